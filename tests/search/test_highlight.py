"""What is marked in the text as it stands."""

import unicodedata

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from directives.search.highlight import excerpt, find, find_in, highlight
from directives.search.laid import word_by_word
from directives.search.query import parse_query

TEXTS = st.text(max_size=300) | st.text(
    "truyvếtphòngchốngdịch UBND-353/ \n,.\u0301\u200b", max_size=300
)
TYPED = st.text(max_size=60) | st.sampled_from(
    ["truy vết", '"phòng chống"', "UBND", "353", "t", "-dịch", "ịch dịch d"]
)


def marked(text, typed):
    return [segment for segment, is_match in highlight(text, parse_query(typed)) if is_match]


@given(TEXTS, TYPED)
def test_segments_add_up_to_the_text(text, typed):
    assert "".join(segment for segment, _ in highlight(text, parse_query(typed))) == text


@given(TEXTS, TYPED, st.integers(10, 200))
def test_an_excerpt_is_part_of_the_text(text, typed, width):
    segments = excerpt(text, parse_query(typed), width)
    parts = [segment for segment, _ in segments if segment != " … "]
    assert "".join(parts) in text


@given(TEXTS, TYPED)
def test_a_text_laid_out_letter_by_letter_is_marked_as_one_read_word_by_word(text, typed):
    query = parse_query(typed)
    assert find(text, query) == find_in(word_by_word(text), query)


class HighlightTests(SimpleTestCase):
    def test_plain_words_mark_every_accent(self):
        self.assertEqual(
            marked("Điện Biên, diễn biến", "dien bien"), ["Điện", "Biên", "diễn", "biến"]
        )

    def test_accented_words_mark_just_themselves(self):
        self.assertEqual(marked("Điện Biên, diễn biến", "điện biên"), ["Điện", "Biên"])

    def test_tone_placement_and_unicode_form_do_not_matter(self):
        self.assertEqual(marked("khoá XV, KHÓA", "khóa"), ["khoá", "KHÓA"])
        text = unicodedata.normalize("NFD", "phòng dịch")
        self.assertEqual(marked(text, "dịch"), [unicodedata.normalize("NFD", "dịch")])

    def test_only_whole_words_are_marked(self):
        self.assertEqual(marked("chống chốngx không", "chông"), [])
        self.assertEqual(marked("hoan hoang ho", "hoan"), ["hoan"])

    def test_a_phrase_is_one_run_over_punctuation_and_page_breaks(self):
        self.assertEqual(
            marked("phòng,\n\nchống dịch; chống phòng", '"phòng chống"'), ["phòng,\n\nchống"]
        )

    def test_expansions_are_marked(self):
        self.assertEqual(
            marked("UBND tỉnh, Uỷ ban nhân dân xã", "UBND"), ["UBND", "Uỷ ban nhân dân"]
        )

    def test_numbers_are_marked_in_any_spelling(self):
        self.assertEqual(marked("Công văn 353 - CV/TU", "353-CV/TU"), ["353 - CV/TU"])
        self.assertEqual(marked("có 29.232 ca", "29232"), ["29.232"])
        self.assertEqual(marked("có 29.232 ca", "232"), [])

    def test_a_dash_between_does_not_part_a_phrase_but_a_word_does(self):
        self.assertEqual(marked("phòng – chống", '"phòng chống"'), ["phòng – chống"])
        self.assertEqual(marked("phòng và chống", '"phòng chống"'), [])

    def test_runs_of_the_same_words_may_share_some(self):
        self.assertEqual(marked("dịch dịch dịch", '"dịch dịch"'), ["dịch dịch dịch"])

    def test_excluded_words_are_not_marked(self):
        self.assertEqual(marked("dịch bầu", "dịch -bầu"), ["dịch"])

    def test_nothing_typed_marks_nothing(self):
        self.assertEqual(highlight("Một câu.", parse_query("")), [("Một câu.", False)])
        self.assertEqual(highlight("", parse_query("a")), [("", False)])


class ExcerptTests(SimpleTestCase):
    text = "Mở đầu dài dòng. " * 20 + "Truy vết thần tốc ngay. " + "Kết thúc dài dòng. " * 20

    def test_it_shows_the_densest_match(self):
        segments = excerpt(self.text, parse_query("thần tốc truy vết"), 80)
        self.assertIn(("thần", True), segments)
        self.assertEqual((segments[0], segments[-1]), ((" … ", False), (" … ", False)))
        self.assertLessEqual(sum(len(segment) for segment, _ in segments), 100)

    def test_words_side_by_side_are_shown_before_one_of_them_alone(self):
        text = f"Các phòng ban. {self.text} Công tác phòng, chống dịch. {self.text}"
        segments = excerpt(text, parse_query("phòng chống dịch"), 80)
        self.assertIn(("phòng, chống dịch", True), segments)

    def test_it_cuts_between_words(self):
        inner = "".join(s for s, _ in excerpt(self.text, parse_query("tốc"), 60)[1:-1])
        at = self.text.index(inner)
        self.assertTrue(self.text[at - 1].isspace())
        self.assertTrue(self.text[at + len(inner)].isspace())

    def test_a_short_text_is_shown_whole(self):
        self.assertEqual(
            excerpt("Truy vết", parse_query("vết"), 80), [("Truy ", False), ("vết", True)]
        )

    def test_without_a_match_it_begins_at_the_beginning(self):
        self.assertTrue(excerpt(self.text, parse_query("xyz"), 40)[0][0].startswith("Mở đầu"))
