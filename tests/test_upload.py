"""Uploading one or many files, and what a curator is told of each."""

from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directives.models import Batch, Directive, SourceFile, Upload, UploadPiece
from directives.problems import Refused
from directives.work.presence import present
from tests.test_login import make_curator
from tests.work.reading import SEEDS, read_all


def sent(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes(), "text/plain")


class UploadTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_curator())
        self.address = reverse("admin:directives_directive_add")

    def upload(self, *files):
        """Return the page of the batch after a worker has read it."""
        sent = self.client.post(self.address, {"uploads": list(files)})
        self.assertEqual(sent.status_code, 302)
        read_all()
        return self.client.get(sent.url)


class UploadTests(UploadTestCase):
    def test_the_form_tells_the_limit_before_and_works_without_script(self):
        response = self.client.get(self.address)
        self.assertContains(response, 'type="file"')
        self.assertContains(response, "multiple")
        self.assertContains(response, 'enctype="multipart/form-data"')
        self.assertContains(response, "50,0\xa0MB")

    def test_a_file_becomes_a_draft_that_the_public_does_not_see(self):
        response = self.upload(sent(SEEDS[0]))
        draft = Directive.objects.get()
        self.assertEqual(draft.status, "draft")
        self.assertContains(response, reverse("admin:directives_directive_change", args=[draft.pk]))
        self.assertEqual(Client().get(draft.get_absolute_url()).status_code, 404)

    def test_many_files_are_told_one_by_one(self):
        response = self.upload(*map(sent, SEEDS))
        self.assertEqual(Directive.objects.filter(status="draft").count(), len(SEEDS))
        for path in SEEDS:
            self.assertContains(response, path.name)
        self.assertContains(response, "Rà soát lần lượt")

    def test_one_bad_file_does_not_stop_the_others(self):
        response = self.upload(
            SimpleUploadedFile("hong.txt", b"\x00\x01\x02\xff" * 50),
            sent(SEEDS[0]),
            SimpleUploadedFile("rong.txt", b""),
        )
        self.assertEqual(Directive.objects.count(), 1)
        self.assertEqual(
            [each["outcome"] for each in response.context["results"]],
            ["failed", "created", "failed"],
        )
        for row in response.context["results"]:
            self.assertTrue(row["error"] or row["directive"], row)

    def test_the_result_survives_a_reload_and_stores_nothing_twice(self):
        self.upload(sent(SEEDS[0]))
        again = self.client.get(Batch.objects.get().get_absolute_url())
        self.assertContains(again, SEEDS[0].name)
        self.assertEqual(Directive.objects.count(), 1)

    def test_the_same_file_again_is_told_with_a_link_to_what_is_there(self):
        self.upload(sent(SEEDS[0]))
        response = self.upload(sent(SEEDS[0]))
        self.assertEqual([each["outcome"] for each in response.context["results"]], ["unchanged"])
        self.assertContains(
            response,
            reverse("admin:directives_directive_change", args=[Directive.objects.get().pk]),
        )

    def test_the_same_text_in_other_bytes_is_a_duplicate_with_a_link_to_its_twin(self):
        self.upload(sent(SEEDS[0]))
        content = SEEDS[0].read_bytes().replace(b"\n", b"\r\n") + b"\r\n"
        response = self.upload(SimpleUploadedFile("ban-sao.txt", content))
        self.assertEqual([each["outcome"] for each in response.context["results"]], ["duplicate"])
        self.assertContains(
            response,
            reverse("admin:directives_directive_change", args=[Directive.objects.get().pk]),
        )

    def test_sending_no_file_is_told_and_stores_nothing(self):
        response = self.client.post(self.address, {})
        self.assertContains(response, "Chọn ít nhất một tệp", status_code=422)

    def test_a_token_is_needed(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_curator())
        response = client.post(self.address, {"uploads": sent(SEEDS[0])})
        self.assertEqual(response.status_code, 403)
        self.assertFalse(SourceFile.objects.exists())


