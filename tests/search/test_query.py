"""What a reader typed, and what is understood."""

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.search.query import parse_query


def wordings(typed):
    """Return each clause's wordings as folded words."""
    query = parse_query(typed)
    return [
        [" ".join(word.folded for word in way.words) for way in clause.wordings]
        for clause in query.clauses
    ]


def first(typed):
    return [ways[0] for ways in wordings(typed)]


@given(st.text(max_size=500) | st.text('"“”- /.CVTUsố0123456789 -Đđ', max_size=60))
def test_nothing_typed_can_fail(typed):
    query = parse_query(typed)
    assert query.typed == typed
    for clause in query.clauses:
        assert 0 <= clause.start <= clause.end <= len(typed)
        assert all(way.words for way in clause.wordings)


class WordsTests(SimpleTestCase):
    def test_words_are_asked_for_one_by_one(self):
        self.assertEqual(first("truy vết thần tốc"), ["truy", "vet", "than", "toc"])

    def test_nothing_typed_asks_for_nothing(self):
        for typed in ("", "  ", '"', "-", "“”", "/", "…"):
            with self.subTest(typed):
                self.assertTrue(parse_query(typed).is_empty)

    def test_repeated_words_count_once(self):
        self.assertEqual(first("dịch dịch Dịch"), ["dich"])

    def test_i_and_y_are_exchanged_in_the_closed_list_only(self):
        self.assertEqual(wordings("kỹ thuật"), [["ky", "ki"], ["thuat"]])
        self.assertEqual(wordings("tay thúy vy"), [["tay"], ["thuy"], ["vy"]])

    def test_all_of_a_few_words_are_required(self):
        self.assertEqual(parse_query("phòng chống dịch tại Nam Định").may_miss()[1], 0)

    def test_a_long_query_may_miss_some(self):
        self.assertEqual(parse_query("một hai ba bốn năm sáu bảy tám").may_miss()[1], 2)

    def test_500_characters_are_not_too_many(self):
        typed = " ".join(f"từ{n}" for n in range(100))[:500]
        self.assertLessEqual(len(parse_query(typed).clauses), 100)


class PhraseTests(SimpleTestCase):
    def test_quotes_make_a_phrase(self):
        for typed in ('"truy vết"', "“truy vết”", "„truy vết“", "«truy vết»"):
            with self.subTest(typed):
                (clause,) = parse_query(typed).clauses
                self.assertTrue(clause.quoted)
                self.assertEqual([w.exact for w in clause.wordings[0].words], ["truy", "vết"])

    def test_diacritics_in_quotes_are_meant(self):
        self.assertTrue(parse_query('"truy vết"').clauses[0].wordings[0].strict)
        self.assertFalse(parse_query('"truy vet"').clauses[0].wordings[0].strict)

    def test_an_unbalanced_quote_is_harmless(self):
        self.assertEqual(first('truy "vết'), ["truy", "vet"])
        self.assertEqual(first('"a b" c "d'), ["a b", "c", "d"])

    def test_quotes_are_not_expanded(self):
        self.assertEqual(wordings('"UBND"'), [["ubnd"]])


class ExclusionTests(SimpleTestCase):
    def excluded(self, typed):
        query = parse_query(typed)
        return [" ".join(word.folded for word in way.words) for way in query.exclusions]

    def test_a_dash_before_a_word_excludes_it(self):
        self.assertEqual(self.excluded("dịch -bầu"), ["bau"])
        self.assertEqual(first("dịch -bầu"), ["dich"])

    def test_a_dash_before_a_phrase_excludes_it(self):
        self.assertEqual(self.excluded('covid 19 -"bầu cử"'), ["bau cu"])

    def test_a_dash_inside_a_number_or_between_words_does_not(self):
        for typed in (
            "353 - CV/TU",
            "353 -CV/TU",
            "353-CV/TU",
            "chính trị - xã hội",
            "2021 -2026",
            "covid-19",
        ):
            with self.subTest(typed):
                self.assertEqual(self.excluded(typed), [])

    def test_a_dash_before_half_a_number_alone_does_not(self):
        for typed in ("-CV/TU", " -TB/TU ", "-cv/tu", "-QĐ/TU"):
            with self.subTest(typed):
                self.assertEqual(self.excluded(typed), [])
                self.assertEqual(len(first(typed)), 2)
        self.assertEqual(self.excluded("dịch -CV/TU"), ["cv tu"])

    def test_names_joined_by_a_dash_are_no_symbol(self):
        for typed in ("Covid-19", "SARS-CoV-2", "kinh tế - xã hội", "Hà-Nội", "-bầu", "dịch/bệnh"):
            with self.subTest(typed):
                self.assertEqual(parse_query(typed).numbers, ())

    def test_a_word_between_dashes_is_looked_for(self):
        self.assertEqual(self.excluded("-bluezone-"), [])
        self.assertEqual(self.excluded("-bluezone- -zalo"), ["zalo"])

    def test_only_exclusions_are_a_query(self):
        self.assertFalse(parse_query("-bầu").is_empty)


