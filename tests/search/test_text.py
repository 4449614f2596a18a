"""The normaliser: what counts as the same word, and where it stands in the text."""

import json
import unicodedata
from hashlib import blake2b
from pathlib import Path

import pytest
from django.conf import settings
from django.test import SimpleTestCase
from hypothesis import example, given
from hypothesis import strategies as st

from directives.search import text as subject_module
from directives.search.text import exact, fold, is_syllable, slugify, sort_key, tokens, words

REFERENCE = Path(settings.BASE_DIR) / "fixtures" / "reference"
CASES = json.loads((REFERENCE / "vietnamese_fold_cases.json").read_text())
VIETNAMESE = st.text(
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "AÁĂÂĐEÊIOÔƠUỦƯY ,.-–0123456789\n\u200b\u00a0\u0301\u0323"
)


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_it_agrees_with_the_reference(case):
    assert exact(case["input"]) == case["exact"]
    assert fold(case["input"]) == case["fold"]


def test_the_reference_is_whole():
    assert len(CASES) == 66


@given(st.text() | VIETNAMESE)
@example("OỤ\u0300")
def test_keys_of_keys_are_the_same(text):
    assert exact(exact(text)) == exact(text)
    assert fold(fold(text)) == fold(text) == fold(exact(text))


@given(st.text() | VIETNAMESE)
def test_composed_and_decomposed_text_have_the_same_keys_and_words(text):
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert exact(composed) == exact(decomposed)
    assert fold(composed) == fold(decomposed)
    assert words(composed) == words(decomposed)


@given(st.text() | VIETNAMESE)
def test_offsets_point_back_into_the_text(text):
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        found = exact(text[token.start : token.end].replace(".", ""))
        assert token.exact in found
        assert token.folded == fold(token.exact)
        last = token.start


@given(st.text() | VIETNAMESE)
def test_words_and_tokens_agree(text):
    assert words(text) == [(token.exact, token.folded) for token in tokens(text)]


@given(st.text())
def test_a_slug_is_plain(text):
    assert slugify(text).isascii()
    assert slugify(slugify(text)) == slugify(text)


class TokensTests(SimpleTestCase):
    def folded(self, text):
        return [token.folded for token in tokens(text)]

    def test_punctuation_and_page_breaks_hold_no_place(self):
        self.assertEqual(self.folded("phòng,\n\n\fchống"), ["phong", "chong"])

    def test_a_document_number_falls_into_its_parts(self):
        self.assertEqual(self.folded("353 - CV/TU"), ["353", "cv", "tu"])

    def test_a_number_with_grouping_points_is_one_word(self):
        self.assertEqual(self.folded("29.232 ca, 1.234.567"), ["29232", "ca", "1234567"])

    def test_a_date_with_points_is_no_grouped_number(self):
        self.assertEqual(self.folded("17.5.2021"), ["17", "5", "2021"])

    def test_codes_stay_whole(self):
        self.assertEqual(self.folded("F0, 5K, TH₁"), ["f0", "5k", "th1"])

    def test_invisible_characters_do_not_part_a_word(self):
        self.assertEqual(self.folded("ph\u200bòng\u00ad chống"), ["phong", "chong"])

    def test_offsets_hold_in_decomposed_text(self):
        text = unicodedata.normalize("NFD", "Điện Biên")
        last = tokens(text)[-1]
        self.assertEqual(unicodedata.normalize("NFC", text[last.start : last.end]), "Biên")


class SlugifyTests(SimpleTestCase):
    def test_every_province_has_its_reference_slug(self):
        provinces = json.loads((REFERENCE / "provinces.json").read_text())["provinces"]
        for province in provinces:
            self.assertEqual(slugify(province["name"]), province["slug"])


class SortKeyTests(SimpleTestCase):
    def test_provinces_sort_as_the_reference_says(self):
        provinces = json.loads((REFERENCE / "provinces.json").read_text())["provinces"]
        ours = sorted(provinces, key=lambda province: sort_key(province["name"]))
        self.assertEqual([p["sort_vi"] for p in ours], sorted(p["sort_vi"] for p in ours))

    def test_tones_only_break_ties(self):
        self.assertEqual(
            sorted(["bạ", "bá", "bã", "bả", "bà", "ba", "bac"], key=sort_key),
            ["ba", "bà", "bả", "bã", "bá", "bạ", "bac"],
        )

    def test_any_sign_has_a_place(self):
        self.assertEqual(sorted(["b", "²", "日", "a"], key=sort_key)[-1], "b")


class SyllableTests(SimpleTestCase):
    def test_abbreviations_are_none(self):
        self.assertTrue(is_syllable("tinh"))
        self.assertFalse(is_syllable("hdnd"))


class VersionTests(SimpleTestCase):
    def test_what_the_index_holds_changes_only_with_the_version(self):
        """When this fails: raise VERSION in text.py, so that every index rebuilds itself."""
        everything = repr([words(case["input"]) for case in CASES]).encode()
        digest = blake2b(everything, digest_size=6).hexdigest()
        self.assertEqual((subject_module.VERSION, digest), (1, "949fe9205c6b"))
