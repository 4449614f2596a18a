"""Reviewing: what a curator sees, corrects, publishes and withdraws."""

from datetime import date

from django.contrib.auth.models import User
from django.db import connection
from django.http import Http404
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directives.ingest import ingest
from directives.models import Addressee, Directive, Issuer, Recipient, SearchNote
from directives.review.saving import Corrections, save_corrections
from tests.factories import make_directive, make_issuer, make_province
from tests.test_login import make_curator
from tests.test_upload import SEEDS


def form_of(response) -> dict[str, str]:
    """Return what a browser would send back from a review page untouched."""
    sheet = response.context["sheet"]
    data = {"version": sheet.version}
    for form in (sheet.facts, *sheet.points, sheet.new_point):
        for bound in form:
            value = bound.value()
            if isinstance(value, bool) or value is None:
                continue
            data[bound.html_name] = str(value)
            if bound.field.show_hidden_initial:
                data[bound.html_initial_name] = str(bound.initial)
    return data


def address(directive: Directive, name: str = "change") -> str:
    return reverse(f"admin:directives_directive_{name}", args=[directive.pk])


def version_of(directive: Directive) -> dict[str, str]:
    """Return what the forms beside the review page send to tell which version was seen."""
    directive.refresh_from_db()
    return {"version": directive.updated_at.isoformat()}


class ReviewTestCase(TestCase):
    def setUp(self):
        self.curator = make_curator("lan")
        self.client.force_login(self.curator)

    def open(self, directive: Directive):
        response = self.client.get(address(directive))
        self.assertEqual(response.status_code, 200)
        return response

    def send(self, directive: Directive, *, do: str = "save", **changed):
        data = form_of(self.open(directive)) | changed | {"do": do}
        return self.client.post(address(directive), data)


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
        self.assertContains(response, '<span class="read">7-CV/TU</span>', html=True)
        self.assertContains(response, 'href="#id_number_symbol"')
        self.assertContains(response, "read--inferred")
        self.assertContains(response, 'href="#l2"')

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
            self.assertContains(
                response, f'<a class="read__tag" href="#id_{name}">{label}</a>', html=True
            )

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


