"""The quick way to the keys of a whole text says what the slow way says."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.search.codepage import folded_run, in_place, keys, runs, runs_of
from directives.search.sayings import sayings
from directives.search.text import tokens, words
from tests.search.test_text import CASES, VIETNAMESE


def one_by_one(text):
    found = words(text)
    return " ".join(exact for exact, _ in found), " ".join(folded for _, folded in found)


@given(st.text() | VIETNAMESE | st.text("aàhoqugiy\u00e0\u0300đðĐ½…²①–\u00a0\u00ad.1239 _"))
def test_it_agrees_with_words_read_one_by_one(text):
    assert runs(text) == one_by_one(text)


@given(st.text() | VIETNAMESE | st.text("aàhoqugiy\u00e0\u0300đð½…\u00a0\u00ad.1239 _"))
def test_words_in_place_are_those_of_the_text_and_stand_where_it_has_them(text):
    if placed := in_place(text):
        assert len(placed) == len(text) + 2
        assert [(t.folded, t.start, t.end) for t in tokens(text)] == [
            (found.group(), found.start() - 1, found.end() - 1)
            for found in re.finditer(r"\S+", placed)
        ]


def test_words_out_of_place_are_left_to_a_closer_look():
    for text in ("có 29.232 ca", "di\u0323ch", "ph\u200bòng", "日本"):
        assert in_place(text) == "", text
    assert in_place("") == "  "


@given(st.text() | VIETNAMESE | st.text("aàhoqugiy\u00e0\u0300đð½…\u00a0\u00ad.1239 _"))
def test_the_folded_run_alone_is_that_of_both(text):
    assert folded_run(text) == runs(text)[1]


@given(st.lists(VIETNAMESE | st.text("aàđ\x00.129 \u0300")))
def test_texts_side_by_side_have_the_keys_of_each(texts):
    read = [(exact.strip(), folded.strip(), placed) for exact, folded, placed in runs_of(texts)]
    assert read == [(*one_by_one(text), in_place(text)) for text in texts]


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


SAYING_WORDS = sorted({word for run in sayings() for word in run})


@given(st.lists(st.sampled_from([*map(" ".join, sayings()), *SAYING_WORDS, "thần", "uỷ", "日本"])))
def test_the_sayings_are_those_that_stand_side_by_side(parts):
    read = keys(", ".join(parts))
    assert (read.exact, read.folded) == one_by_one(", ".join(parts))
    words = read.folded.split()
    stand = {key for run, key in sayings().items() if _stands(run, words)}
    assert set(read.said) == stand
    assert len(read.said) == len(stand)


def _stands(run, words):
    """Return whether words stand side by side, and not as the end of "cơ sở y tế"."""
    places = [at for at in range(len(words)) if tuple(words[at : at + len(run)]) == tuple(run)]
    return any(run[0] != "so" or words[at - 1 : at] != ["co"] for at in places)


def test_the_end_of_another_saying_is_none():
    assert keys("các cơ sở y tế").said == ()
    assert keys("cơ sở y tế, Sở Y tế").said == ("so_y_te",)


def test_a_misplaced_tone_hides_no_saying():
    for _ in range(2):  # the second time the words are known
        assert keys("UỶ BAN nhân dân").said == ("uy_ban_nhan_dan",)
        assert keys("UỶ BAN nhân dân").exact == "ủy ban nhân dân"


def test_a_sign_of_another_form_is_read_as_one_by_one():
    for sign in map(chr, range(0x340, 0x3000)):
        if sign != normalize("NFC", sign):
            for text in (f"a{sign}b", f"a {sign} b"):
                assert runs(text) == one_by_one(text)
