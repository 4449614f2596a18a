"""Letters and words of whole texts, in a few calls that run in C.

The letters of Vietnamese and the signs of print fit into one byte each, and in bytes the folded
letter is a table. A text with any other letter is read one letter at a time, to the same end.
"""

from __future__ import annotations

import codecs
import re
import string
import unicodedata
from collections.abc import Container, Sequence

WORD = re.compile(r"[^\W\d_]+")
ASCII_WORD = re.compile(r"[A-Za-z]+")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SMALL = [
    letter
    for vowel in "aăâeêioôơuưy"
    for letter in (unicodedata.normalize("NFC", vowel + tone) for tone in _TONES)
    if not letter.isascii()
] + ["đ"]
_SIGNS = "“”‘’«»–—−…•·°×§²³\u00a0\u2011"


class _Folding(dict[int, str]):
    """A translation table that fills itself: one folded letter for each letter."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        self[code] = letter
        return letter


_FOLDING = _Folding({ord(letter): "d" for letter in "đĐðÐɖƉ"})


def _page() -> str:
    """Return the letter of each byte; ASCII stands at home, the others where it prints nothing."""
    others = iter([*_SMALL, *map(str.upper, _SMALL), *_SIGNS])
    return "".join(
        chr(byte) if 32 <= byte < 127 or byte in b"\0\t\n\r\v\f" else next(others, "\ufffe")
        for byte in range(256)
    )


_PAGE = _page()
_BYTES = codecs.charmap_build(_PAGE)
_FOLDED = "".join(_FOLDING[ord(letter)] for letter in _PAGE)
_WORDS = "".join(letter.lower() if WORD.match(letter) else " " for letter in _PAGE)
_NO_LETTERS = bytes(byte for byte in range(256) if not WORD.match(_PAGE[byte]))
_NOT_MARKED = _NO_LETTERS + bytes(map(ord, string.ascii_letters))


def fold_each(text: str) -> str:
    """Return `text` in lower case without marks, one character for one character.

    >>> fold_each("Số: ĐẢNG ỦY")
    'so: dang uy'
    """
    try:
        return codecs.charmap_decode(_coded(text), "strict", _FOLDED)[0]
    except UnicodeEncodeError:
        return text.translate(_FOLDING)


def words_in(text: str) -> list[str]:
    """Return the runs of letters of a text in lower case, in their order.

    >>> words_in("Số: 353-CV/TU")
    ['số', 'cv', 'tu']
    """
    try:
        return codecs.charmap_decode(_coded(text), "strict", _WORDS)[0].split()
    except UnicodeEncodeError:
        return WORD.findall(text.lower())


def has_share(words: Sequence[str], known: Container[str], share: float) -> bool:
    """Return whether at least a share of the words is known; as a rule the first ones tell.

    >>> has_share(["của", "xyz", "và"], {"của", "và"}, 0.5)
    True
    """
    found = 0
    for start in range(0, len(words), 100):
        found += len([word for word in words[start : start + 100] if word in known])
        if found / len(words) >= share:
            return True
    return False


def letters_in(text: str) -> int:
    """Return how many letters a text has.

    >>> letters_in("Số: 353-CV/TU")
    6
    """
    try:
        return len(_coded(text).translate(None, _NO_LETTERS))
    except UnicodeEncodeError:
        return sum(map(len, WORD.findall(text)))


def marked_letters_in(text: str) -> int:
    """Return how many letters of a text are not ASCII: those with a mark, and đ.

    >>> marked_letters_in("Số: 353-CV/TU, Đảng ủy")
    4
    """
    try:
        return len(_coded(text).translate(None, _NOT_MARKED))
    except UnicodeEncodeError:
        return letters_in(text) - sum(map(len, ASCII_WORD.findall(text)))


def _coded(text: str) -> bytes:
    return codecs.charmap_encode(text, "strict", _BYTES)[0]