class SavingTests(ReviewTestCase):
    def test_saving_an_untouched_form_changes_no_value(self):
        draft = make_directive(status="draft", subject="  Một\n dòng ", readings={})
        self.assertRedirects(self.send(draft), address(draft))
        draft.refresh_from_db()
        self.assertEqual(draft.readings, {})
        self.assertEqual(draft.instructions.get().origin, "stated")

    def test_a_corrected_value_is_a_persons_and_the_others_stay_as_read(self):
        draft = make_directive(
            status="draft", readings={"subject": {"origin": "stated", "start": 0, "end": 4}}
        )
        self.send(draft, issued_on="17/05/2021", place="Nam Định")
        draft.refresh_from_db()
        self.assertEqual(draft.issued_on, date(2021, 5, 17))
        self.assertEqual(draft.readings["issued_on"]["origin"], "person")
        self.assertEqual(draft.readings["place"]["origin"], "person")
        self.assertEqual(draft.readings["subject"]["origin"], "stated")
        self.assertEqual(draft.status, "draft")

    def test_dates_are_taken_in_both_ways_of_writing(self):
        draft = make_directive(status="draft")
        self.send(draft, issued_on="2021-06-01")
        draft.refresh_from_db()
        self.assertEqual(draft.issued_on, date(2021, 6, 1))

    def test_an_impossible_date_is_told_and_everything_typed_is_kept(self):
        draft = make_directive(status="draft")
        response = self.send(draft, issued_on="31/02/2021", subject="Chữ mới gõ")
        self.assertContains(response, "dd/mm/yyyy", status_code=422)
        self.assertContains(response, "31/02/2021", status_code=422)
        self.assertContains(response, "Chữ mới gõ", status_code=422)
        self.assertContains(response, 'href="#id_issued_on"', status_code=422)
        draft.refresh_from_db()
        self.assertNotEqual(draft.subject, "Chữ mới gõ")

    def test_number_and_symbol_are_typed_as_printed(self):
        for typed, number, symbol, printed in (
            ("353-CV/TU", "353", "CV/TU", "353-CV/TU"),
            ("Số: 9412 / UBND – VX", "9412", "UBND-VX", "9412/UBND-VX"),
            ("30/2020/NĐ-CP", "30", "NĐ-CP", "30/2020/NĐ-CP"),
            ("", "", "", ""),
        ):
            draft = make_directive(status="draft")
            self.send(draft, number_symbol=typed)
            draft.refresh_from_db()
            with self.subTest(typed):
                self.assertEqual(
                    (draft.number, draft.symbol, draft.number_symbol), (number, symbol, printed)
                )

    def test_what_is_no_number_is_refused(self):
        draft = make_directive(status="draft")
        self.assertContains(
            self.send(draft, number_symbol="không số"), "353-CV/TU", status_code=422
        )

    def test_the_address_follows_the_corrections(self):
        draft = make_directive(status="draft")
        self.send(draft, number_symbol="201-TB/TU", kind="thong-bao")
        draft.refresh_from_db()
        self.assertTrue(draft.slug.startswith("thong-bao-201-tb-tu"), draft.slug)

    def test_a_problem_that_a_person_settled_is_gone(self):
        problem = {"part": "date", "code": "x", "severity": "error", "line": 1, "params": {}}
        draft = make_directive(status="draft", problems=[problem])
        self.send(draft, issued_on="01/06/2021")
        draft.refresh_from_db()
        self.assertEqual(draft.problems, [])

    def test_the_problem_of_a_corrected_item_is_gone_and_the_others_stay(self):
        problems = [
            {
                "part": f"instructions/{n}",
                "code": "x",
                "severity": "warning",
                "line": 1,
                "params": {},
            }
            for n in (1, 2)
        ]
        draft = make_directive(status="draft", instructions=("Một", "Hai"), problems=problems)
        self.send(draft, **{f"p{draft.instructions.first().pk}-text": "Một, sửa"})
        draft.refresh_from_db()
        self.assertEqual([each["part"] for each in draft.problems], ["instructions/2"])

    def test_every_save_leaves_a_note_for_search(self):
        draft = make_directive(status="draft")
        SearchNote.objects.all().delete()
        self.send(draft, place="Nam Định")
        self.assertTrue(SearchNote.objects.filter(directive_id=draft.pk).exists())

    def test_no_input_breaks_the_page(self):
        draft = make_directive(status="draft")
        item = f"p{draft.instructions.get().pk}"
        for name, typed in (
            ("version", "hôm qua"),
            ("version", "2021-05-10"),
            ("kind", "khong-co"),
            ("province", "99"),
            ("urgency", "x"),
            ("issued_on", "0000-00-00"),
            ("number_symbol", "1" * 200),
            ("number_symbol", "-" * 200),
            ("issuer", "& " * 140),
            ("issuer", "\x00"),
            ("subject", "a\x00b"),
            ("copied", "|\n||| \n | b/c"),
            (f"{item}-path", ""),
            (f"{item}-path", "/" * 100),
            (f"{item}-kind", "x"),
            (f"{item}-base", ""),
            ("new-after", "abc"),
            ("new-text", "không có số"),
            ("p999999999999999999-base", "x"),
            ("do", "phá"),
        ):
            with self.subTest(name=name, typed=typed[:20]):
                response = self.send(draft, **{name: typed})
                self.assertIn(response.status_code, (302, 409, 422))


