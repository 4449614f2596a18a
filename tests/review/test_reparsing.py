"""Reading a stored original anew: the difference first, and a person's word above all."""

from datetime import date
from pathlib import Path
from unittest import mock

from django.contrib.auth.models import User
from django.urls import reverse

from directives.arrivals import receive
from directives.ingest import ingest, take_in
from directives.models import Batch, Directive, Instruction, SourcePage, Upload, UploadPiece
from directives.originals import Reread
from tests.extract.pdfs import lines, page
from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address
from tests.work.reading import read_all

SEEDS = sorted(Path("fixtures/seeds").glob("*.txt"))


class ReparseTestCase(ReviewTestCase):
    def uploaded(self, number: int = 0) -> Directive:
        return ingest(SEEDS[number].read_bytes(), SEEDS[number].name, draft=True).directive

    def preview(self, draft: Directive):
        return self.client.get(address(draft, "reparse"))

    def to_a_worker(self, draft: Directive):
        return self.client.post(address(draft, "reparse"), {"do": "send"}, follow=True)

    def apply(self, draft: Directive, response):
        found = response.context["found"]
        version = response.context["directive"].updated_at.isoformat()
        sent = {"version": version, "digest": found.digest}
        return self.client.post(address(draft, "reparse"), sent)


class DifferenceTests(ReparseTestCase):
    def test_the_difference_is_shown_before_anything_changes(self):
        draft = self.uploaded()
        right = draft.subject
        Directive.objects.filter(pk=draft.pk).update(subject="Đọc sai")
        response = self.preview(draft)
        self.assertContains(response, "Đọc sai")
        self.assertContains(response, "Áp dụng")
        draft.refresh_from_db()
        self.assertEqual(draft.subject, "Đọc sai")
        self.assertRedirects(self.apply(draft, response), address(draft))
        draft.refresh_from_db()
        self.assertEqual(draft.subject, right)

    def test_items_stand_side_by_side(self):
        draft = self.uploaded()
        item = draft.instructions.first()
        Instruction.objects.filter(pk=item.pk).update(text="Đọc thiếu")
        response = self.preview(draft)
        (found,) = response.context["found"].differences
        self.assertEqual((found.label, found.before[:9]), ("Điểm 1", "Đọc thiếu"))
        self.assertTrue(found.after.startswith(item.text[:40]))

    def test_a_change_of_places_alone_can_be_applied_too(self):
        draft = self.uploaded()
        right = draft.readings
        Directive.objects.filter(pk=draft.pk).update(readings={})
        response = self.preview(draft)
        self.assertContains(response, "Áp dụng")
        self.apply(draft, response)
        draft.refresh_from_db()
        self.assertEqual(draft.readings, right)

    def test_what_changed_meanwhile_is_shown_again_and_not_applied(self):
        draft = self.uploaded()
        Directive.objects.filter(pk=draft.pk).update(subject="Đọc sai")
        seen = self.preview(draft)
        self.send(draft, place="Nơi khác")
        response = self.apply(draft, seen)
        self.assertContains(response, "không còn như đã hiện", status_code=409)
        draft.refresh_from_db()
        self.assertEqual(draft.subject, "Đọc sai")

    def test_another_difference_than_the_one_shown_is_not_applied(self):
        draft = self.uploaded()
        Directive.objects.filter(pk=draft.pk).update(subject="Đọc sai")
        seen = self.preview(draft)
        Directive.objects.filter(pk=draft.pk).update(place="Nơi khác")
        self.assertEqual(self.apply(draft, seen).status_code, 409)
        draft.refresh_from_db()
        self.assertEqual((draft.subject, draft.place), ("Đọc sai", "Nơi khác"))

    def test_a_directive_whose_file_cannot_be_read_says_why(self):
        draft = make_directive(status="draft")
        response = self.preview(draft)
        self.assertTrue(response.context["error"])
        self.assertNotContains(response, "Áp dụng")


