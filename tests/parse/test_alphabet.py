"""The quick ways to read letters and words say what reading one letter after the other says."""

import re
import unicodedata
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from directives.parse.alphabet import fold_each, letters_in, words_in

VIETNAMESE = st.text(alphabet=[*"aăâbcdđeêghiklmnoôơpqrstuưvxyẾỦẶ 0123.,;:-–“”…()/\n"])


class FoldEachTests(TestCase):
    def test_it_takes_marks_and_capitals_away(self):
        self.assertEqual(fold_each("Số: ĐẢNG ỦY – “Cẩm Phả”"), "so: dang uy – “cam pha”")

    def test_it_reads_letters_that_look_like_d(self):
        self.assertEqual(fold_each("ÐẢNG ỦY ðịa bàn"), "dang uy dia ban")

    def test_it_keeps_each_sign_of_a_decomposed_text_in_its_place(self):
        text = unicodedata.normalize("NFD", "Ủy ban")
        self.assertEqual(len(fold_each(text)), len(text))

    @given(st.one_of(st.text(), VIETNAMESE))
    def test_each_letter_is_folded_as_if_it_stood_alone(self, text):
        self.assertEqual(fold_each(text), "".join(map(fold_each, text)))

    @given(VIETNAMESE)
    def test_a_strange_letter_changes_nothing_for_the_others(self, text):
        self.assertEqual(fold_each(text + "\u4e2d"), fold_each(text) + "\u4e2d")


class WordsInTests(TestCase):
    def test_figures_and_signs_part_words(self):
        self.assertEqual(words_in("Số: 353-CV/TU, F0_ÂM"), ["số", "cv", "tu", "f", "âm"])

    @given(VIETNAMESE)
    def test_a_strange_letter_changes_nothing_for_the_others(self, text):
        self.assertEqual(words_in(f"{text} \u4e2d"), [*words_in(text), "\u4e2d"])


class LettersInTests(TestCase):
    @given(st.one_of(st.text(), VIETNAMESE))
    def test_it_counts_the_letters_of_all_words(self, text):
        self.assertEqual(letters_in(text), sum(map(len, re.findall(r"[^\W\d_]+", text))))
