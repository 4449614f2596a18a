"""The keys of whole Vietnamese texts, in a few calls that run in C.

The letters of Vietnamese and the signs of ASCII fit into one byte each. In such bytes the borders
of words, lower case and the folded key are a table each, so that a text of a thousand words costs
what ten words cost one by one. `text.py` defines what the keys are; a text with any letter that
the page has no byte for is left to it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Sequence
from string import ascii_letters, digits
from typing import NamedTuple

from directives.search.sayings import OTHER, letters, said_by, said_in
from directives.search.text import GROUPED_NUMBER, TONES, exact, fold, words

WORDS_KNOWN = 100_000
_BORDER = " \0 "

_VOWELS = [base + tone for base in "aăâeêioôơuưy" for tone in ("", *TONES)]
_NATIONAL = {unicodedata.normalize("NFC", letter) for letter in (*_VOWELS, "đ")} - {*ascii_letters}
_LETTERS = sorted(_NATIONAL | {letter.upper() for letter in _NATIONAL})
# Signs that are common enough in print not to be told one by one.
_SIGNS = "–—…“”‘’•·°×§\u00a0\u2011"
_PART_OF_WORDS = {"M", "C"}  # categories of marks, and of what cannot be seen


def _page() -> str:
    """Return the letter of each byte; ASCII stands at home, the others where it prints nothing.

    Zero stays zero: only then does Python build the quick kind of map.
    """
    others = iter([*_LETTERS, *_SIGNS])
    return "".join(
        chr(byte) if 32 <= byte < 127 or byte in b"\0\t\n\r\v\f" else next(others, "\ufffe")
        for byte in range(256)
    )


_PAGE = _page()
_BYTES = codecs.charmap_build(_PAGE)


def _blanks_for_signs(error: UnicodeError) -> tuple[str, int]:
    """Return blanks for signs that stand in no word; raise for all else."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    for sign in signs:
        if sign.isalnum() or (unicodedata.category(sign)[0] in _PART_OF_WORDS and sign > "\x7f"):
            raise error
    return " " * len(signs), error.end


codecs.register_error("blanks-for-signs", _blanks_for_signs)


def _coded(text: str) -> bytes:
    return codecs.charmap_encode(text, "blanks-for-signs", _BYTES)[0]


def _decoded(coded: bytes) -> str:
    return codecs.charmap_decode(coded, "strict", _PAGE)[0]


def _table(key: Callable[[str], str]) -> bytes:
    """Return what takes each letter of the page to its key, and every other sign to a blank."""
    letters = {*ascii_letters, *digits, *_LETTERS, "\0"}
    return b"".join(_coded(key(sign)) if sign in letters else b" " for sign in _PAGE)


_EXACT = _table(str.lower)
_FOLDED = _table(fold)
_WITHOUT_TONE = bytes(
    byte
    for byte, sign in enumerate(_PAGE)
    if not any(tone in unicodedata.normalize("NFD", sign) for tone in TONES)
)
_FIGURES = bytes(ord("0") if chr(byte) in digits else byte for byte in range(256))

MISPLACED = "!"


class Keys(NamedTuple):
    """The keys of all words of a text, each joined by blanks, and its sayings."""

    exact: str
    folded: str
    said: tuple[str, ...]


class _Words(dict[bytes, str]):
    """The letter by which sayings know a word, after a sign if its tone stands elsewhere."""

    def __missing__(self, word: bytes) -> str:
        placed = _placed[word]
        letter = letters().get(placed.translate(_FOLDED).decode("ascii"), OTHER)
        self[word] = found = letter if placed == word else MISPLACED + letter
        return found


class _Placed(dict[bytes, bytes]):
    """Words with their tone where the keys have it; those that had it elsewhere are kept."""

    def __missing__(self, word: bytes) -> bytes:
        if not word.translate(None, _WITHOUT_TONE):
            return word
        placed = _coded(exact(_decoded(word)))
        if placed != word:
            self[word] = placed
        return placed


_words = _Words()
_placed = _Placed()


