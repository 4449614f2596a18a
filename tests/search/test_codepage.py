"""The quick way to the keys of a whole text says what the slow way says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.search.codepage import runs
from directives.search.text import words
from tests.search.test_text import CASES, VIETNAMESE


def one_by_one(text):
    found = words(text)
    return " ".join(exact for exact, _ in found), " ".join(folded for _, folded in found)


@given(st.text() | VIETNAMESE | st.text("aàhoqugiy\u00e0\u0300đðĐ½…²①–\u00a0\u00ad.1239 _"))
def test_it_agrees_with_words_read_one_by_one(text):
    assert runs(text) == one_by_one(text)


@pytest.mark.parametrize(
    "text",
    [
        *(case["input"] for case in CASES),
        "29.232 ca, 1.234.567; 17.5.2021 v1.000.1",
        "HOÀ BÌNH thuỷ quý gìau khuỷu",
        "mục → ☐ ● một “hai” ‘ba’ … 5m² №7",
        "ph\u200bòng\u00ad chống",
        "tab\tnul\x00xóa\x7f\x85hàng\u2028dòng",
        "日本語 ca Ærø",
    ],
)
def test_it_agrees_on_what_print_and_files_hold(text):
    assert runs(text) == one_by_one(text)
    assert runs(text) == one_by_one(text)  # the words are known by now