class DocumentNumberTests(SimpleTestCase):
    def number(self, typed):
        query = parse_query(typed)
        return [
            (sorted(word.folded for word in number.words), number.kinds) for number in query.numbers
        ]

    def test_every_spelling_is_the_same_number(self):
        for typed in (
            "353-CV/TU",
            "353 - CV/TU",
            "353 – CV/TU",
            "353/CV-TU",
            "Số 353-CV/TU",
            "Số: 353-CV/TU",
            "số 353 cv tu",
            "so 353 cv tu",
            "353 CV TU",
        ):
            with self.subTest(typed):
                self.assertEqual(self.number(typed), [(["353", "cv", "tu"], ())])
                self.assertEqual(len(parse_query(typed).clauses), 1)

    def test_a_number_may_be_typed_without_its_signs(self):
        for typed in ("353cvtu", "353CVTU", "353-CVTU", "353 cvtu"):
            with self.subTest(typed):
                self.assertEqual(self.number(typed), [(["353", "cv", "tu"], ())])
        self.assertEqual(self.number("16ctttg"), [(["16", "ct", "ttg"], ())])
        self.assertEqual(self.number("cv353"), [(["353"], ("cong-van",))])
        self.assertEqual(self.number("so159"), [(["159"], ())])
        self.assertEqual(self.number("số159"), [(["159"], ())])
        self.assertEqual(wordings("so159"), [["159", "so159"]])

    def test_words_with_figures_are_not_taken_apart(self):
        for typed in ("f0", "covid19", "h5n1", "24h", "ct5", "pl1", "vb353", "qh14", "karaoke"):
            with self.subTest(typed):
                self.assertEqual(wordings(typed)[0][0], typed)

    def test_a_kind_before_the_number_is_a_hint(self):
        self.assertEqual(self.number("CV 353 TU"), [(["353", "tu"], ("cong-van",))])
        self.assertEqual(self.number("CV số 353"), [(["353"], ("cong-van",))])
        self.assertEqual(self.number("Chỉ thị 16"), [(["16"], ("chi-thi",))])
        self.assertEqual(self.number("chi thi so 16"), [(["16"], ("chi-thi",))])

    def test_state_and_legal_numbers_are_read(self):
        self.assertEqual(self.number("9412/UBND-VX"), [(["9412", "ubnd", "vx"], ())])
        self.assertEqual(self.number("16/CT-TTg"), [(["16", "ct", "ttg"], ())])
        self.assertEqual(self.number("30/2020/NĐ-CP"), [(["2020", "30", "cp", "nd"], ())])

    def test_a_number_alone_is_a_document_number(self):
        self.assertEqual(self.number("159"), [(["159"], ())])
        self.assertEqual(self.number("Số 159"), [(["159"], ())])

    def test_the_word_so_is_noise_before_a_number_only(self):
        self.assertEqual(first("Số: 159"), ["159"])
        self.assertEqual(first("một số"), ["mot", "so"])
        self.assertEqual(first("sở 159"), ["so", "159"])

    def test_a_leading_zero_does_not_matter(self):
        self.assertEqual(wordings("5-CV/TU"), [["5 cv tu", "05 cv tu"]])

    def test_look_alikes_are_words(self):
        for typed in ("covid 19 tu vung dich", "f0 cach ly 14 ngay", "24/24 giờ", "17/5/2021"):
            with self.subTest(typed):
                self.assertFalse(any(clause.number for clause in parse_query(typed).clauses))


class ExpansionTests(SimpleTestCase):
    def test_an_abbreviation_means_its_expansion(self):
        self.assertEqual(wordings("UBND"), [["ubnd", "uy ban nhan dan"]])
        self.assertEqual(parse_query("UBND").expansions, (("UBND", "Ủy ban nhân dân"),))

    def test_an_expansion_means_its_abbreviation(self):
        self.assertEqual(wordings("uỷ ban nhân dân"), [["uy ban nhan dan", "ubnd"]])
        self.assertEqual(parse_query("uỷ ban nhân dân").expansions, (("uỷ ban nhân dân", "UBND"),))

    def test_other_diacritics_are_another_word(self):
        self.assertEqual(wordings("bộ ý tế"), [["bo"], ["y"], ["te"]])

    def test_an_abbreviation_that_is_also_a_word_needs_capitals(self):
        self.assertEqual(wordings("ca mắc"), [["ca"], ["mac"]])
        self.assertEqual(wordings("CA tỉnh"), [["ca", "cong an"], ["tinh"]])

    def test_two_readings_are_both_tried_and_told(self):
        meanings = [meaning for _, meaning in parse_query("BTC").expansions]
        self.assertEqual(meanings, ["Ban Tổ chức", "Bộ Tài chính"])

    def test_spellings_of_a_word_are_one(self):
        self.assertIn("vac xin", wordings("vaccine")[0])
        self.assertIn("covid", wordings("covid-19")[0])
        self.assertIn("bon tai cho", wordings("4 tại chỗ")[0])

    def test_a_mere_spelling_is_not_told(self):
        self.assertEqual(parse_query("Covid-19").expansions, ())
