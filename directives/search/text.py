"""The one normaliser of Vietnamese text: index, query, highlight, slug and look-ups all use it.

Two keys of a text: `exact` keeps the diacritics and unifies everything that is no difference in
meaning (Unicode form, letter case, tone placement, quotes, dashes, white space); `fold` also
drops the diacritics. Pure: no Django, no settings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Raise with every change of what the keys of a text are: indexes then rebuild themselves.
VERSION = 1

TONES = "\u0300\u0301\u0303\u0309\u0323"

# ð, Ð, ɖ, Ɖ look like đ, Đ and stand for them in real data; lower-casing would part them.
_REPAIRS: dict[int, str | None] = dict(zip(map(ord, "ðÐɖƉ"), "đĐđĐ", strict=True))
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_REPAIRS |= dict.fromkeys(map(ord, _INVISIBLE))
_NEEDS_REPAIR = re.compile("[" + "".join(map(chr, _REPAIRS)) + "]")
_SIGNS = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’ʼ", "'") | dict.fromkeys("–—‑−‐", "-")
_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
# A word whose last letter bears one mark more is none whose tone could be placed.
_LETTERS = re.compile(r"[^\W\d_]++(?![\u0300-\u036f])")
_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", base + tone)
    for base in map(chr, range(128))
    for base in (base, *"ăâđêôơư")
    for tone in ("", *TONES)
)


class Token(NamedTuple):
    """One word: both keys, and its half-open range of offsets in the text as given."""

    exact: str
    folded: str
    start: int
    end: int


def exact(text: str) -> str:
    """Return the key that keeps diacritics and unifies everything else.

    >>> exact("THÀNH UỶ  Cẩm Phả")
    'thành ủy cẩm phả'
    """
    plain = _unified(text).lower()
    if not plain.isascii():
        # Lower-casing leaves a few foreign letters decomposed.
        if not unicodedata.is_normalized("NFKC", plain) or _NEEDS_REPAIR.search(plain):
            plain = _unified(plain)
        if any(_place_tone(word) != word for word in set(_LETTERS.findall(plain))):
            plain = _LETTERS.sub(lambda found: _place_tone(found.group()), plain)
    return " ".join(plain.split())


def fold(text: str) -> str:
    """Return the key without diacritics, đ as d.

    >>> fold("Điện Biên")
    'dien bien'
    """
    return _without_marks(exact(text))


def slugify(text: str) -> str:
    """Return the text as part of an address: folded, ASCII, words joined by single hyphens.

    >>> slugify("Bà Rịa – Vũng Tàu")
    'ba-ria-vung-tau'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order: syllables, codes such as "f0", numbers as one word.

    A number with grouping points is the same word as without; punctuation holds no place.

    >>> [token.folded for token in tokens("Truy vết 29.232 ca, theo 353-CV/TU")]
    ['truy', 'vet', '29232', 'ca', 'theo', '353', 'cv', 'tu']
    """
    return [
        Token(*keys, found.start(), found.end())
        for found in _word_pattern(text).finditer(text)
        for keys in word_keys(found.group())
    ]


def words(text: str) -> list[tuple[str, str]]:
    """Return the (exact, folded) keys of every word in order, for the index.

    >>> words("Cẩm Phả")
    [('cẩm', 'cam'), ('phả', 'pha')]
    """
    return [keys for found in _word_pattern(text).findall(text) for keys in word_keys(found)]


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return a key that sorts as a Vietnamese dictionary does: letters first, then tones.

    >>> sorted(["Đà Nẵng", "Bình Định", "Bạc Liêu", "Cần Thơ"], key=sort_key)
    ['Bạc Liêu', 'Bình Định', 'Cần Thơ', 'Đà Nẵng']
    """
    letters, tones = [], []
    for letter in exact(text):
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        letters.append(_ALPHABET.get(bare, 3))
        tones.append(max((_TONE_RANK.get(c, 0) for c in parts), default=0))
    return tuple(letters), tuple(tones)


def is_syllable(word: str) -> bool:
    """Return whether a lower-case word without tone could be a Vietnamese syllable.

    >>> is_syllable("ca"), is_syllable("ubnd")
    (True, False)
    """
    return _SYLLABLE.fullmatch(word) is not None


