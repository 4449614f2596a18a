"""Two curators at once, and the history."""

from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address, form_of


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

    def test_it_shows_items_and_recipients_before_and_after(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one, two = draft.instructions.all()
        self.send(draft, copied="Sở A | b/c", **{f"p{one.pk}-text": "Một, sửa"})
        response = self.client.get(address(draft, "history"))
        self.assertContains(response, "<td>1. Một</td>", html=True)
        self.assertContains(response, "<td>1. Một, sửa</td>", html=True)
        self.assertContains(response, "<td>Sở A | b/c</td>", html=True)
        self.assertNotContains(response, "2. Hai")
        self.send(draft, do=f"indent:{two.pk}")
        response = self.client.get(address(draft, "history"))
        self.assertContains(response, "Điểm 2 → 1/2")

    def test_a_removed_item_can_still_be_read_there(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        self.send(draft, **{f"p{draft.instructions.last().pk}-remove": "on"})
        response = self.client.get(address(draft, "history"))
        self.assertContains(response, "<td>2. Hai</td>", html=True)
