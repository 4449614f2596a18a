"""What a reader finds."""

import random
from datetime import date
from pathlib import Path
from unittest import mock

from django.conf import settings as django_settings
from django.test import TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from directives.search import index
from directives.search import search as search_module
from directives.search.months import days_holding
from directives.search.query import parse_query
from directives.search.search import Filters, search
from tests.factories import make_directive, make_issuer, make_province

NO_FILTERS = Filters()


def ids(typed, filters=NO_FILTERS, **options):
    return list(search(parse_query(typed), filters, **options).ids)


class SearchCase(TestCase):
    def find(self, typed, *expected, **options):
        """Check that exactly these are found, in this order."""
        self.assertEqual(ids(typed, **options), [directive.pk for directive in expected])


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

    def test_they_can_be_switched_off(self):
        query = parse_query("vaccine").without_expansions()
        self.assertEqual(search(query).ids, (self.short.pk,))

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


class RankingTests(SearchCase):
    def test_equal_matches_come_newest_first_and_then_by_id(self):
        rows = [
            make_directive(issued_on=day, text="giống nhau", instructions=())
            for day in (date(2020, 1, 1), date(2021, 5, 2), date(2021, 5, 1), date(2021, 5, 1))
        ]
        index.catch_up()
        self.find("giống nhau", rows[1], rows[2], rows[3], rows[0])

    def test_the_subject_counts_more_than_the_text(self):
        body = make_directive(
            instructions=("Về cách ly: cách ly, cách ly.",), issued_on=date(2021, 9, 1)
        )
        subject = make_directive(subject="Cách ly y tế")
        index.catch_up()
        self.find("cách ly", subject, body)

    def test_words_in_one_sentence_count_more_than_scattered_ones(self):
        between = "Việc khác. " * 15
        apart = make_directive(
            instructions=("Lấy ý kiến.", between, "Mẫu đơn.", between, "Xét duyệt."),
            issued_on=date(2021, 9, 1),
        )
        together = make_directive(instructions=("Lấy đủ mẫu để xét.", between, between, "Ý đơn."))
        index.catch_up()
        self.find("lấy mẫu xét", together, apart)

    def test_an_issuer_comes_before_the_offices_below_it(self):
        above = make_issuer("Ủy ban nhân dân tỉnh Cà Mau", province=make_province("Cà Mau"))
        below = make_issuer("Sở Y tế Cà Mau", province=above.province, parent=above)
        office = make_directive(issuer=below, parent_body=above.name, issued_on=date(2021, 9, 1))
        own = make_directive(issuer=above)
        index.catch_up()
        for typed in ("Ủy ban nhân dân tỉnh Cà Mau", "UBND tỉnh Cà Mau", "uy ban tinh ca mau"):
            with self.subTest(typed):
                self.find(typed, own, office)

    def test_where_most_match_subjects_and_dates_decide(self):
        days = (date(2021, 5, n) for n in (3, 1, 2))
        rows = [
            make_directive(subject="Việc khác", instructions=("dịch",), issued_on=d) for d in days
        ]
        subject = make_directive(subject="Phòng chống dịch", issued_on=date(2020, 1, 1))
        folded = make_directive(subject="Việc dích", issued_on=date(2021, 9, 1))
        index.catch_up()
        with self.subTest("as scored"):
            self.assertEqual(ids("dịch")[0], subject.pk)
        kept = search_module.BROAD_AT_LEAST
        search_module.BROAD_AT_LEAST = 1
        search_module._answer.cache_clear()
        try:
            self.find("dịch", subject, rows[0], rows[2], rows[1], folded)
            paged = [pk for n in (1, 2, 3) for pk in ids("dịch", page=n, page_size=2)]
            self.assertEqual(paged, ids("dịch"))
        finally:
            search_module.BROAD_AT_LEAST = kept
            search_module._answer.cache_clear()


