"""Two curators at once, the history, and reading anew."""

from directives.ingest import ingest
from directives.models import Directive
from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address, form_of
from tests.test_upload import SEEDS


class TwoCuratorsTests(ReviewTestCase):
    def test_the_second_is_told_and_nothing_of_either_is_lost(self):
        draft = make_directive(status="draft", place="", signatory_name="")
        seen_by_second = form_of(self.open(draft))
        self.send(draft, place="Nam Định", subject="Trích yếu của người đầu")
        response = self.client.post(
            address(draft),
            seen_by_second | {"signatory_name": "Nguyễn A", "subject": "Trích yếu của người sau"},
        )
        self.assertContains(response, "Người khác vừa lưu", status_code=409)
        self.assertContains(response, "Trích yếu của người đầu", status_code=409)
        draft.refresh_from_db()
        self.assertEqual(draft.subject, "Trích yếu của người đầu")
        again = form_of(response)
        self.assertEqual(again["place"], "Nam Định")
        self.assertEqual(again["signatory_name"], "Nguyễn A")
        self.assertEqual(again["subject"], "Trích yếu của người sau")
        self.client.post(address(draft), again)
        draft.refresh_from_db()
        self.assertEqual(
            (draft.place, draft.signatory_name, draft.subject),
            ("Nam Định", "Nguyễn A", "Trích yếu của người sau"),
        )

    def test_items_are_merged_the_same_way(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai", "Ba"))
        one, two, three = draft.instructions.all()
        seen = form_of(self.open(draft))
        self.send(draft, **{f"p{one.pk}-text": "Một A", f"p{three.pk}-remove": "on"})
        response = self.client.post(
            address(draft), seen | {f"p{two.pk}-text": "Hai B", f"p{three.pk}-text": "Ba B"}
        )
        self.assertContains(response, "Ba B", status_code=409)
        again = form_of(response)
        self.assertEqual(again[f"p{one.pk}-text"], "Một A")
        self.client.post(address(draft), again)
        self.assertEqual(
            list(draft.instructions.values_list("text", flat=True)), ["Một A", "Hai B"]
        )


class HistoryTests(ReviewTestCase):
    def test_it_says_who_changed_what(self):
        draft = make_directive(status="draft", instructions=("Một",), place="")
        item = draft.instructions.get()
        self.send(draft, place="Nam Định", **{f"p{item.pk}-text": "Một, sửa"})
        response = self.client.get(address(draft, "history"))
        self.assertContains(response, "lan")
        self.assertContains(response, "Nam Định")
        self.assertContains(response, "Điểm chỉ đạo 1")


class ReparseTests(ReviewTestCase):
    def uploaded(self) -> Directive:
        return ingest(SEEDS[0].read_bytes(), SEEDS[0].name, draft=True).directive

    def test_the_difference_is_shown_before_anything_changes(self):
        draft = self.uploaded()
        right = draft.subject
        Directive.objects.filter(pk=draft.pk).update(subject="Đọc sai")
        response = self.client.get(address(draft, "reparse"))
        self.assertContains(response, "Đọc sai")
        self.assertContains(response, "Áp dụng")
        draft.refresh_from_db()
        self.assertEqual(draft.subject, "Đọc sai")
        self.client.post(address(draft, "reparse"), {"version": draft.updated_at.isoformat()})
        draft.refresh_from_db()
        self.assertEqual(draft.subject, right)

    def test_a_change_of_places_alone_can_be_applied_too(self):
        draft = self.uploaded()
        right = draft.readings
        Directive.objects.filter(pk=draft.pk).update(readings={})
        self.assertContains(self.client.get(address(draft, "reparse")), "Áp dụng")
        draft.refresh_from_db()
        self.client.post(address(draft, "reparse"), {"version": draft.updated_at.isoformat()})
        draft.refresh_from_db()
        self.assertEqual(draft.readings, right)

    def test_what_a_person_set_survives(self):
        draft = self.uploaded()
        item = draft.instructions.first()
        self.send(
            draft, subject="Người sửa", copied="Sở A", **{f"p{item.pk}-text": "Người sửa điểm"}
        )
        response = self.client.get(address(draft, "reparse"))
        self.assertContains(response, "Không có gì khác")
        draft.refresh_from_db()
        self.client.post(address(draft, "reparse"), {"version": draft.updated_at.isoformat()})
        draft.refresh_from_db()
        self.assertEqual(draft.subject, "Người sửa")
        self.assertEqual(draft.instructions.first().text, "Người sửa điểm")
        self.assertEqual(draft.recipients.filter(section="noi_nhan").get().name, "Sở A")