def keys(text: str) -> Keys:
    """Return what the index takes of a text.

    >>> keys("UBND: Ủy ban nhân dân")
    Keys(exact='ubnd ủy ban nhân dân', folded='ubnd uy ban nhan dan', said=('uy_ban_nhan_dan',))
    """
    try:
        joined, spelled = _read(text.replace("\0", " "))
    except UnicodeEncodeError:
        exact, folded = _one_by_one(text)
        return Keys(exact, folded, tuple(said_in(folded)))
    return Keys(*_both(joined), tuple(said_by(spelled)))


def runs(text: str) -> tuple[str, str]:
    """Return the exact and the folded keys of all words, each joined by blanks.

    >>> runs("Cẩm Phả, 29.232")
    ('cẩm phả 29232', 'cam pha 29232')
    """
    try:
        return _runs(text.replace("\0", " "))
    except UnicodeEncodeError:
        return _one_by_one(text)


def runs_of(texts: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the keys of each text as `runs` does, blanks around them, and `in_place`.

    >>> runs_of(["Cẩm Phả", "số: 5"])
    [(' cẩm phả ', ' cam pha ', ' cam pha '), (' số 5 ', ' so 5 ', ' so  5 ')]
    """
    whole = _BORDER.join(texts)
    placed = map(in_place, texts)
    if whole.count("\0") == len(texts) - 1:
        try:
            exact, folded = _runs(f" {whole} ")
            parts = (f" {keys} ".split("\0") for keys in (exact, folded))
            return list(zip(*parts, placed, strict=True))
        except UnicodeEncodeError:
            pass
    keys_of_each = zip(map(runs, texts), placed, strict=True)
    return [(f" {exact} ", f" {folded} ", places) for (exact, folded), places in keys_of_each]


def in_place(text: str) -> str:
    """Return the folded words where the text has them, one place on, and blanks for all else.

    "" where a word would not stand in its place: its letters are decomposed, or its figures
    grouped by points.

    >>> in_place("Cẩm Phả, 5")
    ' cam pha  5 '
    """
    if not unicodedata.is_normalized("NFC", text):
        return ""
    try:
        coded = _coded(text.replace("\0", " "))
    except UnicodeEncodeError:
        return ""
    if b"0.000" in coded.translate(_FIGURES):
        return ""
    return f" {coded.translate(_FOLDED).decode('ascii')} "


def folded_run(text: str) -> str:
    """Return the second of `runs` alone, which nearly any text gives without a look at its words.

    >>> folded_run("Cẩm Phả, 5")
    'cam pha 5'
    """
    return " ".join(in_place(text).split()) or runs(text)[1]


def _runs(text: str) -> tuple[str, str]:
    return _both(_read(text)[0])


def _both(joined: bytes) -> tuple[str, str]:
    return _decoded(joined), joined.translate(_FOLDED).decode("ascii")


def _read(text: str) -> tuple[bytes, str]:
    """Return the exact keys, and the letters by which sayings know the words."""
    try:
        composed, coded = text, _coded(text)
    except UnicodeEncodeError:  # most texts are composed
        composed = unicodedata.normalize("NFC", text)
        if composed == text:
            raise
        coded = _coded(composed)
    if b"0.000" in coded.translate(_FIGURES):
        coded = _coded(GROUPED_NUMBER.sub(_ungrouped, composed))
    if len(_words) > WORDS_KNOWN:
        _words.clear()
        _placed.clear()
    found = coded.translate(_EXACT).split()
    spelled = "".join(map(_words.__getitem__, found))
    if MISPLACED in spelled:
        at = -1
        for before in range(spelled.count(MISPLACED)):
            at = spelled.index(MISPLACED, at + 1)
            found[at - before] = _placed[found[at - before]]
        spelled = spelled.replace(MISPLACED, "")
    return b" ".join(found), spelled


def _one_by_one(text: str) -> tuple[str, str]:
    found = words(text)
    return " ".join(key for key, _ in found), " ".join(key for _, key in found)


def _ungrouped(found: re.Match[str]) -> str:
    return found.group().replace(".", "")
