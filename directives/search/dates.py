"""Dates as readers type them: 29/04/2021, ngày 29 tháng 4 năm 2021, tháng 5/2021. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from directives.search.query import Word, Wording
from directives.search.text import Token, words

LONGEST = 6
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATE = re.compile(
    rf"""(?:ngay[ ])? (?P<day>\d\d?)
         (?: (?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)
           | [ ]thang[ ](?P<worded>\d\d?)(?:[ ]nam[ ]|[-/. ]) )
         {_YEAR}(?![\w/-])""",
    re.VERBOSE,
)
_MONTH = re.compile(
    rf"""(?: thang[ ](?P<worded>\d\d?)(?:[ ]nam[ ]|[-/. ]) | (?P<month>\d\d?)[/] )
         {_YEAR}(?![\w/.-])""",
    re.VERBOSE,
)
# What the words of a date look like with diacritics: "nam" alone is also a place, "thang" a stair.
_SPELLED = {"ngay": ("ngay", "ngày"), "thang": ("thang", "tháng"), "nam": ("nam", "năm")}


class Dated(NamedTuple):
    """A date or a month as typed: its days as numbers that sort, and the ways to write it."""

    length: int
    first: int
    last: int
    wordings: tuple[Wording, ...]


def date_at(typed: str, run: Sequence[Token], at: int) -> Dated | None:
    """Return the date or month that begins with this word of a typed text, if one does.

    >>> from directives.search.text import tokens
    >>> date_at("29/04/2021", tokens("29/04/2021"), 0)[:3]
    (3, 20210429, 20210429)
    >>> date_at("30/2020/NĐ-CP", tokens("30/2020/NĐ-CP"), 0) is None
    True
    """
    part = run[at : at + LONGEST]
    spelled = _spelled(typed, part, run[at + LONGEST : at + LONGEST + 1])
    found = _DATE.match(spelled) or _MONTH.match(spelled)
    if found is None:
        return None
    named = found.groupdict()
    year, month = int(named["year"]), int(named["month"] or named["worded"])
    if not 1 <= month <= 12:
        return None
    length = len(re.findall(r"\w+", found.group()))
    whole = year * 10000 + month * 100
    last = calendar.monthrange(year, month)[1]
    if "day" not in named:
        return Dated(length, whole + 1, whole + last, tuple(_wordings(None, month, year)))
    day = int(named["day"])
    if not 1 <= day <= last:
        return None
    return Dated(length, whole + day, whole + day, tuple(_wordings(day, month, year)))


def _spelled(typed: str, part: Sequence[Token], after: Sequence[Token]) -> str:
    """Return the words with the sign after each, a blank for none and "|" for any other."""
    following = [*part[1:], *after]
    keys = []
    for place, token in enumerate(part):
        if token.exact not in _SPELLED.get(token.folded, (token.exact,)):
            break
        end = following[place].start if place < len(following) else token.end
        sign = typed[token.end : end].strip()
        keys.append(token.folded + (sign if sign in ("-", "/", ".") else "|" if sign else " "))
    return "".join(keys)


def _wordings(day: int | None, month: int, year: int) -> Iterator[Wording]:
    """Yield the ways in which a text may write the date, the shortest first."""
    days = [""] if day is None else dict.fromkeys((str(day), f"{day:02}"))
    months = dict.fromkeys((str(month), f"{month:02}"))
    for way in ("{} {} {}", "{} tháng {} năm {}", "{} thang {} nam {}"):
        for one, other in product(days, months):
            own = words(way.format(one, other, year))
            yield Wording(tuple(Word(*keys) for keys in own), strict=True)