class PersonsWordTests(ReparseTestCase):
    def test_every_kind_of_value_that_a_person_set_survives(self):
        draft = self.uploaded()
        item = draft.instructions.first()
        self.send(
            draft,
            kind="thong-bao",
            number_symbol="9-TB/TU",
            parent_body="Tỉnh ủy X",
            place="Nơi khác",
            issued_on="01/02/2021",
            urgency="khan",
            subject="Người sửa",
            preamble="Người sửa mở đầu",
            closing="Người sửa kết",
            signing_authority="T/M BAN",
            signatory_title="CHỦ TỊCH",
            signatory_name="Nguyễn Văn Mẫu",
            addressed="Sở B",
            copied="Sở A | b/c",
            **{
                f"p{item.pk}-text": "Người sửa điểm",
                f"p{item.pk}-addressees": "Sở C | chủ trì | giao",
                f"p{item.pk}-deadlines": "trước 5/6 | 05/06/2021",
            },
        )
        before = self.state(draft)
        response = self.preview(draft)
        self.assertFalse(response.context["found"].changes)
        self.assertContains(response, "Giữ nguyên vì do người nhập")
        labels = {each.label for each in response.context["found"].kept}
        self.assertLessEqual({"Trích yếu", "Ngày ban hành", "Nơi nhận", "Điểm 1"}, labels)
        Directive.objects.filter(pk=draft.pk).update(text="Khác hẳn")
        self.apply(draft, self.preview(draft))
        self.assertEqual(self.state(draft), before)
        self.assertEqual(before[0]["issued_on"], date(2021, 2, 1))

    def test_an_outline_mended_by_gestures_survives(self):
        draft = self.uploaded()
        second = draft.instructions.all()[1]
        self.send(draft, do=f"indent:{second.pk}")
        before = self.state(draft)
        Directive.objects.filter(pk=draft.pk).update(subject="Đọc sai")
        self.apply(draft, self.preview(draft))
        self.assertEqual(self.state(draft)[1], before[1])
        draft.refresh_from_db()
        self.assertNotEqual(draft.subject, "Đọc sai")

    def test_its_places_follow_the_words_into_another_text(self):
        draft = self.uploaded()
        item = draft.instructions.first()
        self.send(draft, **{f"p{item.pk}-text": "Người sửa điểm"}, subject=draft.subject)
        item = draft.instructions.first()
        Directive.objects.filter(pk=draft.pk).update(text=f"Dòng đọc thừa\n{draft.text}")
        longer = len("Dòng đọc thừa\n")
        for row in (item, *item.addressees.all(), *item.deadlines.all()):
            if row.start is not None:
                type(row).objects.filter(pk=row.pk).update(
                    start=row.start + longer, end=row.end + longer
                )
        self.apply(draft, self.preview(draft))
        again = draft.instructions.first()
        self.assertEqual((again.pk, again.start, again.end), (item.pk, item.start, item.end))
        self.assertEqual(
            list(again.addressees.values_list("start", "end")),
            [(each.start, each.end) for each in item.addressees.all()],
        )

    def test_a_place_whose_words_are_gone_is_none(self):
        draft = self.uploaded()
        item = draft.instructions.first()
        self.send(draft, **{f"p{item.pk}-text": "Người sửa điểm"})
        Directive.objects.filter(pk=draft.pk).update(text="Khác hẳn. " * 2000)
        self.apply(draft, self.preview(draft))
        self.assertEqual(
            set(draft.instructions.values_list("start", "end", "addressees__start")),
            {(None, None, None)},
        )

    def state(self, draft: Directive) -> tuple:
        draft = Directive.objects.get(pk=draft.pk)
        names = ("kind", "number_symbol", "parent_body", "place", "issued_on", "urgency", "subject")
        names += ("preamble", "closing", "signing_authority", "signatory_title", "signatory_name")
        items = draft.instructions.values_list(
            "path", "text", "origin", "addressees__name", "addressees__verb", "deadlines__ends_on"
        )
        recipients = draft.recipients.values_list("section", "name", "purpose")
        values = {name: getattr(draft, name) for name in names}
        return values, sorted(items, key=str), list(recipients)


