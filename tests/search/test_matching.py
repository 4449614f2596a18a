"""The best of many texts, found by their keys."""

from typing import NamedTuple

from django.test import SimpleTestCase

from directives.search.codepage import runs_of
from directives.search.highlight import find
from directives.search.matching import best_of
from directives.search.query import parse_query


class Item(NamedTuple):
    text: str
    exact: str
    folded: str
    places: str


def items(*texts):
    return [Item(text, *keys) for text, keys in zip(texts, runs_of(texts), strict=True)]


class BestOfTests(SimpleTestCase):
    def best(self, typed, *texts, most=3, shown=None):
        title = items(shown)[0] if shown else None
        found, count = best_of(items(*texts), parse_query(typed), most, title)
        return [item.text for item, _ in found], count

    def test_texts_with_more_of_the_words_come_first_and_equals_in_their_order(self):
        texts = ("khẩn xét", "khẩn xét nghiệm F0", "xét nghiệm khẩn", "không có gì")
        self.assertEqual(
            self.best("khẩn xét F0", *texts),
            (["khẩn xét nghiệm F0", "khẩn xét", "xét nghiệm khẩn"], 3),
        )

    def test_a_word_by_chance_is_not_shown_where_another_text_has_most_words(self):
        texts = ("đo thân nhiệt", "bộ đội biên phòng", "phòng F0")
        self.assertEqual(self.best("phòng F0", *texts), (["phòng F0"], 1))
        self.assertEqual(self.best("phòng chống dịch", "văn phòng", "phòng, chống dịch")[1], 1)
        self.assertEqual(self.best("phòng chống dịch", "văn phòng")[1], 1)

    def test_a_word_by_chance_is_not_shown_under_a_title_that_has_all_words(self):
        title = "Về phòng, chống dịch"
        self.assertEqual(self.best("phòng chống dịch", "văn phòng", shown=title), ([], 0))
        self.assertEqual(self.best("phòng chống dịch", "văn phòng", shown="Về y tế")[1], 1)

    def test_the_only_text_with_one_of_the_words_is_shown(self):
        texts = ("truy vết ca bệnh", "kiểm tra chợ")
        self.assertEqual(self.best("truy vết ca bệnh chợ", *texts), ([*texts], 2))

    def test_an_abbreviation_answers_as_much_as_what_it_stands_for(self):
        texts = ("UBND tỉnh", "Ủy ban nhân dân xã")
        self.assertEqual(self.best("UBND", *texts)[1], 2)

    def test_words_side_by_side_count_more_than_words_apart(self):
        apart, near = "dịch ở phòng họp", "phòng dịch ở xã"
        self.assertEqual(self.best("phòng dịch", apart, near)[0], [near, apart])

    def test_those_beyond_the_best_are_counted(self):
        self.assertEqual(self.best("dich", *["dịch"] * 5, most=2), (["dịch", "dịch"], 5))

    def test_an_accented_word_means_itself(self):
        self.assertEqual(self.best("diện", "điện", "diện"), (["diện"], 1))

    def test_a_phrase_is_counted_only_where_its_words_stand_so(self):
        texts = ("chống dịch phòng", "phòng, chống dịch", "phòng chống")
        self.assertEqual(self.best('"phòng chống dịch"', *texts), (["phòng, chống dịch"], 1))

    def test_every_text_that_a_close_reading_finds_is_counted(self):
        texts = ("UBND tỉnh", "Ủy ban nhân dân xã", "ủy ban", "số 353-CV/TU", "29.232 ca", "hoà")
        for typed in ("UBND", "353-CV/TU", "29232", "hòa", "ủy ban -tỉnh", '"uy ban nhan dan"'):
            query = parse_query(typed)
            close = [text for text in texts if find(text, query).matches]
            found, count = best_of(items(*texts), query, 9)
            self.assertEqual(
                (sorted(item.text for item, _ in found), count), (sorted(close), len(close)), typed
            )
