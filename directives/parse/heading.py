"""Reads what the header prints beside the issuer: number and symbol, place, date, stamps.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3, II.4 and Phụ lục III (State: 1234/UBND-VX,
30/2020/NĐ-CP); Hướng dẫn 36-HD/VPTW (Party: 353-CV/TU).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from . import vocabulary
from .cells import DATE, GARBLED_DATE, NUMBER, Shape, spoilt_number
from .head import Head
from .lines import Passage, fold_each
from .place import read_place
from .structure import NumberSymbol, Origin, Problem, Reading, Severity

DASHES = re.compile(r"[-–—−‐‑]")
PARTY = re.compile(
    r"(?P<number>\d+[a-zđ]?)?\s*-\s*(?P<type>[A-ZĐ][A-Za-zĐđ]{0,4})\s*/\s*(?P<rest>\S.*)"
)
UNREADABLE = re.compile(r"[^\W\d_][^\W\d_lIOo]|[^\W\d_lIOo][lIOo]")  # "AAAÁ" for a written 1234
PLACELESS = re.compile(r"ngay|hoi\s|luc\s|\d")
DIGITS = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0"})
LOOKALIKES = {"QD": "QĐ", "CD": "CĐ", "HDND": "HĐND", "ND": "NĐ", "BCD": "BCĐ", "QDD": "QĐ"}
READ_TWICE = re.compile("ĐÐ|ÐĐ")  # one letter read as two that look alike
BLURRED = re.compile(r"TTg[^\W\d_]$")
STAMPED = re.compile(
    r"(?:thoi\s+gian\s+ky|ngay\s+ky)\s*:\s*(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})"
)
MEETING = re.compile(
    r"ngay\s+(?P<day>\d{1,2})\s*(?:/|\s+thang\s+)(?P<month>\d{1,2})\s*(?:/|\s+nam\s+)(?P<year>\d{4})\b"
    r"(?=.{0,300}?\b(?:hop|hoi nghi|cuoc hop)\b)"
)
YEARS = range(2019, 2031)


@dataclass(frozen=True, slots=True)
class DateLine:
    """The place and date under the motto."""

    place: Reading[str] | None
    issued_on: Reading[date] | None
    problem: Problem | None
    place_problem: Problem | None = None


def read_number_symbol(head: Head) -> tuple[Reading[NumberSymbol] | None, list[Problem]]:
    """Return the số/ký hiệu printed under the issuer's name, blanks and dashes normalised."""
    for cell in head.cells.get(Shape.NUMBER, ()):
        if found := parse_number(cell.text):
            value, reason = found
            problems = []
            if value.number is None:
                problems.append(Problem("number", "number_blank", Severity.WARNING, cell.number))
            elif reason:
                problems.append(
                    Problem("number", reason, Severity.WARNING, cell.number, {"printed": cell.text})
                )
            origin = Origin.INFERRED if reason else Origin.STATED
            return Reading(value, cell.span(), origin, reason), problems
        problem = Problem(
            "number", "number_unreadable", Severity.WARNING, cell.number, {"printed": cell.text}
        )
        return _symbol_alone(cell), [problem]
    return None, [Problem("number", "document_number_missing", Severity.WARNING)]


def parse_number(text: str) -> tuple[NumberSymbol, str] | None:
    """Return the number and symbol of a line, and the code of a repair ("" when it was clear).

    >>> parse_number("Số: 16/CT-TTg")
    (NumberSymbol(number='16', symbol='CT-TTg', year=None, printed='16/CT-TTg'), '')
    >>> parse_number("Số 353 - CV/TU")[0].printed
    '353-CV/TU'
    """
    folded = fold_each(text)
    found = NUMBER.match(folded)
    if found:
        digits = text[found.start("number") : found.end("number")]
        mark = DASHES.sub("-", text[found.start("mark")])
        symbol = text[found.start("symbol") : found.end("symbol")]
    elif bare := re.match(r"\s*(\d{1,5})\s*([-–/])\s*(\S.*)$", text):
        digits, mark, symbol = bare.group(1), DASHES.sub("-", bare.group(2)), bare.group(3)
    else:
        return None
    reason = ""
    # A misread label: "S6:", "$6:", "86:".
    if found and not re.search(r"\b[sn]o\b", folded[: found.start("number")]):
        reason = "number_label_misread"
    if not digits.replace("…", "").rstrip("đ").isascii() or UNREADABLE.search(digits):
        return None  # letters with marks only look like digits when folded
    number: str | None = re.sub(r"[\s.…_]", "", digits)
    if re.search(r"\d\s+\d", digits):
        reason = "number_digits_joined"
    if number and re.search(r"[lIOo]", number):
        number, reason = number.translate(DIGITS), "number_letters_as_digits"
    number = number or None
    symbol = _symbol(symbol)
    year = None
    if mark == "/" and (legal := re.match(r"(\d{4})/(?=\D)", symbol)):
        year, symbol = legal.group(1), symbol[legal.end() :]
    once = BLURRED.sub("TTg", READ_TWICE.sub("Đ", symbol))
    repaired = "/".join(
        "-".join(LOOKALIKES.get(group, group) for group in part.split("-"))
        for part in once.split("/")
    )
    if repaired != symbol:
        symbol, reason = repaired, reason or "symbol_letters_restored"
    if not re.search(r"[^\W\d_]", symbol) or (number is None and "/" not in symbol + mark):
        return None
    printed = f"{number or ''}{mark}" + (f"{year}/" if year else "") + symbol
    return NumberSymbol(number, symbol, year, printed), reason


def _symbol_alone(cell: Passage) -> Reading[NumberSymbol] | None:
    """Return the printed symbol behind a written number that cannot be read."""
    found = spoilt_number(cell.text, cell.folded)
    if found is None:
        return None
    symbol = _symbol(cell.text[slice(*found.span("symbol"))])
    return Reading(NumberSymbol(None, symbol, None, f"/{symbol}"), cell.span())


