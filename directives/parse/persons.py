"""Reads the names of persons, and tells those that nobody bears from those of Viet Nam.

Recognition confuses letters and loses marks: "Bạch Công Hlến", "Vo Thanh Bình". The Kinh have few
family names, and all their names are syllables of Vietnamese; those of the peoples of the
mountains ("Ksor Phước", "Y Thông Kbuôr") follow no such rule.
"""

from __future__ import annotations

import re
from functools import lru_cache

from . import issuer_words, vocabulary
from .cells import is_upper
from .lines import fold_each
from .syllables import bears_tone, is_syllable, may_be_syllable

RANK = re.compile(vocabulary.RANKS)
MILITARY = re.compile("(?:" + "|".join(vocabulary.MILITARY_RANKS) + r")\s+")
WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"  # H'Linh, K'Brôi
NAME = re.compile(rf"{WORD}(?:\s+{WORD}){{1,5}}")
LONGEST_PIECE = 80
LARGE_VOWELS = "ƯỨỪỬỮỰƠỚỜỞỠỢỐỒỔỖỘỦỤỎỌỲÝỶỸỴ"  # they look like their small letters
MOUNTAIN_SURNAMES = frozenset(("ksor", "rơ", "rcom", "siu", "nay", "y", "kpă", "rmah"))
FOLDED_SURNAMES = frozenset(map(fold_each, vocabulary.SURNAMES))
MIDDLE = ("Thi", "Van")  # of Thị and Văn a mark was lost
FEWEST = 3  # words of a name that one more is too many of


def person(text: str) -> str | None:
    """Return the name of a person that a line holds, without rank, degree or marks of the seal.

    >>> person("★ Nguyễn Văn Thắng"), person("BS.CKII. Lê Hoàng Phúc"), person("Sở Y tế")
    ('Nguyễn Văn Thắng', 'Lê Hoàng Phúc', None)
    """
    return _person(text) if len(text) <= LONGEST_PIECE else None


@lru_cache(maxsize=1024)  # the same persons sign one directive after the other
def _person(text: str) -> str | None:
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", text)
    for pattern in (RANK, MILITARY):
        if found := pattern.match(fold_each(bare)):
            bare = bare[found.end() :].strip(" .-")
    if not NAME.fullmatch(bare):
        return None
    words = [_evened(word) for word in bare.split()]
    bare = " ".join(words)
    if is_upper(bare):
        folded = fold_each(bare)
        if words[0].lower() not in vocabulary.SURNAMES or folded.startswith(
            issuer_words.BODY_HEADS
        ):
            return None
        return " ".join(word.capitalize() for word in words)
    parts = [part for word in words for part in re.split(r"['’]", word)]
    if words[0][0].isupper() and all(_is_name_part(part) for part in parts):
        return " ".join(words)
    return None


def _evened(word: str) -> str:
    """Return a word whose marked vowel recognition took for a capital, in small letters: ĐỨc."""
    inner = word[1:]
    uneven = word[0].isupper() and word[-1].islower() and not inner.islower()
    if uneven and all(letter in LARGE_VOWELS for letter in inner if letter.isupper()):
        return word[0] + inner.lower()
    return word


def _is_name_part(part: str) -> bool:
    return part[0].isupper() and (len(part) == 1 or part[1:].islower())


def without_scrap(name: str) -> str:
    """Return a name without a last word that is none: what a scan shows beside it.

    >>> without_scrap("Thạch Minh Hiếu Kine"), without_scrap("Giàng A Páo")
    ('Thạch Minh Hiếu', 'Giàng A Páo')
    """
    *words, last = name.split()
    scrap = not may_be_syllable(last) or (len(last) == 1 and bears_tone(last))
    whole = len(words) >= FEWEST and words[0].lower() in vocabulary.SURNAMES
    return " ".join(words) if scrap and whole and all(map(is_syllable, words)) else name


def is_doubtful(name: str, *, marked: bool) -> bool:
    """Return whether nobody can be called so; `marked` tells a text that is written with marks.

    >>> [is_doubtful(name, marked=True) for name in ("Hồ Minb Châu", "Vo Thanh Bình", "Ksor Nham")]
    [True, True, False]
    """
    words = [word for word in name.split() if "'" not in word and "’" not in word]
    if not words:
        return False
    first = words[0].lower()
    kinh = fold_each(first) in FOLDED_SURNAMES and first not in MOUNTAIN_SURNAMES
    if not marked:
        return kinh and not all(map(may_be_syllable, words))
    if any((kinh or bears_tone(word)) and not is_syllable(word) for word in words):
        return True
    lost = kinh and first not in vocabulary.SURNAMES and first.isascii()
    return lost or (len(words) >= FEWEST and words[1] in MIDDLE)
