"""What a curator corrects, and how it is kept."""

from datetime import date

from directives.models import Issuer, SearchNote
from tests.factories import make_directive, make_issuer, make_province
from tests.review.base import ReviewTestCase, address


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


class NumberingTests(ReviewTestCase):
    def test_an_item_needs_a_number_that_can_stand_in_an_address(self):
        draft = make_directive(status="draft")
        for path in ("..", ".", "///", "…"):
            data = {"new-path": path, "new-text": "Dừng họp chợ."}
            self.assertEqual(self.send(draft, **data).status_code, 422, path)
        self.assertEqual(draft.instructions.count(), 1)
