"""What a curator sees beside the source."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.models import Addressee, Deadline, Recipient
from tests.factories import make_directive
from tests.review.base import ReviewTestCase, address


class ReviewPageTests(ReviewTestCase):
    def test_it_works(self):
        text = "THÀNH ỦY\nSố 7-CV/TU\n1. Dừng họp chợ."
        draft = make_directive(
            status="draft",
            text=text,
            readings={
                "number_symbol": {"start": 12, "end": 19, "origin": "stated", "reason": ""},
                "issued_on": {"start": 0, "end": 5, "origin": "inferred", "reason": ""},
            },
        )
        response = self.open(draft)
        self.assertContains(response, 'id="l2"')
        self.assertContains(
            response,
            '<span class="read" data-to="id_number_symbol">7-CV/TU</span>'
            '<a class="read__tag" id="cho-id_number_symbol" href="#id_number_symbol">Số,',
        )
        self.assertContains(response, 'href="#id_number_symbol"')
        self.assertContains(response, "read--inferred")
        self.assertContains(response, 'href="#cho-id_number_symbol"')

    def test_a_twin_is_opened_on_its_own_review_page(self):
        twin = make_directive(status="draft")
        problem = {
            "part": "number",
            "code": "twin_exists",
            "severity": "error",
            "line": None,
            "params": {"url": twin.get_absolute_url(), "number": "1"},
        }
        draft = make_directive(status="draft", problems=[problem])
        self.assertContains(self.open(draft), f'href="{address(twin)}">Mở văn bản kia')

    def test_two_values_read_in_one_place_are_both_named(self):
        reading = {"start": 0, "end": 9, "origin": "stated", "reason": ""}
        draft = make_directive(
            status="draft",
            text="Số 7-CV/TU",
            readings={"kind": reading, "number_symbol": reading},
        )
        response = self.open(draft)
        for name, label in (("kind", "Loại văn bản"), ("number_symbol", "Số, ký hiệu")):
            self.assertContains(response, f'href="#id_{name}">{label}</a>')

    def test_text_of_a_document_is_never_markup(self):
        draft = make_directive(
            status="draft",
            text="<script>alert(1)</script>",
            subject="<b>đậm</b>",
            instructions=("<img src=x onerror=alert(1)>",),
        )
        response = self.open(draft)
        self.assertNotContains(response, "<script>alert")
        self.assertNotContains(response, "<img src=x")
        self.assertNotContains(response, "<b>đậm")

    def test_problems_stand_first_and_lead_to_their_field_and_line(self):
        problem = {
            "part": "date",
            "code": "issuer_unidentified",
            "severity": "warning",
            "line": 3,
            "params": {"name": "Tỉnh ủy"},
        }
        response = self.open(make_directive(status="draft", problems=[problem]))
        self.assertContains(response, "1 chỗ cần xem")
        self.assertContains(response, 'href="#id_issued_on"')
        self.assertContains(response, 'href="#l3"')

    def test_a_long_outline_takes_no_more_queries_than_a_short_one(self):
        short = make_directive(status="draft", instructions=("Một",))
        long = make_directive(status="draft", instructions=tuple("abcdefghij"))
        for number, item in enumerate(long.instructions.all()):
            Addressee.objects.create(instruction=item, position=1, name=f"Sở {number}")
            Recipient.objects.create(
                directive=long, position=number, section="noi_nhan", name=f"Sở {number}"
            )
        self.open(short)
        with CaptureQueriesContext(connection) as of_short:
            self.open(short)
        with CaptureQueriesContext(connection) as of_long:
            self.open(long)
        self.assertEqual(len(of_short), len(of_long))

    def test_the_queue_leads_to_the_neighbours(self):
        first, second, third = (make_directive(status="draft") for _ in range(3))
        response = self.open(second)
        self.assertContains(response, "Bản nháp 2 trên 3")
        self.assertContains(response, address(first))
        self.assertContains(response, address(third))

    def test_an_unknown_directive_is_not_found(self):
        for key in ("99999", "khong", "9" * 40):
            response = self.client.get(f"/admin/directives/directive/{key}/change/")
            self.assertEqual(response.status_code, 404)

    def test_it_is_english_under_en(self):
        draft = make_directive(status="draft")
        response = self.client.get(f"/en{address(draft)}")
        self.assertContains(response, 'lang="en"')

    def test_an_inferred_deadline_says_why(self):
        draft = make_directive(status="draft")
        Deadline.objects.create(
            instruction=draft.instructions.get(),
            position=1,
            printed="trong 24 giờ tới",
            kind="deadline",
            origin="inferred",
            reason="deadline_counted_from_issue",
        )
        self.assertContains(self.open(draft), "Thời hạn tính từ ngày ban hành văn bản.")

    def test_a_problem_stands_beside_its_field_and_its_item(self):
        problems = [
            {
                "part": part,
                "code": "issuer_unidentified",
                "severity": "warning",
                "line": 1,
                "params": {"name": name},
            }
            for part, name in (("date", "Cơ quan A"), ("instructions/1", "Cơ quan B"))
        ]
        page = self.open(make_directive(status="draft", problems=problems)).content.decode()
        field = page[page.index('id="says-issued_on"') :]
        self.assertIn("Cơ quan A", field[: field.index("</div>")])
        item = page[page.index('id="diem-1"') :]
        self.assertIn("Cơ quan B", item[: item.index("</details>")])
        self.assertIn("<details open>", item[:200])
