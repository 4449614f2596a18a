"""Dates in a query: 29/04/2021, 15-5-2021, ngày 10 tháng 5 năm 2021, tháng 5/2021. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from directives.search.asked import Word, Wording
from directives.search.text import Token

MOST_WORDS = 6  # ngày 10 tháng 5 năm 2021
MONTH, YEAR = Word("tháng", "thang"), Word("năm", "nam")
_FIGURE, _FOUR = r"(\d\d?)", r"((?:19|20)\d\d)"
# Figures that go on are no date but a number: 05/2021/TT-BYT.
_END = r"(?![-/.]?\w)"
_DAYS = [
    re.compile(rf"(?:ngay )?{_FIGURE}(?P<sign>[-/. ]){_FIGURE}(?P=sign){_FOUR}{_END}"),
    re.compile(rf"(?:ngay )?{_FIGURE} thang {_FIGURE}(?: nam |/){_FOUR}{_END}"),
]
_MONTHS = [
    re.compile(rf"(?:thang )?{_FIGURE}/{_FOUR}{_END}|thang {_FIGURE}(?: nam |[-. ]){_FOUR}{_END}")
]


class Dated(NamedTuple):
    """The first and the last day that words say, how those may be written, and how many words."""

    days: tuple[date, date]
    wordings: tuple[Wording, ...]
    length: int


def dated(typed: str, run: Sequence[Token]) -> Dated | None:
    """Return the date that a run of words begins with; None where it begins with none.

    >>> from directives.search.text import tokens
    >>> found = dated("29/04/2021", tokens("29/04/2021"))
    >>> found.days[0].isoformat(), found.length
    ('2021-04-29', 3)
    """
    words = run[:MOST_WORDS]
    signs = [
        typed[one.end : other.start].strip().replace("–", "-") or " "
        for one, other in zip(words, run[1 : MOST_WORDS + 1], strict=False)
    ]
    said = [word.folded + sign for word, sign in zip(words, [*signs, ""], strict=False)]
    for pattern in (*_DAYS, *_MONTHS):
        if found := pattern.match("".join(said)):
            figures = [int(figure) for figure in found.groups() if (figure or "").isdigit()]
            length = next(n for n in range(len(said) + 1) if len("".join(said[:n])) >= found.end())
            return _dated(figures, length)
    return None


def _dated(figures: list[int], length: int) -> Dated | None:
    *day, month, year = figures
    if not 1 <= month <= 12 or (day and not 1 <= day[0] <= monthrange(year, month)[1]):
        return None
    last = date(year, month, day[0] if day else monthrange(year, month)[1])
    first = last if day else last.replace(day=1)
    ways = [
        way
        for of_day in ([(word,) for word in _spelled(day[0])] if day else [()])
        for of_month in _spelled(month)
        for way in (
            (*of_day, of_month, _word(year)),
            (*of_day, MONTH, of_month, YEAR, _word(year)),
        )
    ]
    return Dated((first, last), tuple(map(Wording, ways)), length)


def _spelled(figure: int) -> Iterator[Word]:
    yield _word(figure)
    if figure < 10:
        yield Word(f"0{figure}", f"0{figure}")


def _word(figure: int) -> Word:
    return Word(str(figure), str(figure))