class IssuerFieldTests(ReviewTestCase):
    def test_a_name_without_accents_means_the_body_it_names(self):
        body = make_issuer("Thành ủy Cẩm Phả", level="city")
        draft = make_directive(status="draft")
        self.send(draft, issuer="thanh uy cam pha")
        draft.refresh_from_db()
        self.assertEqual((draft.issuer, draft.issuer_name), (body, "Thành ủy Cẩm Phả"))

    def test_of_two_bodies_of_a_name_the_one_of_the_province_is_meant(self):
        here, there = make_province("Nam Định"), make_province("Thái Bình")
        make_issuer("Ban Chỉ đạo A", level="province", province=there, slug="a-1")
        Issuer.objects.create(name="Ban Chỉ đạo A", slug="a-2", level="province", province=here)
        draft = make_directive(status="draft")
        response = self.send(draft, issuer="Ban Chỉ đạo A")
        self.assertContains(response, "Nhiều nơi", status_code=422)
        self.send(draft, issuer="Ban Chỉ đạo A", province=here.slug)
        draft.refresh_from_db()
        self.assertEqual(draft.issuer.slug, "a-2")

    def test_a_body_that_can_only_be_one_is_recorded(self):
        make_province("Quảng Ninh")
        draft = make_directive(status="draft")
        self.send(draft, issuer="Ủy ban nhân dân tỉnh Quảng Ninh", province="quang-ninh")
        draft.refresh_from_db()
        self.assertEqual(draft.issuer.level, "province")
        self.assertEqual(draft.issuer.province.name, "Quảng Ninh")

    def test_an_unknown_name_is_asked_about_before_a_body_is_made(self):
        draft = make_directive(status="draft")
        response = self.send(draft, issuer="Hội Chữ thập xanh")
        self.assertContains(response, "Kho chưa có cơ quan tên như vậy", status_code=422)
        self.send(draft, issuer="Hội Chữ thập xanh", new_issuer="on", new_issuer_level="central")
        draft.refresh_from_db()
        self.assertEqual(draft.issuer.name, "Hội Chữ thập xanh")
        self.assertEqual(draft.issuer.level, "central")


