"""In which order drafts are shown, and how a curator walks through them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from directives.models import Directive
from directives.review.queue import Key
from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address, form_of
from tests.test_login import make_curator


def problem(part: str, severity: str) -> dict[str, object]:
    return {"part": part, "code": "x", "severity": severity, "line": 1, "params": {}}


def draft(*problems: tuple[str, str], **values: object) -> Directive:
    return make_directive(status="draft", problems=[problem(*each) for each in problems], **values)


LIST = "/admin/directives/directive/drafts/"
NEXT = "/admin/directives/directive/queue/"


class DraftListTests(ReviewTestCase):
    def titles(self, **query: str) -> list[int]:
        return [row.pk for row in self.client.get(LIST, query).context["rows"]]

    def test_the_most_needy_stand_first_and_of_equals_the_oldest(self):
        clean, other_clean = draft(), draft()
        warned, on_date = draft(("place", "warning")), draft(("date", "warning"))
        wrong, urgent = draft(("text", "error")), draft(urgency="hoa-toc")
        make_directive(status="published")
        expected = [wrong, on_date, urgent, warned, clean, other_clean]
        self.assertEqual(self.titles(), [each.pk for each in expected])

    def test_every_row_says_why_it_stands_there(self):
        waiting = draft(
            ("text", "error"),
            ("date", "warning"),
            ("place", "warning"),
            urgency="hoa-toc",
            readings={"subject": {"origin": "stated", "confidence": 41}},
        )
        Directive.objects.filter(pk=waiting.pk).update(
            created_at=timezone.now() - timedelta(days=3, hours=1)
        )
        response = self.client.get(LIST)
        self.assertContains(
            response,
            "1 lỗi · Ngày ban hành cần xem lại · có chữ nhận dạng chưa chắc · Hỏa tốc"
            " · 1 cảnh báo khác · chờ 3 ngày",
        )
        draft()
        self.assertContains(self.client.get(LIST), "không còn chỗ cần xem")

    def test_it_is_narrowed_to_errors_warnings_and_what_can_be_published(self):
        wrong, warned, clean = draft(("text", "error")), draft(("date", "warning")), draft()
        self.assertEqual(self.titles(show="errors"), [wrong.pk])
        self.assertEqual(self.titles(show="warnings"), [warned.pk])
        self.assertEqual(self.titles(show="ready"), [clean.pk])
        self.assertEqual(len(self.titles(show="khac")), 3)
        self.assertContains(self.client.get(LIST), "Có thể công bố (1)")

    def test_mine_are_those_that_i_saved(self):
        mine, theirs = draft(), draft()
        self.send(mine, place="Nam Định")
        self.client.force_login(make_curator("mai"))
        self.send(theirs, place="Hà Nội")
        self.assertEqual(self.titles(show="mine"), [theirs.pk])

    def test_a_longer_list_takes_no_more_queries(self):
        for _each in range(60):
            draft(("date", "warning"))
        with self.assertNumQueries(8):  # session, person, rights twice, counts twice, keys, rows
            response = self.client.get(LIST)
        self.assertContains(response, "Trang 1 trên 2")
        self.assertEqual(len(self.titles(page="2")), 10)
        self.assertEqual(len(self.titles(page="x")), 50)


class WalkTests(ReviewTestCase):
    def next(self, **query: object) -> str:
        return self.client.get(NEXT, query).headers["Location"]

    def test_it_leads_through_the_order_of_need(self):
        clean, wrong = draft(), draft(("text", "error"))
        self.assertEqual(self.next(), address(wrong))
        self.assertEqual(self.next(at=f"{wrong.need}-{wrong.pk}"), address(clean))

    def test_at_the_end_it_begins_again_and_says_so(self):
        first, last = draft(("text", "error")), draft()
        response = self.client.get(NEXT, {"at": f"0-{last.pk}"}, follow=True)
        self.assertRedirects(response, address(first))
        self.assertContains(response, "bắt đầu lại")

    def test_a_place_that_is_none_means_the_beginning(self):
        only = draft()
        for at in ("x" * 50, "1-", "-1", "9" * 30 + "-1", "1-" + "9" * 30):
            self.assertEqual(self.next(at=at), address(only))
            self.assertEqual(self.client.get(address(only), {"at": at}).status_code, 200)

    def test_a_correction_that_lessens_the_need_skips_nobody(self):
        first, second = draft(("date", "warning")), draft(("date", "warning"))
        third = draft()
        response = self.send(first, issued_on="01/06/2021")
        first.refresh_from_db()
        self.assertEqual(first.need, 0)
        after = self.client.get(response.headers["Location"])
        self.assertContains(after, "Bản nháp 1 trên 3")
        data = form_of(after) | {"do": "publish_next", "at": str(after.context["at"])}
        gone_on = self.client.post(response.headers["Location"], data)
        self.assertEqual(gone_on.headers["Location"], address(second))
        self.assertNotEqual(gone_on.headers["Location"], address(third))

    def test_what_others_publish_meanwhile_is_passed_over(self):
        first, second, third = draft(), draft(), draft()
        data = form_of(self.open(first)) | {"do": "publish_next", "at": f"0-{first.pk}"}
        Directive.objects.filter(pk=second.pk).update(status="published")
        response = self.client.post(address(first), data)
        self.assertEqual(response.headers["Location"], address(third))

    def test_a_chosen_filter_is_kept_on_the_way(self):
        first, second, _clean = draft(("text", "error")), draft(("text", "error")), draft()
        page = self.client.get(address(first), {"show": "errors"})
        self.assertContains(page, "Bản nháp 1 trên 2")
        self.assertContains(page, f"{address(second)}?show=errors")
        data = form_of(page) | {"do": "publish_next", "confirm": "problem:x"}
        response = self.client.post(f"{address(first)}?show=errors", data)
        self.assertEqual(response.headers["Location"], f"{address(second)}?show=errors")

    def test_what_was_published_can_be_opened_again(self):
        first = draft()
        draft()
        response = self.client.post(
            address(first), form_of(self.open(first)) | {"do": "publish_next"}, follow=True
        )
        self.assertContains(response, f'<a href="{address(first)}">Mở lại</a>', html=True)

    def test_two_places_of_one_need_are_told_apart_by_age(self):
        self.assertEqual(Key.read("1030-7"), Key(1030, 7))
        self.assertEqual(str(Key(1030, 7)), "1030-7")
        self.assertEqual(reverse("admin:directives_directive_queue"), NEXT)