class PrintedPageTests(ReparseTestCase):
    def test_the_places_on_the_paper_are_those_of_the_new_reading(self):
        printed = ("UBND TINH NAM DINH", "So: 12/CT-UBND", "Nam Dinh, ngay 01 thang 5 nam 2021")
        printed += ("CHI THI", "Ve viec phong chong dich Covid-19", "1. Giao So Y te thuc hien.")
        content = page(lines(*((72, 800 - 20 * at, each) for at, each in enumerate(printed))))
        draft = ingest(content, "chi-thi.pdf", draft=True).directive
        pages = SourcePage.objects.filter(source__directive=draft)
        right = list(pages.values_list("number", "start", "end", "words"))
        pages.update(start=90, end=99, words=[])
        self.to_a_worker(draft)
        read_all()
        self.apply(draft, self.preview(draft))
        self.assertEqual(list(pages.values_list("number", "start", "end", "words")), right)
        self.to_a_worker(draft)
        read_all()
        self.assertFalse(self.preview(draft).context["found"].changes)


class ScannedTests(ReparseTestCase):
    """Recognising a page takes seconds: a worker does it, and the curator comes back to it."""

    def scanned(self, number: int = 0) -> Directive:
        draft = self.uploaded(number)
        source = draft.sources.get()
        facts = {"start": 0, "end": 1, "width": 595, "height": 842, "method": "ocr"}
        SourcePage.objects.create(source=source, number=1, **facts)
        Directive.objects.filter(pk=draft.pk).update(subject="Đọc sai")
        return draft

    def test_nothing_is_read_before_a_worker_does(self):
        draft = self.scanned()
        with mock.patch("directives.review.rereading.receive") as read:
            self.assertContains(self.preview(draft), "Đọc lại ở nền")
            self.assertContains(self.to_a_worker(draft), "Đang chờ đọc")
            self.assertContains(self.preview(draft), "đang được đọc lại ở nền")
        read.assert_not_called()

    def test_what_is_read_at_once_or_is_under_way_is_not_sent(self):
        self.to_a_worker(self.uploaded(1))
        self.to_a_worker(make_directive(status="draft"))  # it has no original
        draft = self.scanned()
        self.to_a_worker(draft)
        self.to_a_worker(draft)
        self.assertEqual(Upload.objects.count(), 1)

    def test_the_difference_waits_for_the_curator_and_is_applied_once(self):
        draft = self.scanned()
        batch = self.to_a_worker(draft).context["batch"]
        read_all()
        self.assertContains(self.client.get(batch.get_absolute_url()), address(draft, "reparse"))
        draft.refresh_from_db()
        self.assertEqual(draft.subject, "Đọc sai")
        self.assertRedirects(self.apply(draft, self.preview(draft)), address(draft))
        draft.refresh_from_db()
        self.assertNotEqual(draft.subject, "Đọc sai")
        self.assertFalse(UploadPiece.objects.exists())

    def test_it_can_be_read_once_more_while_an_older_reading_waits(self):
        draft = self.scanned()
        self.to_a_worker(draft)
        read_all()
        self.assertContains(self.preview(draft), "Đọc lại lần nữa ở nền")
        self.to_a_worker(draft)
        self.assertTrue(self.preview(draft).context["found"].must_wait)
        read_all()
        self.assertTrue(self.preview(draft).context["found"].changes)

    def test_a_reading_by_the_command_takes_the_place_of_one_that_waits(self):
        draft = self.scanned()
        self.to_a_worker(draft)
        read_all()
        take_in([Reread(draft.pk, receive(SEEDS[0].read_bytes(), SEEDS[0].name), "")])
        self.assertFalse(UploadPiece.objects.exists())

    def test_who_did_not_send_it_is_told_without_a_way_to_anothers_batch(self):
        draft = self.scanned()
        way = self.to_a_worker(draft).context["batch"].get_absolute_url()
        self.assertContains(self.preview(draft), way)
        Batch.objects.update(person=User.objects.create_user("khac"))
        page = self.preview(draft)
        self.assertContains(page, "đang được đọc lại ở nền")
        self.assertNotContains(page, way)

    def test_two_who_ask_at_once_have_it_read_once(self):
        draft = self.scanned()
        self.to_a_worker(draft)
        not_seen = mock.patch("directives.review.rereading.rereading_of", side_effect=[None, None])
        with not_seen:
            self.to_a_worker(draft)
        self.assertEqual((Batch.objects.count(), Upload.objects.count()), (1, 1))

    def test_a_batch_whose_draft_was_deleted_says_so(self):
        draft = self.scanned()
        batch = self.to_a_worker(draft).context["batch"]
        draft.delete()
        self.assertContains(self.client.get(batch.get_absolute_url()), "đã được xóa")

    def test_a_text_found_in_an_original_that_was_replaced_is_not_used(self):
        draft = self.scanned()
        self.to_a_worker(draft)
        read_all()
        draft.sources.update(sha256="0" * 64)
        self.assertTrue(self.preview(draft).context["found"].must_wait)

    def test_a_file_that_cannot_be_read_is_told_and_may_be_tried_again(self):
        draft = self.scanned()
        draft.sources.update(content=b"")
        batch = self.to_a_worker(draft).context["batch"]
        read_all()
        self.assertContains(self.client.get(batch.get_absolute_url()), "Đọc lại tệp này")
        again = reverse("admin:directives_directive_again", args=[batch.pk])
        self.assertContains(self.client.post(again, follow=True), "Đang chờ đọc")

    def test_a_reading_that_is_gone_is_not_applied(self):
        draft = self.scanned()
        self.to_a_worker(draft)
        read_all()
        seen = self.preview(draft)
        UploadPiece.objects.all().delete()
        self.assertEqual(self.apply(draft, seen).status_code, 409)

    def test_a_file_that_could_not_be_recognised_in_time_is_not_tried_in_a_request(self):
        draft = self.uploaded()
        problem = {"part": "text", "code": "ocr_pages_left", "severity": "error", "params": {}}
        Directive.objects.filter(pk=draft.pk).update(problems=[problem])
        self.assertTrue(self.preview(draft).context["found"].must_wait)

    def test_of_many_the_slow_ones_are_sent_and_the_others_shown(self):
        slow, quick = self.scanned(), self.uploaded(1)
        Directive.objects.filter(pk=quick.pk).update(subject="Đọc nhầm")
        listing = reverse("admin:directives_directive_changelist")
        sent = {"action": "read_anew", "_selected_action": [slow.pk, quick.pk]}
        response = self.client.post(listing, sent)
        self.assertContains(response, "Đọc nhầm")
        self.assertContains(response, "đang được đọc lại ở nền")
        self.assertEqual([each.rereads for each in Upload.objects.all()], [slow])
        self.assertEqual(self.client.post(listing, sent).context["sent"], None)  # it is under way

    def test_slow_ones_alone_lead_to_their_progress(self):
        listing = reverse("admin:directives_directive_changelist")
        sent = {"action": "read_anew", "_selected_action": [self.scanned().pk]}
        response = self.client.post(listing, sent)
        self.assertRedirects(response, Batch.objects.get().get_absolute_url())