class WaitingTests(UploadTestCase):
    """Between the upload and the reading."""

    def setUp(self):
        super().setUp()
        answer = self.client.post(self.address, {"uploads": [sent(SEEDS[0]), sent(SEEDS[1])]})
        self.page = answer.url

    def test_the_request_only_stores_the_bytes(self):
        self.assertFalse(Directive.objects.exists())
        first = Upload.objects.get(name=SEEDS[0].name)
        kept = b"".join(bytes(piece.content) for piece in first.pieces.all())
        self.assertEqual(kept, SEEDS[0].read_bytes())
        self.assertEqual(first.size, len(kept))

    def test_the_page_tells_how_far_it_is_and_looks_again_by_itself(self):
        response = self.client.get(self.page)
        self.assertContains(response, "Đã đọc 0 trên 2 tệp.")
        self.assertContains(response, '<meta http-equiv="refresh"')
        Upload.objects.filter(name=SEEDS[0].name).update(
            state="reading", started_at=datetime(2021, 5, 10, 3, 30, tzinfo=UTC)
        )
        said = f"Đang đọc {SEEDS[0].name} từ 10:30:00."
        self.assertContains(self.client.get(self.page), said)
        read_all()
        response = self.client.get(self.page)
        self.assertNotContains(response, "http-equiv")
        self.assertContains(response, "2 tệp:")

    def test_looking_again_can_be_turned_off(self):
        response = self.client.get(self.page, {"watch": "no"})
        self.assertNotContains(response, "http-equiv")
        self.assertNotContains(response, "progress.js")

    def test_without_a_worker_the_page_says_what_to_do(self):
        for page in (self.page, self.address):
            self.assertContains(self.client.get(page), "manage.py worker")
        with present("song"):
            for page in (self.page, self.address):
                self.assertNotContains(self.client.get(page), "manage.py worker")

    def test_a_file_that_reaches_into_several_pieces_comes_out_whole(self):
        content = SEEDS[2].read_bytes()
        with mock.patch("directives.review.uploading.PIECE", 1000):
            self.upload(SimpleUploadedFile("dai.txt", content))
        self.assertEqual(bytes(SourceFile.objects.get(name="dai.txt").content), content)

    def test_bytes_are_let_go_when_the_archive_holds_them(self):
        read_all()
        self.assertFalse(UploadPiece.objects.exists())