# " " < "-" < other signs < digits < letters; ă, â, đ, ê, ô, ơ, ư are letters of their own.
_ALPHABET = {" ": 1, "-": 2}
_ALPHABET |= {digit: 50 + n for n, digit in enumerate("0123456789")}
_ALPHABET |= {letter: 100 + n for n, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def _unified(text: str) -> str:
    if _NEEDS_REPAIR.search(text):
        text = text.translate(_REPAIRS)
    return _SIGN.sub(_plain_sign, unicodedata.normalize("NFKC", text))


def _plain_sign(found: re.Match[str]) -> str:
    return _SIGNS[found.group()]


_SYLLABLE = re.compile(
    r"""(?P<onset> ngh | ng | nh | gh | gi(?=[aăâeêioôơuưy]) | g | kh | k | ph | p
                 | qu(?=[aăâeêioôơy]) | q | th | tr | t | ch | c | [bdđhlmnrsvx] )?
        (?P<nucleus> [aăâeêioôơuưy]+ )
        (?P<coda> ch | nh | ng | [cmnpt] )?""",
    re.VERBOSE,
)


@lru_cache(maxsize=65536)
def _place_tone(word: str) -> str:
    """Return a lower-case word with its tone where the older style puts it: hoà -> hòa."""
    parts = unicodedata.normalize("NFD", word)
    tones = [c for c in parts if c in TONES]
    if len(tones) != 1:
        return word
    bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
    syllable = _SYLLABLE.fullmatch(bare)
    if not syllable:
        return word
    onset, nucleus, coda = syllable.groups(default="")
    at = _tone_position(nucleus, coda) + 1
    return unicodedata.normalize("NFC", onset + nucleus[:at] + tones[0] + nucleus[at:] + coda)


def _tone_position(nucleus: str, coda: str) -> int:
    marked = [n for n, vowel in enumerate(nucleus) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    return 1 if len(nucleus) > 1 and (coda or len(nucleus) == 3) else 0


def _without_marks(key: str) -> str:
    if key.isascii():
        return key
    if _VIETNAMESE.issuperset(key):
        parts = unicodedata.normalize("NFD", key.replace("đ", "d"))
        return parts.encode("ascii", "ignore").decode()
    table = {ord(letter): _without_mark(letter) for letter in set(key)}
    return " ".join(unicodedata.normalize("NFC", key.translate(table)).split())


def _without_mark(letter: str) -> str:
    if letter == "đ":
        return "d"
    parts = unicodedata.normalize("NFD", letter)
    kept = "".join(c for c in parts if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", kept)


def _class_of_marks() -> str:
    """Return the combining marks of the scripts that have any, as a class for expressions."""
    scripts = ((0x300, 0x3100), (0xA600, 0xAC00), (0xFB1E, 0xFE30), (0x10A00, 0x12000))
    letters = (chr(n) for first, last in scripts for n in range(first, last))
    return "".join(c for c in letters if unicodedata.category(c)[0] == "M")


# 29.232 is one word; a date or a version with points is not.
GROUPED_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{3})+(?!\w|\.\d)")

# A word may be decomposed (NFD) or broken by invisible characters.
_MARKS = _class_of_marks()
_INSIDE = f"[{_MARKS}{_INVISIBLE}]"
_NUMBER = GROUPED_NUMBER.pattern

_ODD = frozenset(_MARKS + _INVISIBLE)
_PLAIN_WORD = re.compile(rf"{_NUMBER}|[^\W_]+")
_ODD_WORD = re.compile(rf"{_NUMBER}|[^\W_]+(?:{_INSIDE}+[^\W_]+)*[{_MARKS}]*")
_PART = re.compile(rf"(?:[^\W_]{_INSIDE}*)+")


def is_composed(text: str) -> bool:
    """Return whether every letter is one character, with nothing invisible inside words."""
    return _ODD.isdisjoint(text)


def _word_pattern(text: str) -> re.Pattern[str]:
    return _PLAIN_WORD if is_composed(text) else _ODD_WORD


@lru_cache(maxsize=131072)
def word_keys(word: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of one matched word; more than one where normalising splits it (½)."""
    key = exact(word.replace(".", ""))
    parts = ((part, _without_marks(part)) for part in _PART.findall(key))
    return tuple((part, folded) for part, folded in parts if folded)
