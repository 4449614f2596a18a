"""Reads the place of issue before the date: "Cẩm Phả, ngày 15 tháng 5 năm 2021"."""

from __future__ import annotations

import re

from directives.units import Unit, find_district, find_province

from .cells import last_place
from .lines import Passage
from .structure import Origin, Problem, Reading, Severity
from .syllables import bears_tone, is_syllable, without_marks

# "Số: S¥O¥OICT-TTHT Hà Nội, ngày": nothing parts the place from a number that cannot be read.
UNREAD_NUMBER = re.compile(r"\W{0,2}s[oe60]\s?[:.]")
KIND = re.compile(r"(?i)(?:tp\.?|tx\.?|thành phố|thị xã|quận|huyện|tỉnh)\s+")
DISTRICTS = ("thành phố", "thị xã", "huyện", "quận")
MARKS_RESTORED = "place_marks_restored"


def read_place(cell: Passage) -> tuple[Reading[str] | None, Problem | None]:
    """Return the place that a cell names, with the marks that recognition lost of a known one.

    A name that is spelled like none is left out, with a problem.
    """
    text = cell.text.rstrip(" ,.;*")
    place = cell.cut(len(text) - len(text.lstrip(" .,;")), len(text))
    if UNREAD_NUMBER.match(place.folded):
        at = last_place(place.text, len(place.text))
        if at < 0:
            return None, None
        place = place.cut(at)
    printed = " ".join(place.text.split())
    if not printed:
        return None, None
    if restored := _restored(printed):
        return Reading(restored, place.span(), Origin.INFERRED, MARKS_RESTORED), None
    if any(bears_tone(word) and not _is_name(word) for word in re.findall(r"\w+", printed)):
        params = {"printed": printed}
        return None, Problem("place", "place_doubtful", Severity.WARNING, place.number, params)
    return Reading(printed, place.span()), None


def _restored(printed: str) -> str | None:
    """Return the place with its marks if words of a known name lost theirs: "Hà Noi", "Ha Noi".

    None where more than one place may be meant: Thanh Hóa is no Thạnh Hóa.
    """
    kind = KIND.match(printed)
    at = kind.end() if kind else 0
    words = printed[at:].split()
    names = _names(printed[at:])
    known = names.pop() if len(names) == 1 else printed[at:]
    lost = len(known.split()) == len(words) and all(
        word in (own, without_marks(own)) for word, own in zip(words, known.split(), strict=True)
    )
    return printed[:at] + known if lost and known.split() != words else None


def _names(printed: str) -> set[str]:
    """Return the names of the province and the districts that are so called but for the marks."""
    units: list[Unit | None] = [find_province(printed)]
    units += [find_district(kind, printed, None) for kind in DISTRICTS]
    return {unit.name for unit in units if unit}


def _is_name(word: str) -> bool:
    """Return whether a word may name a place; those of the mountains end in k: Đắk Lắk."""
    return is_syllable(re.sub(r"k$", "c", word)) or not word.isalpha()
