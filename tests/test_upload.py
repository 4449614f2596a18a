"""Uploading one or many files, and what a curator is told of each."""

from pathlib import Path
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase
from django.urls import reverse

from directives.models import Directive, SourceFile
from tests.test_login import make_curator

SEEDS = sorted((Path(__file__).parent.parent / "fixtures" / "seeds").glob("*.txt"))


def sent(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes(), "text/plain")


class UploadTestCase(TestCase):
    def setUp(self):
        self.client.force_login(make_curator())
        self.address = reverse("admin:directives_directive_add")

    def upload(self, *files, follow=True):
        return self.client.post(self.address, {"uploads": list(files)}, follow=follow)


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
        response = self.upload(sent(SEEDS[0]))
        self.assertEqual(len(response.redirect_chain), 1)
        again = self.client.get(response.redirect_chain[0][0])
        self.assertContains(again, SEEDS[0].name)
        self.assertEqual(Directive.objects.count(), 1)

    def test_nobody_else_can_read_the_result(self):
        response = self.upload(sent(SEEDS[0]))
        self.client.force_login(make_curator("minh"))
        self.assertEqual(self.client.get(response.redirect_chain[0][0]).status_code, 404)

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
            response = self.upload(*map(sent, SEEDS[:3]))
        self.assertContains(response, "Mỗi lần chỉ nhận 2 tệp", status_code=413)
        self.assertFalse(SourceFile.objects.exists())