class MonthsTests(SearchCase):
    """Matches by date are sought in the months that hold enough of them: no order may change."""

    @classmethod
    def setUpTestData(cls):
        subjects = ("Phòng chống dịch", "Phong chong dich", "Việc khác")
        for n in range(36):
            make_directive(
                subject=subjects[(n * n + n // 5) % 3],
                instructions=("phòng chống dịch",),
                issued_on=date(2021, 1 + n % 12, 1 + n % 7) if n % 9 else None,
                urgency="khan" if n % 2 else "",
            )

    def setUp(self):
        index.catch_up()
        for name, value in (("BROAD_AT_LEAST", 1), ("TIERS_SPREAD", 1)):
            patch = mock.patch.object(search_module, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def paged(self, typed, filters, sort):
        search_module._answer.cache_clear()
        options = {"sort": sort, "page_size": 3}
        return [pk for n in range(1, 14) for pk in ids(typed, filters, page=n, **options)]

    def test_every_page_of_every_order_is_as_without_them(self):
        narrowed = Filters(urgency=("khan",)), Filters(month=("2021-03",)), NO_FILTERS
        for typed in ("phòng chống dịch", "dich", ""):
            for filters in narrowed:
                for sort in ("newest", "oldest", "relevance"):
                    with self.subTest(typed=typed, filters=filters, sort=sort):
                        found = self.paged(typed, filters, sort)
                        with mock.patch.object(search_module, "days_holding", return_value=None):
                            self.assertEqual(found, self.paged(typed, filters, sort))
                        self.assertEqual(len(set(found)), len(found))

    def test_months_are_taken_while_they_are_few(self):
        months = {"2021-05": 3, "2021-06": 2, "2021-07": 5}
        taken = [days_holding(months, n, 100, newest=True) is not None for n in (1, 10, 11)]
        self.assertEqual(taken, [True, True, False])
        self.assertIsNone(days_holding(months, 6, 10, newest=True))


class HelpTests(SearchCase):
    @classmethod
    def setUpTestData(cls):
        make_directive(instructions=("Truy vết thần tốc ở Nam Định, dịch bệnh covid 19",))

    def setUp(self):
        index.catch_up()

    def help(self, typed):
        found = search(parse_query(typed))
        return found.did_you_mean, found.missing_terms

    def test_missing_words_are_named(self):
        self.assertEqual(self.help("truy vết xyzzy"), (None, ("xyzzy",)))

    def test_a_slip_of_the_finger_is_mended_but_never_silently(self):
        found = search(parse_query("truyy vet"))
        self.assertEqual((found.total, found.did_you_mean), (1, "truy vet"))
        self.assertEqual(found.slips, (("truyy", "truy"),))

    def test_short_words_and_codes_are_answered_as_typed(self):
        for typed, meant in (("vte", "vet"), ("truy vt", None)):
            with self.subTest(typed):
                found = search(parse_query(typed))
                self.assertEqual((found.total, found.slips), (0, ()))
                self.assertEqual(found.did_you_mean, meant)

    def test_keys_of_an_input_method_that_was_off_are_read(self):
        for typed in ("truy veets", "truy ve61t", "thaanf toocs", "than62 toc61", "Nam DDinhj"):
            with self.subTest(typed):
                found = search(parse_query(typed))
                self.assertEqual(found.total, 1)
                self.assertTrue(found.slips)
        self.assertEqual(found.did_you_mean, "Nam định")

    def test_a_word_that_the_archive_has_is_no_slip(self):
        make_directive(subject="Về test nhanh, tét")
        index.catch_up()
        found = search(parse_query("test nhanh"))
        self.assertEqual((found.total, found.slips, found.did_you_mean), (1, (), None))

    def test_what_is_nowhere_found_as_meant_is_only_offered(self):
        make_directive(subject="Dập dịch")
        index.catch_up()
        found = search(parse_query("dapj truyy"))
        self.assertEqual((found.total, found.slips), (0, ()))

    def test_a_short_slip_is_answered_where_its_neighbours_tell_what_was_meant(self):
        found = search(parse_query("truy vte"))
        self.assertEqual((found.total, found.slips), (1, (("vte", "vet"),)))

    def test_the_words_beside_a_slip_tell_what_was_meant(self):
        make_directive(instructions=("Học sinh, sinh viên tiêm vắc xin.", "Phát sinh sinh hoạt."))
        make_directive(instructions=("Học sinh nghỉ học.",))
        index.catch_up()
        self.assertEqual(self.help("vắc sin"), ("vắc xin", ("sin",)))

    def test_keys_may_mean_together_what_no_word_means_alone(self):
        make_directive(instructions=("Tiêm vaccine.", "Xin ý kiến."))
        index.catch_up()
        found = search(parse_query("tieem vawcs xin"))
        self.assertEqual((found.total, found.did_you_mean), (1, "tiêm vắc xin"))

    def test_words_that_are_nowhere_together_may_hold_a_slip(self):
        make_directive(instructions=("Xét nghiệm sàng lọc.",))
        make_directive(instructions=("Lát sàn nhà, lọc nước.",))
        index.catch_up()
        found = search(parse_query("xét nghiệm sàn lọc"))
        self.assertEqual((found.total, found.slips), (0, ()))
        self.assertEqual(found.did_you_mean, "xét nghiệm sàng lọc")
        filtered = search(parse_query("xét nghiệm"), Filters(province=("nowhere",)))
        self.assertEqual((filtered.total, filtered.did_you_mean), (0, None))

    def test_neighbours_count_more_than_the_likeliest_slip(self):
        make_directive(instructions=("Giãn cách xã hội.", "Gỡ ách tắc."))
        index.catch_up()
        self.assertEqual(self.help("giãn cáh xã hội"), ("giãn cách xã hội", ("cáh",)))

    def test_letters_that_stuck_are_a_likely_slip(self):
        self.assertEqual(self.help("truyyyy vet"), ("truy vet", ("truyyyy",)))
        self.assertEqual(self.help("dịcchhh"), ("dịch", ("dịcchhh",)))

    def test_two_letters_swapped_are_the_likeliest_slip(self):
        make_directive(instructions=("Về việc đi về",))
        index.catch_up()
        self.assertEqual(self.help("truy vte"), ("truy vet", ("vte",)))

    def test_suggestions_keep_the_accents_of_a_reader_who_types_them(self):
        self.assertEqual(self.help("thầnn tốc"), ("thần tốc", ("thầnn",)))

    def test_words_typed_together_are_parted(self):
        self.assertEqual(self.help("namdinh"), ("nam dinh", ("namdinh",)))

    def test_a_phrase_that_exists_only_with_other_accents_is_offered_without(self):
        self.assertEqual(self.help('"thân tôc"')[0], '"than toc"')

    def test_found_words_need_no_help(self):
        self.assertEqual(self.help("truy vết"), (None, ()))

    def test_accents_that_the_archive_does_not_have_are_not_marked_for(self):
        found = search(parse_query("trùy vêt"))
        self.assertEqual(found.total, 1)
        self.assertFalse(any(w.accented for c in found.query.clauses for w in c.wordings[0].words))


HOSTILE = [
    *(
        "'",
        '"',
        '""',
        "“",
        "”",
        "-",
        "--",
        '-"',
        '-""',
        "*",
        "?",
        "~",
        "^2",
        "a^2",
        "a~1",
        "[a TO b]",
    ),
    *(
        "{1 TO 2}",
        "a:b",
        "text:a",
        "pk:1",
        "AND",
        "OR NOT",
        "(a",
        "a)",
        "((((",
        "a && b",
        "||",
        "\\",
        "/",
    ),
    *(
        "//",
        "/a/",
        "%",
        "%%",
        "%s",
        "{}",
        "{0}",
        "<script>",
        "</mark>",
        "&amp;",
        "\x00",
        "a\x00b",
        "\ud800",
    ),
    *(
        "\U0001f637",
        "日本語",
        "عربي",
        "हिन्दी",
        "\u0301",
        "a\u0301\u0301\u0301",
        "\u200b",
        "\ufeff",
        "½",
        "①",
    ),
    *(
        "1" * 500,
        "a" * 500,
        "- " * 250,
        '"' * 500,
        "a-" * 250,
        "1.000" * 100,
        "353-" * 100,
        "số " * 100,
    ),
    *(
        "UBND " * 100,
        "' OR 1=1 --",
        "; DROP TABLE",
        "../../etc/passwd",
        "$(x)",
        "${jndi:x}",
        "0",
        "00",
        "-0",
    ),
    *(
        "9" * 19,
        "18446744073709551616",
        "1e999",
        "NaN",
        "null",
        "true",
        "\t\n\r",
        "\x1b[31m",
        "ﷺ",
        "İI",
        "ßẞ",
    ),
]


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


class HostileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_directive(instructions=("Truy vết 353-CV/TU “5K” phòng chống dịch",))

    def test_400_hostile_queries_are_answered(self):
        index.catch_up()
        chance = random.Random(4)
        pieces = [*HOSTILE, "truy", "vết", "353-CV/TU", "dịch", " ", " ", " "]
        queries = [*HOSTILE]
        while len(queries) < 400:
            queries.append("".join(chance.choices(pieces, k=chance.randint(2, 6)))[:500])
        for typed in queries:
            with self.subTest(typed[:60]):
                found = search(parse_query(typed))
                self.assertGreaterEqual(found.total, len(found.ids))

    def test_hostile_filters_match_nothing(self):
        index.catch_up()
        for value in HOSTILE:
            with self.subTest(value[:60]):
                chosen = Filters(province=(value,), month=(value, "x"))
                self.assertEqual(search(parse_query(""), chosen).total, 0)


class AnyTextTests(HypothesisTestCase):
    @classmethod
    def setUpTestData(cls):
        make_directive(instructions=("Truy vết 353-CV/TU",))

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=200), st.sampled_from(["relevance", "newest", "oldest"]))
    def test_no_text_can_fail(self, typed, sort):
        index.catch_up()
        found = search(parse_query(typed), sort=sort)
        self.assertEqual(found.total, len(found.ids))
