"""Finds the name of the State at the head of a page though a letter or two were misread.

"CNỘG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" is no part of the issuer's name that stands beside it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

NAMES = ("conghoaxahoichunghiavietnam", "dangcongsanvietnam")
ALIKE = 0.88  # three letters of the longer name, two of the shorter
SLACK = 3  # letters that a misread name may be longer or shorter
NO_LETTER = re.compile(r"[^a-z]")
BEGINS = re.compile(r"(?<!\S)(?=[cd]\S{0,5}\s?\S{0,6}\s?[hcsx])")  # CỘNG HÒA, ĐẢNG CỘNG SẢN


def is_misread_regime(folded: str) -> bool:
    """Return whether a folded text is the name of the State or Party with letters misread.

    >>> is_misread_regime("cnog hoa xa hoi chu nghia vetnam"), is_misread_regime("cong ty viet nam")
    (True, False)
    """
    letters = NO_LETTER.sub("", folded)
    return any(
        abs(len(letters) - len(name)) <= SLACK
        and SequenceMatcher(None, letters, name, autojunk=False).ratio() >= ALIKE
        for name in NAMES
    )


def misread_regime(folded: str) -> int:
    """Return where a misread name of the State begins that ends a folded line, -1 if none does.

    >>> misread_regime("van phong chinh phu cnog hoa xa hoi chu nghia viet nam")
    20
    """
    if len(folded) > 120 or not folded.rstrip().endswith("m"):
        return -1
    for found in BEGINS.finditer(folded, 1):
        if is_misread_regime(folded[found.start() :]):
            return found.start()
    return -1
