"""What a reader finds."""

from datetime import date
from pathlib import Path
from unittest import mock

from django.conf import settings as django_settings

from directives.search import index
from directives.search import search as search_module
from directives.search.query import parse_query
from directives.search.search import Filters, search
from tests.factories import make_directive, make_issuer, make_province
from tests.search.case import SearchCase, ids


class WordsTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        cls.tracing = make_directive(
            subject="Truy vết thần tốc",
            instructions=("Khoá chặt, phòng,\n\nchống dịch ở Hoà Bình.",),
        )
        cls.change = make_directive(
            subject="Diễn biến dịch bệnh",
            instructions=("Diễn biến phức tạp, diễn biến khó lường. Diễn biến mới.",),
            issued_on=date(2021, 8, 1),
        )
        cls.dien_bien = make_directive(
            subject="Về học sinh", instructions=("Học sinh tỉnh Điện Biên nghỉ học.",)
        )

    def setUp(self):
        index.catch_up()

    def test_it_finds_words_without_accents(self):
        self.find("truy vet than toc", self.tracing)

    def test_it_finds_any_case_tone_placement_and_unicode_form(self):
        for typed in ("KHÓA CHẶT", "khoá chặt", "kho\u0301a cha\u0323\u0306t", "hòa bình"):
            with self.subTest(typed):
                self.find(typed, self.tracing)

    def test_accented_words_rank_exact_matches_first(self):
        self.find("Điện Biên", self.dien_bien, self.change)

    def test_plain_words_match_both(self):
        self.assertCountEqual(ids("dien bien"), [self.dien_bien.pk, self.change.pk])

    def test_all_words_are_required(self):
        self.find("truy vết điện")

    def test_most_words_of_a_long_query_are_enough(self):
        self.find("khoá chặt phòng chống dịch ở hoà bình ngay lập", self.tracing)

    def test_a_phrase_goes_over_punctuation_and_page_breaks(self):
        self.find('"phòng chống dịch ở"', self.tracing)
        self.find('"chống phòng"')

    def test_an_accented_phrase_is_taken_at_its_word(self):
        self.find('"Điện Biên"', self.dien_bien)
        self.find('"diện biên"')

    def test_a_phrase_does_not_run_from_one_field_into_the_next(self):
        self.find('"dịch bệnh thành ủy"')

    def test_an_exclusion_leaves_out(self):
        self.find("dien bien -lường", self.dien_bien)
        self.find('dien -"học sinh"', self.change)
        self.assertCountEqual(ids("-lường"), [self.tracing.pk, self.dien_bien.pk])

    def test_only_published_directives_are_found(self):
        draft = make_directive(status="draft", subject="Bí mật riêng")
        index.catch_up()
        self.find("bí mật riêng")
        self.assertNotIn(draft.pk, ids(""))


class NumbersTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        cls.citing = make_directive(
            number="7",
            number_symbol="7-CV/TU",
            subject="Thực hiện Công văn 353-CV/TU, 353-CV/TU, 353-CV/TU",
            text="Thực hiện Công văn số 353 - CV/TU. 353, 353, 353.",
        )
        cls.own = make_directive(number="353", number_symbol="353-CV/TU")
        cls.state = make_directive(number="9412", number_symbol="9412/UBND-VX")
        cls.premier = make_directive(number="16", number_symbol="16/CT-TTg", kind="chi-thi")
        cls.padded = make_directive(number="05", number_symbol="05-TB/TU", kind="thong-bao")

    def setUp(self):
        index.catch_up()

    def test_the_document_with_the_number_comes_before_those_that_cite_it(self):
        for typed in (
            "353-CV/TU",
            "353 - CV/TU",
            "353 – CV/TU",
            "CV 353 TU",
            "Số 353",
            "Số: 353-CV/TU",
            "CV số 353",
            "353/CV-TU",
            "so 353 cv tu",
            "353",
            "công văn 353",
        ):
            with self.subTest(typed):
                self.find(typed, self.own, self.citing)

    def test_other_symbols_are_found(self):
        self.find("9412/UBND-VX", self.state)
        self.find("9412 ubnd vx", self.state)
        self.find("16/CT-TTg", self.premier)
        self.find("chi thi 16", self.premier)

    def test_leading_zeros_do_not_matter(self):
        self.find("5-TB/TU", self.padded)
        self.find("05-TB/TU", self.padded)

    def test_a_symbol_by_itself_lifts_the_documents_that_have_it(self):
        make_directive(
            text="UBND tỉnh, UBND-VX, UBND-VX", issued_on=date(2021, 9, 1), number_symbol=""
        )
        index.catch_up()
        for typed in ("/UBND-VX", "UBND-VX", "ubnd-vx"):
            with self.subTest(typed):
                self.assertEqual(ids(typed)[0], self.state.pk)

    def test_part_of_a_number_is_enough(self):
        self.find("9412/UBND", self.state)

    def test_another_document_with_the_same_figures_is_not_meant(self):
        self.find("353-NQ/TU")


class SynonymsTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        cls.short = make_directive(instructions=("UBND tỉnh tiêm vaccine.",))
        cls.long = make_directive(
            instructions=("Uỷ ban nhân dân tỉnh tiêm vắc-xin, kĩ thuật 29.232.",)
        )

    def setUp(self):
        index.catch_up()

    def test_abbreviation_and_expansion_find_each_other(self):
        for typed in ("UBND", "ubnd", "Ủy ban nhân dân", "uy ban nhan dan", "vaccine", "vắc xin"):
            with self.subTest(typed):
                self.assertCountEqual(ids(typed), [self.short.pk, self.long.pk])

    def test_words_of_an_expansion_must_stand_side_by_side(self):
        apart = make_directive(subject="ủy ban xã, nhân dân", instructions=())
        joined = make_directive(subject="uỷ ban NHÂN DÂN xã", instructions=())
        index.catch_up()
        self.assertIn(joined.pk, ids("UBND xã"))
        self.assertNotIn(apart.pk, ids("UBND xã"))

    def test_i_and_y_are_one_where_spelling_varies(self):
        self.find("kỹ thuật", self.long)
        self.find('"kỹ thuật"', self.long)

    def test_grouped_digits_are_one_number(self):
        self.find("29232", self.long)
        self.find("29.232", self.long)


class PeopleAndPlacesTests(SearchCase):
    def test_they_are_found_by_name(self):
        province = make_province("Đắk Lắk", aliases=["Đắc Lắc"])
        issuer = make_issuer("Sở Y tế Đắk Lắk", province=province, aliases=["SYT Đắk Lắk"])
        named = make_directive(
            issuer=issuer,
            signatory_name="Nguyễn Thị Kim Phượng",
            place="Buôn Ma Thuột",
            parent_body="UBND tỉnh Đắk Lắk",
        )
        make_directive()
        index.catch_up()
        for typed in (
            "Kim Phượng",
            "kim phuong",
            "Đắc Lắc",
            "dak lak",
            "Buôn Ma Thuột",
            "công văn SYT",
        ):
            with self.subTest(typed):
                self.find(typed, named)


class FiltersTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        north = make_issuer("Tỉnh ủy Nam Định", province=make_province("Nam Định"))
        south = make_issuer("Tỉnh ủy Cà Mau", province=make_province("Cà Mau"), level="province")
        cls.may = make_directive(issuer=north, urgency="khan")
        cls.june = make_directive(issuer=north, issued_on=date(2021, 6, 1), kind="chi-thi")
        cls.south = make_directive(issuer=south, issued_on=date(2021, 6, 30))
        cls.undated = make_directive(issuer=south, issued_on=None)

    def setUp(self):
        index.catch_up()

    def test_values_of_a_group_are_or_and_groups_are_and(self):
        both = Filters(province=("nam-dinh", "ca-mau"))
        self.assertEqual(search(parse_query(""), both).total, 4)
        self.find("", self.june, filters=Filters(province=("nam-dinh",), month=("2021-06",)))

    def test_an_unknown_value_matches_nothing(self):
        self.find("", filters=Filters(kind=("thu-tinh",)))

    def test_dates_are_inclusive_and_leave_unknown_dates_out(self):
        within = Filters(issued_after=date(2021, 6, 1), issued_before=date(2021, 6, 30))
        self.find("", self.south, self.june, filters=within)
        self.find("", self.may, filters=Filters(issued_before=date(2021, 5, 31)))

    def test_a_reversed_range_matches_nothing(self):
        backwards = Filters(issued_after=date(2021, 7, 1), issued_before=date(2021, 6, 1))
        self.find("", filters=backwards)

    def test_facets_set_their_own_group_aside(self):
        facets = search(parse_query(""), Filters(province=("nam-dinh",))).facets
        self.assertEqual(facets["province"], {"nam-dinh": 2, "ca-mau": 2})
        self.assertEqual(facets["month"], {"2021-05": 1, "2021-06": 1})
        self.assertEqual(facets["urgency"], {"khan": 1})
        self.assertEqual(facets["kind"], {"cong-van": 1, "chi-thi": 1})
        self.assertEqual(facets["issuer"], {"tinh-uy-nam-dinh": 2})

    def test_facets_agree_with_the_filtered_totals(self):
        facets = search(parse_query("dịch")).facets
        for group, counts in facets.items():
            for value, count in counts.items():
                with self.subTest(group=group, value=value):
                    chosen = Filters(**{group: (value,)})
                    self.assertEqual(search(parse_query("dịch"), chosen).total, count)

    def test_unknown_dates_come_last_in_both_orders(self):
        self.find("", self.south, self.june, self.may, self.undated, sort="newest")
        self.find("", self.may, self.june, self.south, self.undated, sort="oldest")

    def test_pages_are_parts_of_one_order(self):
        paged = [pk for n in (1, 2) for pk in ids("dịch", page=n, page_size=2)]
        self.assertEqual(paged, ids("dịch"))
        found = search(parse_query("dịch"), page=2, page_size=3)
        self.assertEqual((found.total, found.pages, len(found.ids)), (4, 2, 1))

    def test_a_page_past_the_end_is_empty(self):
        found = search(parse_query("dịch"), page=10**6)
        self.assertEqual((found.ids, found.pages), ((), 1))

    def test_a_list_is_cut_where_nobody_reads_on(self):
        with mock.patch.object(search_module, "MAX_DEPTH", 2):
            found = [search(parse_query("dịch"), page=page, page_size=1) for page in (2, 3)]
        self.assertEqual([(len(each.ids), each.pages) for each in found], [(1, 2), (0, 2)])
        self.assertGreater(found[0].total, 2)


class KeptAnswersTests(SearchCase):
    def test_an_answer_is_never_older_than_the_index(self):
        first = make_directive(subject="Truy vết")
        self.find("truy vet", first)
        second = make_directive(subject="Truy vết", issued_on=date(2021, 6, 1))
        index.catch_up()
        self.find("truy vet", second, first)

    def test_an_index_that_is_gone_is_not_answered_from_memory(self):
        self.find("truy vet")
        first = make_directive(subject="Truy vết")
        (Path(django_settings.INDEX_DIR) / "current").unlink()
        self.find("truy vet", first)