class LaterTests(UploadTestCase):
    """A curator who comes back."""

    def queries(self, address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            self.client.get(address)
            return len(captured)

    def test_recent_batches_are_listed_with_what_was_not_seen_yet(self):
        self.client.post(self.address, {"uploads": [sent(SEEDS[0]), sent(SEEDS[1])]})
        self.assertContains(self.client.get(self.address), "đã đọc 0 trên 2 tệp")
        read_all()
        page = Batch.objects.get().get_absolute_url()
        self.assertContains(self.client.get(self.address), page)
        self.assertContains(self.client.get(self.address), "2 kết quả chưa xem")
        self.assertContains(self.client.get("/admin/"), "2 kết quả đọc chưa xem")
        self.client.get(page)
        self.assertNotContains(self.client.get(self.address), "chưa xem")
        self.assertNotContains(self.client.get("/admin/"), "chưa xem")

    def test_the_latest_batches_come_first(self):
        for path in SEEDS[:3]:
            self.upload(sent(path))
        with mock.patch("directives.review.batches.SHOWN_BATCHES", 2):
            shown = self.client.get(self.address).context["batches"]
        self.assertEqual(
            [each.uploads.get().name for each in shown], [SEEDS[2].name, SEEDS[1].name]
        )

    def test_the_list_costs_the_same_however_many_there_are(self):
        self.upload(sent(SEEDS[0]))
        queries = self.queries(self.address)
        for path in SEEDS[1:]:
            self.upload(sent(path))
        self.assertEqual(self.queries(self.address), queries)

    def test_the_page_of_a_batch_costs_the_same_however_many_files_it_has(self):
        self.upload(sent(SEEDS[0]))
        page = Batch.objects.get().get_absolute_url()
        queries = self.queries(page)
        self.upload(*map(sent, SEEDS[1:]))
        self.assertEqual(self.queries(Batch.objects.first().get_absolute_url()), queries)

    def test_a_refused_file_can_be_read_again(self):
        with mock.patch("directives.work.tasks.receive", side_effect=Refused("file_binary")):
            response = self.upload(sent(SEEDS[0]), sent(SEEDS[1]))
        batch = Batch.objects.get()
        again = reverse("admin:directives_directive_again", args=[batch.pk])
        self.assertContains(response, again)
        self.assertContains(response, "Đọc lại 2 tệp không nhận được")
        self.client.post(again, {"upload": batch.uploads.last().pk})
        read_all()
        self.assertEqual(SourceFile.objects.get().name, SEEDS[1].name)
        self.client.post(again)
        read_all()
        response = self.client.get(batch.get_absolute_url())
        self.assertEqual([each["outcome"] for each in response.context["results"]], ["created"] * 2)
        self.assertNotContains(response, again)

    def test_what_was_read_or_never_let_in_cannot_be_read_again(self):
        with self.settings(MAX_UPLOAD_BYTES=20_000):
            response = self.upload(
                sent(SEEDS[0]), SimpleUploadedFile("to.pdf", b"%PDF" + b"0" * 30_000)
            )
        again = reverse("admin:directives_directive_again", args=[Batch.objects.get().pk])
        self.assertNotContains(response, again)
        self.client.post(again, {"upload": "x" * 30})
        self.assertFalse(Upload.objects.exclude(state="done").exists())


class PermissionTests(UploadTestCase):
    def setUp(self):
        super().setUp()
        self.upload(sent(SEEDS[0]), SimpleUploadedFile("hong.txt", b"\x00\x01\x02\xff" * 50))
        batch = Batch.objects.get()
        self.page = batch.get_absolute_url()
        self.again = reverse("admin:directives_directive_again", args=[batch.pk])

    def test_another_curator_sees_neither_the_batch_nor_the_list(self):
        self.client.force_login(make_curator("minh"))
        self.assertEqual(self.client.get(self.page).status_code, 404)
        self.assertEqual(self.client.post(self.again).status_code, 404)
        self.assertNotContains(self.client.get(self.address), self.page)
        self.assertNotContains(self.client.get("/admin/"), "chưa xem")

    def test_staff_who_may_not_upload_are_refused(self):
        self.client.force_login(User.objects.create_user("khach", is_staff=True))
        self.assertEqual(self.client.get(self.page).status_code, 403)
        self.assertEqual(self.client.post(self.again).status_code, 403)

    def test_a_stranger_is_sent_to_sign_in(self):
        for method, address in (("get", self.page), ("post", self.again), ("post", self.address)):
            answer = getattr(Client(), method)(address)
            self.assertEqual((answer.status_code, answer.url[:13]), (302, "/admin/login/"), address)
        self.assertEqual(Batch.objects.count(), 1)

    def test_reading_again_needs_a_token_and_a_post(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.client.get("/admin/").wsgi_request.user)
        self.assertEqual(client.post(self.again).status_code, 403)
        self.assertEqual(client.get(self.again).status_code, 405)


class LimitTests(UploadTestCase):
    def test_a_file_over_the_limit_is_refused_in_words_and_the_others_go_on(self):
        with self.settings(MAX_UPLOAD_BYTES=20_000):
            response = self.upload(
                sent(SEEDS[0]),
                SimpleUploadedFile("to.pdf", b"%PDF" + b"0" * 30_000),
                sent(SEEDS[1]),
            )
        self.assertContains(response, "Tệp lớn hơn 19,5\xa0KB")
        self.assertEqual(Directive.objects.count(), 2)

    def test_a_file_over_the_limit_alone_is_refused_in_words(self):
        with self.settings(MAX_UPLOAD_BYTES=20_000):
            response = self.upload(SimpleUploadedFile("to.pdf", b"%PDF" + b"0" * 30_000))
        self.assertContains(response, "to.pdf")
        self.assertContains(response, "Tệp lớn hơn")
        self.assertFalse(SourceFile.objects.exists())

    def test_a_batch_beyond_all_reason_is_refused_whole(self):
        with mock.patch("directives.review.upload_handler.BATCH_BYTES", 10_000):
            response = self.upload(SimpleUploadedFile("to.pdf", b"%PDF" + b"0" * 30_000))
        self.assertContains(response, "Chia thành nhiều lần")
        self.assertFalse(SourceFile.objects.exists())

    def test_too_many_files_at_once_are_refused_in_words(self):
        with self.settings(DATA_UPLOAD_MAX_NUMBER_FILES=2):
            response = self.client.post(self.address, {"uploads": [*map(sent, SEEDS[:3])]})
        self.assertContains(response, "Mỗi lần chỉ nhận 2 tệp", status_code=413)
        self.assertFalse(SourceFile.objects.exists())
