"""Knows the offices above a signature though a letter was misread: "PHÓ CHỦ TCỊH"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from . import vocabulary
from .alphabet import fold_each
from .syllables import is_syllable

NO_LETTER = re.compile(r"[^a-z0-9]")
FEWEST = 7  # letters; of fewer one is too many to be in doubt
LONGEST = 40  # characters
BODIES = (  # for which somebody signs
    "ban thuong vu",
    "ban chap hanh",
    "uy ban nhan dan",
    "hoi dong nhan dan",
    "ban can su dang",
)
OFFICES = {NO_LETTER.sub("", office): office for office in vocabulary.OFFICES}
SIGNED_FOR = OFFICES | {NO_LETTER.sub("", body): body for body in BODIES}


def mended_office(text: str) -> str | None:
    """Return the known office that a text is with one letter misread or with specks, if only one.

    >>> mended_office("P HÓ BÍ THƯ"), mended_office("PHÓ CHỦ TCỊH"), mended_office("TRẦN VĂN SƠN")
    ('pho bi thu', 'pho chu tich', None)
    """
    return _mended(text, for_bodies=False)


def mended_authority(text: str) -> str | None:
    """Return the known office or body signed for that a text is with one letter misread.

    >>> mended_authority("BAM THƯỜNG VỤ"), mended_authority("CHỦ TỊCH")
    ('ban thuong vu', None)
    """
    return _mended(text, for_bodies=True)


@lru_cache(maxsize=512)
def _mended(text: str, *, for_bodies: bool) -> str | None:
    if len(text) > LONGEST:
        return None
    known = SIGNED_FOR if for_bodies else OFFICES
    folded = fold_each(text)
    letters = NO_LETTER.sub("", folded)
    if " ".join(folded.split()).strip(" .,:*") in known.values() or len(letters) < FEWEST:
        return None
    if letters in known:
        return known[letters]
    words = text.split()
    if len(words) < 3 and all(map(is_syllable, words)):
        return None  # CHỦ TRƯƠNG is no THỨ TRƯỞNG
    alike = _one_letter_off(letters, known)
    return known[alike[0]] if len(alike) == 1 else None


def _one_letter_off(letters: str, known: Iterable[str]) -> list[str]:
    return [name for name in known if len(name) >= FEWEST and _is_one_off(letters, name)]


def _is_one_off(read: str, name: str) -> bool:
    """Return whether one letter more, less or other, or two that changed places, part the two."""
    if abs(len(read) - len(name)) > 1:
        return False
    i = next((i for i, (a, b) in enumerate(zip(read, name, strict=False)) if a != b), -1)
    if i < 0:
        return True
    rests = [(read[i + 1 :], name[i + 1 :]), (read[i:], name[i + 1 :]), (read[i + 1 :], name[i:])]
    swapped = read[i : i + 2] == name[i : i + 2][::-1] and read[i + 2 :] == name[i + 2 :]
    return swapped or any(a == b for a, b in rests)