class ManyTests(ReparseTestCase):
    def ask(self, *drafts: Directive):
        return self.client.post(
            reverse("admin:directives_directive_changelist"),
            {"action": "read_anew", "_selected_action": [each.pk for each in drafts]},
        )

    def test_the_differences_of_many_are_shown_and_the_ticked_ones_applied(self):
        one, other, same = self.uploaded(0), self.uploaded(1), self.uploaded(2)
        Directive.objects.filter(pk__in=[one.pk, other.pk]).update(subject="Đọc sai")
        response = self.ask(one, other, same)
        self.assertContains(response, "Đọc sai", count=2)
        self.assertContains(response, "Không có gì khác", count=1)
        sent = {"pk": [one.pk]}
        for each in response.context["found"]:
            sent[f"version-{each['directive'].pk}"] = each["directive"].updated_at.isoformat()
            sent[f"digest-{each['directive'].pk}"] = each["found"].digest
        answer = self.client.post(
            reverse("admin:directives_directive_reparse_many"), sent, follow=True
        )
        self.assertContains(answer, "Đã đọc lại 1 văn bản")
        one.refresh_from_db()
        other.refresh_from_db()
        self.assertNotEqual(one.subject, "Đọc sai")
        self.assertEqual(other.subject, "Đọc sai")

    def test_one_that_changed_meanwhile_is_told_and_left(self):
        draft = self.uploaded()
        Directive.objects.filter(pk=draft.pk).update(subject="Đọc sai")
        answer = self.client.post(
            reverse("admin:directives_directive_reparse_many"),
            {"pk": [draft.pk, "x"], f"version-{draft.pk}": "2021-01-01"},
            follow=True,
        )
        self.assertContains(answer, "không còn như đã hiện")
        draft.refresh_from_db()
        self.assertEqual(draft.subject, "Đọc sai")