class ListTests(ReviewTestCase):
    def draft(self) -> Directive:
        draft = make_directive(status="draft")
        body = make_issuer("Sở Y tế tỉnh Nam Định", level="province")
        for position, (section, name, purpose) in enumerate(
            (
                ("kinh_gui", "Các chi bộ", ""),
                ("noi_nhan", "Sở Y tế", "t/h"),
                ("noi_nhan", "Lưu VP", ""),
            ),
            1,
        ):
            Recipient.objects.create(
                directive=draft,
                position=position,
                section=section,
                name=name,
                purpose=purpose,
                start=0,
                end=3,
                body=body if name == "Sở Y tế" else None,
            )
        return draft

    def test_an_unchanged_line_stays_as_read_and_a_new_one_is_a_persons(self):
        draft = self.draft()
        self.send(draft, copied="Công an tỉnh | p/h\nSở Y tế | t/h")
        rows = list(draft.recipients.values_list("section", "name", "purpose", "origin", "start"))
        self.assertEqual(
            rows,
            [
                ("kinh_gui", "Các chi bộ", "", "stated", 0),
                ("noi_nhan", "Công an tỉnh", "p/h", "person", None),
                ("noi_nhan", "Sở Y tế", "t/h", "stated", 0),
            ],
        )
        self.assertEqual(draft.recipients.get(name="Sở Y tế").body.name, "Sở Y tế tỉnh Nam Định")
        draft.refresh_from_db()
        self.assertEqual(draft.readings["recipients"]["origin"], "person")

    def test_an_item_is_corrected(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        first, second = draft.instructions.all()
        Addressee.objects.create(instruction=first, position=1, name="Sở Y tế", start=1, end=2)
        self.send(
            draft,
            **{
                f"p{first.pk}-text": "Một, đã sửa",
                f"p{first.pk}-addressees": "Sở Y tế\nCông an tỉnh | chủ trì",
            },
        )
        first.refresh_from_db()
        second.refresh_from_db()
        self.assertEqual((first.text, first.origin), ("Một, đã sửa", "person"))
        self.assertEqual((second.text, second.origin), ("Hai", "stated"))
        self.assertEqual(
            list(first.addressees.values_list("name", "role", "origin", "start")),
            [("Sở Y tế", "act", "stated", 1), ("Công an tỉnh", "lead", "person", None)],
        )
        draft.refresh_from_db()
        self.assertEqual(draft.readings["instructions"]["origin"], "person")

    def test_a_new_number_carries_the_items_below(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai", "Ba"))
        one, two, three = draft.instructions.all()
        two.path, two.slug, two.parent = "1.1", "1.1", one
        three.path, three.slug, three.parent = "1.1/-1", "1.1~-1", two
        two.save()
        three.save()
        self.send(draft, **{f"p{one.pk}-path": "2"})
        self.assertEqual(
            list(draft.instructions.values_list("path", "slug", "parent__path")),
            [("2", "2", None), ("2.1", "2.1", "2"), ("2.1/-1", "2.1~-1", "2.1")],
        )

    def test_two_items_may_exchange_their_numbers(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one, two = draft.instructions.all()
        self.send(draft, **{f"p{one.pk}-path": "2", f"p{two.pk}-path": "1"})
        self.assertEqual(
            list(draft.instructions.values_list("path", "text")), [("2", "Một"), ("1", "Hai")]
        )

    def test_a_number_used_twice_is_refused_and_nothing_is_stored(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one = draft.instructions.first()
        response = self.send(draft, subject="Mới", **{f"p{one.pk}-path": "2"})
        self.assertContains(response, "hai điểm cùng mang số", status_code=422)
        draft.refresh_from_db()
        self.assertNotEqual(draft.subject, "Mới")

    def test_an_item_is_removed_and_those_below_move_up(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one, two = draft.instructions.all()
        two.path, two.slug, two.parent = "1/-1", "1~-1", one
        two.save()
        self.send(draft, **{f"p{one.pk}-remove": "on"})
        left = draft.instructions.get()
        self.assertEqual((left.pk, left.parent, left.position), (two.pk, None, 1))

    def test_an_item_is_added_where_it_belongs(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        one = draft.instructions.first()
        self.send(
            draft,
            **{
                "new-path": "1.1",
                "new-after": str(one.pk),
                "new-text": "Điểm bị sót",
                "new-addressees": "Sở Y tế",
            },
        )
        self.assertEqual(
            list(
                draft.instructions.values_list("path", "marker", "text", "parent__path", "origin")
            ),
            [
                ("1", "1.", "Một", None, "stated"),
                ("1.1", "1.1.", "Điểm bị sót", "1", "person"),
                ("2", "2.", "Hai", None, "stated"),
            ],
        )
        self.assertEqual(draft.instructions.get(path="1.1").addressees.get().name, "Sở Y tế")

    def test_an_item_may_take_the_place_of_a_removed_one(self):
        draft = make_directive(status="draft", instructions=("Một", "Hai"))
        two = draft.instructions.last()
        self.send(
            draft,
            **{f"p{two.pk}-remove": "on", "new-path": "2", "new-text": "Hai mới"},
        )
        self.assertEqual(
            list(draft.instructions.values_list("path", "text")), [("1", "Một"), ("2", "Hai mới")]
        )


class PublishingTests(ReviewTestCase):
    def test_a_published_directive_is_public(self):
        draft = make_directive(status="draft")
        self.assertRedirects(self.send(draft, do="publish"), address(draft))
        draft.refresh_from_db()
        self.assertEqual(draft.status, "published")
        self.assertIsNotNone(draft.published_at)

    def test_publish_and_next_opens_the_next_draft(self):
        first, second = make_directive(status="draft"), make_directive(status="draft")
        self.assertRedirects(self.send(second, do="publish_next"), address(first))

    def test_after_the_last_draft_the_list_says_so(self):
        draft = make_directive(status="draft")
        response = self.send(draft, do="publish_next")
        self.assertRedirects(response, reverse("admin:directives_directive_changelist"))

    def test_skipping_goes_to_the_next_and_round_again(self):
        first, second = make_directive(status="draft"), make_directive(status="draft")
        queue = reverse("admin:directives_directive_queue")
        self.assertRedirects(self.client.get(queue), address(first))
        self.assertRedirects(self.client.get(queue, {"after": first.pk}), address(second))
        self.assertRedirects(self.client.get(queue, {"after": second.pk}), address(first))
        self.assertEqual(self.client.get(queue, {"after": "x" * 50}).status_code, 302)

    def test_the_same_body_number_and_date_must_be_confirmed(self):
        twin = make_directive(number="5", symbol="CV/TU", number_symbol="5-CV/TU")
        draft = make_directive(status="draft", number="5", symbol="CV/TU", number_symbol="5-CV/TU")
        response = self.send(draft, do="publish", place="Nam Định")
        self.assertContains(response, "cùng cơ quan, cùng số, cùng ngày", status_code=422)
        self.assertContains(response, address(twin), status_code=422)
        self.assertContains(response, 'value="Nam Định"', status_code=422)
        draft.refresh_from_db()
        self.assertEqual(draft.status, "draft")
        self.send(draft, do="publish", confirm=f"twin:{twin.pk}")
        draft.refresh_from_db()
        self.assertEqual(draft.status, "published")

    def test_a_grave_problem_must_be_confirmed(self):
        problem = {"part": "text", "code": "secret", "severity": "error", "line": 1, "params": {}}
        draft = make_directive(status="draft", problems=[problem])
        self.assertEqual(self.send(draft, do="publish").status_code, 422)
        self.send(draft, do="publish", confirm="problem:secret")
        draft.refresh_from_db()
        self.assertEqual(draft.status, "published")

    def test_saving_a_draft_needs_no_confirmation(self):
        problem = {"part": "text", "code": "secret", "severity": "error", "line": 1, "params": {}}
        draft = make_directive(status="draft", problems=[problem])
        self.assertEqual(self.send(draft, place="Nam Định").status_code, 302)

    def test_the_enter_key_saves_and_does_not_publish(self):
        draft = make_directive(status="draft")
        page = self.open(draft).content.decode()
        form = page[page.index('id="ra-soat"') :]
        first = form[form.index('type="submit"') :].split(">")[0]
        self.assertIn('value="enter"', first)
        self.send(draft, do="enter", place="Nam Định")
        draft.refresh_from_db()
        self.assertEqual((draft.status, draft.place), ("draft", "Nam Định"))


class NumberingTests(ReviewTestCase):
    def test_an_item_needs_a_number_that_can_stand_in_an_address(self):
        draft = make_directive(status="draft")
        for path in ("..", ".", "///", "…"):
            data = {"new-path": path, "new-text": "Dừng họp chợ."}
            self.assertEqual(self.send(draft, **data).status_code, 422, path)
        self.assertEqual(draft.instructions.count(), 1)


class WithdrawingTests(ReviewTestCase):
    def test_it_asks_for_a_reason(self):
        directive = make_directive()
        data = {"version": directive.updated_at.isoformat(), "reason": "  "}
        response = self.client.post(address(directive, "withdraw"), data)
        self.assertContains(response, "Ghi lý do rút", status_code=422)
        directive.refresh_from_db()
        self.assertEqual(directive.status, "published")

    def test_a_withdrawn_directive_keeps_its_reason_and_day(self):
        directive = make_directive()
        data = {"version": directive.updated_at.isoformat(), "reason": "Nhầm văn bản"}
        self.client.post(address(directive, "withdraw"), data)
        directive.refresh_from_db()
        self.assertEqual(
            (directive.status, directive.withdrawn_reason, directive.withdrawn_on),
            ("withdrawn", "Nhầm văn bản", timezone.localdate()),
        )
        response = self.client.get(directive.get_absolute_url())
        self.assertContains(response, "Nhầm văn bản", status_code=410)

    def test_search_follows_publication_and_withdrawal(self):
        draft = make_directive(status="draft", subject="Giãn cách toàn xã")
        search = reverse("directive-list-json")
        with self.captureOnCommitCallbacks(execute=True):
            self.send(draft, do="publish")
        self.assertEqual(self.client.get(search, {"q": "gian cach"}).json()["total"], 1)
        draft.refresh_from_db()
        data = {"version": draft.updated_at.isoformat(), "reason": "Nhầm"}
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(address(draft, "withdraw"), data)
        self.assertEqual(self.client.get(search, {"q": "gian cach"}).json()["total"], 0)

    def test_it_can_be_published_again(self):
        directive = make_directive(
            status="withdrawn", withdrawn_reason="Nhầm", withdrawn_on=date(2021, 6, 1)
        )
        self.send(directive, do="publish")
        directive.refresh_from_db()
        self.assertEqual((directive.status, directive.withdrawn_reason), ("published", ""))

    def test_a_directive_saved_between_the_look_and_the_click_is_not_withdrawn(self):
        directive = make_directive()
        seen = version_of(directive)
        self.send(directive, subject="Trích yếu của người kia")
        response = self.client.post(address(directive, "withdraw"), seen | {"reason": "Nhầm"})
        self.assertContains(response, "người khác lưu", status_code=422)
        directive.refresh_from_db()
        self.assertEqual(directive.status, "published")

    def test_a_reason_with_a_null_character_is_stored_without_it(self):
        directive = make_directive()
        data = version_of(directive) | {"reason": "Nhầm\0 văn bản"}
        self.client.post(address(directive, "withdraw"), data)
        directive.refresh_from_db()
        self.assertEqual(directive.withdrawn_reason, "Nhầm văn bản")

    def test_a_draft_cannot_be_withdrawn(self):
        draft = make_directive(status="draft")
        self.assertEqual(self.client.get(address(draft, "withdraw")).status_code, 404)


class DeletingTests(ReviewTestCase):
    def test_a_draft_goes_with_its_files_and_its_note_stays(self):
        draft = make_directive(status="draft")
        self.assertContains(self.client.get(address(draft, "delete")), "Xóa bản nháp")
        self.client.post(address(draft, "delete"), version_of(draft))
        self.assertFalse(Directive.objects.filter(pk=draft.pk).exists())
        self.assertTrue(SearchNote.objects.filter(directive_id=draft.pk).exists())

    def test_what_was_public_once_cannot_be_deleted(self):
        for values in (
            {"status": "published"},
            {"status": "draft", "published_at": timezone.now()},
        ):
            directive = make_directive(**values)
            self.client.post(address(directive, "delete"), version_of(directive))
            self.assertTrue(Directive.objects.filter(pk=directive.pk).exists())

    def test_a_draft_that_somebody_has_saved_meanwhile_is_not_deleted_unseen(self):
        draft = make_directive(status="draft")
        seen = version_of(draft)
        self.send(draft, subject="Trích yếu của người kia")
        response = self.client.post(address(draft, "delete"), seen, follow=True)
        self.assertContains(response, "Văn bản vừa được người khác lưu")
        self.assertTrue(Directive.objects.filter(pk=draft.pk).exists())

    def test_saving_a_draft_that_somebody_has_deleted_is_a_404(self):
        draft = make_directive(status="draft")
        with self.assertRaises(Http404):
            save_corrections(
                draft.pk + 1, Corrections(), seen=timezone.now(), publish=False, person=self.curator
            )


class OriginalTests(ReviewTestCase):
    def test_a_curator_saves_the_file_of_a_draft_as_it_was_uploaded(self):
        draft = make_directive(status="draft")
        source = draft.sources.get()
        source.name, source.media_type = 'thư "hỏa tốc" <script>.html', "text/html"
        source.save()
        self.assertContains(self.open(draft), address(draft, "original"))
        response = self.client.get(address(draft, "original"))
        self.assertEqual(response.content, source.content)
        self.assertTrue(response.headers["Content-Disposition"].startswith("attachment; filename"))
        self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
        self.assertIn("sandbox", response.headers["Content-Security-Policy"])
        self.assertIn("no-store", response.headers["Cache-Control"])

    def test_nobody_else_gets_it(self):
        draft = make_directive(status="draft")
        self.client.logout()
        self.assertEqual(self.client.get(address(draft, "original")).status_code, 302)
        self.client.force_login(User.objects.create_user("khach", is_staff=True))
        self.assertEqual(self.client.get(address(draft, "original")).status_code, 403)


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