def _symbol(text: str) -> str:
    symbol = re.sub(r"\s+", "", DASHES.sub("-", text))
    return re.sub(r"-{2,}", "-", symbol).strip("-./,")


def read_date_line(head: Head) -> DateLine:
    """Return the place and date of issue; an impossible or blank date is left out with a problem.

    A digital signature's time stands in for a date that is printed but cannot be read.
    """
    cells = head.cells.get(Shape.DATE, [])
    # "10 giờ ngày 11/5/2021" beside an urgency stamp has no place before it.
    cell = next((c for c in cells if not PLACELESS.match(c.folded)), cells[0] if cells else None)
    stamped = _stamped(head)
    if cell is None:
        return DateLine(None, stamped, None if stamped else _no_date("date_missing", None))
    found = DATE.search(cell.folded)
    if not found:
        garbled = GARBLED_DATE.search(cell.folded)
        place, doubt = read_place(cell.cut(0, garbled.start())) if garbled else (None, None)
        problem = None if stamped else _no_date("date_unreadable", cell)
        return DateLine(place, stamped, problem, doubt)
    place, doubt = read_place(cell.cut(0, found.start()))
    parts = found.groupdict()
    day, month, year = (
        next((parts[name] for name in names if parts.get(name)), "")
        for names in (
            ("day", "day2", "day3"),
            ("month", "month2", "month3"),
            ("year", "year2", "year3"),
        )
    )
    blank = not re.search(r"\w", day) or not re.search(r"\w", month)
    value, reason = _date(day, month, year)
    if value:
        origin = Origin.INFERRED if reason else Origin.STATED
        issued_on = Reading(value, cell.span(found.start()), origin, reason)
        return DateLine(place, issued_on, None, doubt)
    if stamped:
        return DateLine(place, stamped, None, doubt)
    code = "date_blank" if blank else "date_unreadable"
    return DateLine(place, None, _no_date(code, cell), doubt)


def _no_date(code: str, cell: Passage | None) -> Problem:
    params = {"printed": " ".join(cell.text.split())} if cell else {}
    return Problem("date", code, Severity.WARNING, cell.number if cell else None, params)


def _date(day: str, month: str, year: str) -> tuple[date | None, str]:
    """Return the date and the code of a repair ("" when it was clear)."""
    digits = [re.sub(r"\s+", "", part).strip(".,;:") for part in (day, month, year)]
    reason = ""
    if any(re.search(r"\d\s+\d", part) for part in (day, month, year)):
        reason = "date_digits_joined"
    if any(re.search(r"\d[lIOo]|[lIOo]\d", part) for part in digits):
        digits = [part.translate(DIGITS) for part in digits]
        reason = "date_letters_as_digits"
    if not all(part.isascii() and part.isdigit() for part in digits):
        return None, ""
    try:
        value = date(int(digits[2]), int(digits[1]), int(digits[0]))
    except ValueError:
        return None, ""
    return (value, reason) if value.year in YEARS else (None, "")


def _stamped(head: Head) -> Reading[date] | None:
    for cell in head.cells.get(Shape.STAMP, ()):
        if found := STAMPED.search(cell.folded):
            value, _ = _date(found["day"], found["month"], found["year"])
            if value:
                span = cell.span(found.start("day"), found.end("year"))
                return Reading(value, span, Origin.INFERRED, "date_from_signature_stamp")
    return None


def meeting_date(opening: Passage | None) -> Reading[date] | None:
    """Return the day of the meeting whose conclusions a notice gives: it is not issued earlier.

    >>> from .lines import read_lines
    >>> meeting_date(read_lines("Ngày 17/5/2021, Ban Thường vụ họp phiên thứ 08")[0]).value
    datetime.date(2021, 5, 17)
    """
    found = MEETING.match(opening.folded) if opening else None
    if not found or not opening:
        return None
    value, _ = _date(found["day"], found["month"], found["year"])
    if value is None:
        return None
    span = opening.span(found.start(), found.end())
    return Reading(value, span, Origin.INFERRED, "date_from_meeting")


def read_urgency(head: Head) -> Reading[str] | None:
    """Return the degree of urgency that a stamp or the title gives.

    The word in running text ("khẩn trương") is no stamp.
    """
    for cell in head.cells.get(Shape.URGENCY, ()):
        folded = re.sub(r"\s+", " ", cell.folded)
        for name, value in vocabulary.URGENCY.items():
            if name in folded:
                return Reading(value, cell.span())
    if head.title is not None:
        end = re.sub(r"\s+", " ", head.title.folded).strip(" .:()")
        end = re.sub(r" so:? \d+$", "", end)  # THÔNG BÁO KHẨN SỐ 6
        for name, value in vocabulary.URGENCY.items():
            if end.endswith(f" {name}") or f" ({name})" in head.title.folded:
                return Reading(value, head.title.span())
        for cell in head.title_tail:
            if (name := cell.folded.strip(" .:()")) in vocabulary.URGENCY:
                return Reading(vocabulary.URGENCY[name], cell.span())
    return None


def secrecy_problems(head: Head) -> list[Problem]:
    """Return an error for a secrecy stamp and a warning for a limit on circulation."""
    found = []
    for cell in head.cells.get(Shape.SECRECY, ()):
        params = {"printed": cell.text}
        found.append(Problem("text", "secrecy_stamp", Severity.ERROR, cell.number, params))
    for cell in head.cells.get(Shape.NOTICE, ()):
        params = {"printed": cell.text}
        found.append(Problem("text", "circulation_limited", Severity.ERROR, cell.number, params))
    return found
