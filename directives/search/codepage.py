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
from itertools import filterfalse
from string import ascii_letters, digits

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
_FIGURES = bytes(ord("0") if chr(byte) in digits else byte for byte in range(256))

# Words of texts that were read before, as far as their tone stands where the keys have it.
_right: set[bytes] = set()


def runs(text: str) -> tuple[str, str]:
    """Return the exact and the folded keys of all words, each joined by blanks, for the index.

    >>> runs("Cẩm Phả, 29.232")
    ('cẩm phả 29232', 'cam pha 29232')
    """
    try:
        return _runs(text.replace("\0", " "))
    except UnicodeEncodeError:
        return _one_by_one(text)


def runs_of(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return the keys of each text as `runs` does, with a blank before and after them.

    >>> runs_of(["Cẩm Phả", "số 5"])
    [(' cẩm phả ', ' cam pha '), (' số 5 ', ' so 5 ')]
    """
    whole = _BORDER.join(texts)
    if whole.count("\0") == len(texts) - 1:
        try:
            exact, folded = _runs(f" {whole} ")
            parts = (f" {keys} ".split("\0") for keys in (exact, folded))
            return list(zip(*parts, strict=True))
        except UnicodeEncodeError:
            pass
    return [(f" {exact} ", f" {folded} ") for exact, folded in map(runs, texts)]


def _runs(text: str) -> tuple[str, str]:
    composed = unicodedata.normalize("NFC", text)
    coded = _coded(composed)
    if b"0.000" in coded.translate(_FIGURES):
        coded = _coded(GROUPED_NUMBER.sub(_ungrouped, composed))
    found = coded.translate(_EXACT).split()
    joined = b" ".join(found)
    if new := set(filterfalse(_right.__contains__, found)):
        joined = _placed(joined, new)
    return _decoded(joined), joined.translate(_FOLDED).decode("ascii")


def _placed(joined: bytes, new: set[bytes]) -> bytes:
    """Return the words with their tone where the keys have it; learn those that were right."""
    if len(_right) > WORDS_KNOWN:
        _right.clear()
    for word in new:
        placed = _coded(exact(_decoded(word)))
        if placed == word:
            _right.add(word)
        else:
            # Twice: the blank between two equal words belongs to the first.
            once = b" %b " % joined
            for _ in range(2):
                once = once.replace(b" %b " % word, b" %b " % placed)
            joined = once[1:-1]
    return joined


def _one_by_one(text: str) -> tuple[str, str]:
    found = words(text)
    return " ".join(key for key, _ in found), " ".join(key for _, key in found)


def _ungrouped(found: re.Match[str]) -> str:
    return found.group().replace(".", "")
