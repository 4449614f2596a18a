"""Reads the day, month, quarter or year that a phrase names, resolved against the day of issue."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

YEAR_TAKEN = "deadline_year_inferred"
COUNTED = "deadline_counted_from_issue"
LETTERS_TAKEN = "deadline_letters_as_digits"

HOUR = (
    r"(?:\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{1,2})?(?:\s*(?:phút|p(?!\w)|['’]))?(?!\w)"
    r"|(?:[01]?\d|2[0-4])\.[0-5]\d(?=\s+(?:ngày\s+\d|(?:hằng|hàng|mỗi)\s+ngày)))"  # the army's
)
FIGURES = r"(?:\d{1,2}|[lIO]\d|\d[lIO]|lO)"  # recognition reads "10" as "l0"
LETTERS = str.maketrans({**dict.fromkeys("lLIi", "1"), **dict.fromkeys("Oo", "0")})
PART_OF_DAY = r"(?:sáng|trưa|chiều|tối|đêm)"
WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
SEASON_TURNS = 9  # from September on, a day early in the year is one of the next year

BEFORE = (
    rf"(?:khoảng\s+)?(?P<hour>(?:lúc\s+)?{HOUR}\s*,?\s*)?(?:\(?(?P<part>{PART_OF_DAY})\s*,?\s*)?"
    rf"(?:{WEEKDAY}\s*,?\s*)?(?:(?:vào|cuối)\s+)?\(?"
)
DAY = re.compile(
    rf"""{BEFORE}
        (?: (?P<word>ngày\s+)?(?:mùng\s+|mồng\s+)?(?P<day>{FIGURES})\s?(?P<sign>[/.-])\s?
            (?P<month>{FIGURES})(?:\s?(?P=sign)\s?(?P<year>20\d\d))?(?![\d/]|[.,-]\d|\s?giờ)
          | (?:ngày\s+)(?:mùng\s+|mồng\s+)?(?P<day2>\d{{1,2}})\s+tháng\s+(?P<month2>\d{{1,2}})
            (?:\s*,?\s*năm\s+(?P<year2>20\d\d)|\s?/\s?(?P<year3>20\d\d))?(?![\d/])
        )\)?""",
    re.VERBOSE | re.IGNORECASE,
)
DAY_ALONE = re.compile(
    rf"{BEFORE}ngày\s+(?P<day>\d{{1,2}})(?=\s*(?:-\s*\d|,?\s*(?:đến|tới)\s))", re.IGNORECASE
)
TODAY = re.compile(
    rf"""{BEFORE}(?: (?:ngày\s+)?hôm\s+nay | nay(?!\w) | bây\s+giờ
          | ngày\s+(?P<tomorrow>mai)(?!\w) )
        (?:\s*,?\s*\(?\s*(?:tức\s+)?(?:ngày\s+)?(?P<day>\d{{1,2}})\s?/\s?(?P<month>\d{{1,2}})
          (?:\s?/\s?(?P<year>20\d\d))?(?!\d)\)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
MONTH = re.compile(
    r"(?:(?P<part>đầu|giữa|cuối|hết)\s+)?tháng\s+(?P<month>\d{1,2})"
    r"(?:\s?[/-]\s?(?P<year>20\d\d)|\s*,?\s*năm\s+(?P<year2>20\d\d))?(?![\d/])",
    re.IGNORECASE,
)
THIS = re.compile(
    r"(?P<unit>tuần|tháng)\s+(?:này|nay|(?P<next>tới|sau(?!\s+(?:khi|ngày|đó))))(?!\w)",
    re.IGNORECASE,
)
QUARTER = re.compile(
    r"(?:(?P<part>hết|cuối)\s+)?quý\s+(?P<quarter>IV|I{1,3}|[1-4])"
    r"(?:\s?[/-]\s?(?P<year>20\d\d)|\s*,?\s*năm\s+(?P<year2>20\d\d))?(?![\w/])",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:(?P<part>cuối|hết)\s+)?năm\s+(?P<year>20\d\d)(?![\d/-])", re.IGNORECASE)


@dataclass(slots=True)
class Day:
    """A day, or the days from `first` to `last`, named up to text[end]; None where impossible.

    `reason` is "" when the text states the year. `named` is day and month where only the year
    had to be found.
    """

    end: int
    first: date | None
    last: date | None
    reason: str = ""
    hour: bool = False
    names_stretch: bool = False
    named: tuple[int, int] | None = None

    @property
    def is_long(self) -> bool:
        """Return whether it is a month or more."""
        return self.first != self.last

    def before(self, last: Day) -> date | None:
        """Return the first day when this one begins a stretch that ends with `last`.

        "từ 28/12 đến ngày 05/01/2022" begins in the year before the one that is printed.
        """
        if self.named is None or last.last is None:
            return self.first
        month, day = self.named
        begins = _date(last.last.year, month or last.last.month, day)
        if begins is not None and begins > last.last:
            begins = _date(last.last.year - 1, month, day) if month else None
        return begins


def read_day(text: str, at: int, issued_on: date | None) -> Day | None:
    """Return the day or stretch of days that text[at:] begins with, None if it names none.

    >>> read_day("17 giờ ngày 20/5 gửi", 0, date(2021, 5, 15)).last
    datetime.date(2021, 5, 20)
    >>> read_day("quý II/2021", 0, None).last
    datetime.date(2021, 6, 30)
    """
    if found := DAY.match(text, at):
        return _day(found, issued_on)
    if found := TODAY.match(text, at):
        return _today(found, issued_on)
    if found := DAY_ALONE.match(text, at):
        return Day(found.end(), None, None, hour=bool(found["hour"]), named=(0, int(found["day"])))
    return _stretch(text, at, issued_on)


def _day(found: re.Match[str], issued_on: date | None) -> Day | None:
    year = found["year"] or found["year2"] or found["year3"]
    if found["day"] and not (found["word"] or year or found["hour"]) and found["sign"] != "/":
        return None  # "1.5" is a number
    printed = [found[key] or found[f"{key}2"] for key in ("day", "month")]
    day, month = (int(figures.translate(LETTERS)) for figures in printed)
    whole = bool(found["word"] or found["day2"] or found["part"])
    letters = LETTERS_TAKEN if not "".join(printed).isdigit() else ""
    at = found.end() - (found.group().endswith(")") and "(" not in found.group())
    ends = at, bool(found["hour"])
    if year:
        value = _date(int(year), month, day)
        return Day(ends[0], value, value, letters, ends[1], names_stretch=whole)
    value = _nearest(month, day, issued_on)
    return Day(ends[0], value, value, letters or YEAR_TAKEN, ends[1], whole, (month, day))


def _today(found: re.Match[str], issued_on: date | None) -> Day:
    value = issued_on
    if found["tomorrow"] and issued_on is not None:
        value = issued_on + timedelta(1)
    at, reason = found.end(), COUNTED
    if found["day"]:
        day, month = int(found["day"]), int(found["month"])
        year = int(found["year"]) if found["year"] else None
        value = _date(year, month, day) if year else _nearest(month, day, issued_on)
        reason = "" if year else YEAR_TAKEN
    at -= found.group().endswith(")") and "(" not in found.group()
    return Day(at, value, value, reason, bool(found["hour"]), names_stretch=True)


def _stretch(text: str, at: int, issued_on: date | None) -> Day | None:
    """Return the week, month, quarter or year that text[at:] begins with."""
    if found := THIS.match(text, at):
        return _this(found, issued_on)
    if found := MONTH.match(text, at):
        first, count = int(found["month"]), 1
    elif found := QUARTER.match(text, at):
        first, count = 3 * QUARTERS[found["quarter"].lower()] - 2, 3
    elif found := YEAR.match(text, at):
        first, count = 1, 12
    else:
        return None
    printed = found["year"] or (found["year2"] if count < 12 else None)
    last_month = first + count - 1
    part = (found["part"] or "").lower()
    if not 1 <= last_month <= 12 or part in ("đầu", "giữa"):
        return Day(found.end(), None, None, names_stretch=True)
    year = int(printed) if printed else _year_of(last_month, issued_on)
    reason = "" if printed else YEAR_TAKEN
    if year is None:
        return Day(found.end(), None, None, names_stretch=True)
    last = date(year, last_month, monthrange(year, last_month)[1])
    begins = last if part else date(year, first, 1)
    return Day(found.end(), begins, last, reason, names_stretch=True)


def _this(found: re.Match[str], issued_on: date | None) -> Day:
    """Return the week or month of the day of issue, or the next; a week ends on Sunday."""
    if issued_on is None:
        return Day(found.end(), None, None, names_stretch=True)
    if found["unit"].lower() == "tuần":
        first = issued_on - timedelta(issued_on.weekday() - (7 if found["next"] else 0))
        last = first + timedelta(6)
    else:
        first = issued_on.replace(day=1)
        if found["next"]:
            first = (first + timedelta(31)).replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
    return Day(found.end(), first, last, COUNTED, names_stretch=True)


def _nearest(month: int, day: int, issued_on: date | None) -> date | None:
    """Return the day in the year of issue, or early in the next one if it was issued late."""
    if issued_on is None:
        return None
    value = _date(issued_on.year, month, day)
    if value is not None and value < issued_on and _turns(month, issued_on):
        value = _date(issued_on.year + 1, month, day)
    return value


def _year_of(month: int, issued_on: date | None) -> int | None:
    if issued_on is None:
        return None
    return issued_on.year + _turns(month, issued_on)


def _turns(month: int, issued_on: date) -> bool:
    return issued_on.month >= SEASON_TURNS and month <= issued_on.month - SEASON_TURNS + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
