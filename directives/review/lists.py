"""Recipients, addressees and deadlines as lines: quick to correct, add, drop, reorder. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

ROLE_WORDS = {"lead": "chủ trì", "coordinate": "phối hợp"}
DAY = re.compile(
    r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)"
)


class Entry(NamedTuple):
    """A body and what stands behind it: the purpose of a copy."""

    name: str
    extra: str = ""


class Order(NamedTuple):
    """A body that must act, in which role, ordered by which verb."""

    name: str
    role: str = "act"
    verb: str = ""


class Term(NamedTuple):
    """A day or stretch of time as printed, and as dates where they are known."""

    printed: str
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def kind(self) -> str:
        """The code of what it is: a stretch of time has a beginning."""
        return "period" if self.starts_on else "deadline"


def write_lines(entries: Iterable[Entry]) -> str:
    """Return one line an entry, the purpose behind a bar.

    >>> write_lines([Entry("Thường trực Tỉnh ủy", "b/c"), Entry("Lưu Văn phòng")])
    'Thường trực Tỉnh ủy | b/c\\nLưu Văn phòng'
    """
    return "\n".join(_barred(name, extra) for name, extra in entries)


def read_lines(typed: str) -> list[Entry]:
    """Return the entries that were typed; empty lines say nothing.

    >>> read_lines("Sở Y tế | t/h\\n\\n Công an tỉnh ")
    [Entry(name='Sở Y tế', extra='t/h'), Entry(name='Công an tỉnh', extra='')]
    """
    found = []
    for line in typed.splitlines():
        name, _, extra = line.partition("|")
        if name.strip():
            found.append(Entry(name.strip(), extra.strip()))
    return found


def write_orders(orders: Iterable[Order]) -> str:
    """Return one line a body, its role and verb behind bars.

    >>> write_orders([Order("Sở Y tế", "lead", "giao"), Order("Công an tỉnh")])
    'Sở Y tế | chủ trì | giao\\nCông an tỉnh'
    """
    return "\n".join(
        _barred(name, ROLE_WORDS.get(role, ""), verb.replace("|", " "))
        for name, role, verb in orders
    )


def read_orders(typed: str) -> list[Order]:
    """Return the bodies that were typed; of what stands behind bars, a role is known by its word.

    >>> read_orders("Sở Y tế | Chủ trì | giao\\nCông an tỉnh | yêu cầu")
    [Order(name='Sở Y tế', role='lead', verb='giao'), Order(name='Công an tỉnh', role='act', verb='yêu cầu')]
    """  # noqa: E501 (one output line)
    found = []
    for line in typed.splitlines():
        name, *rest = (part.strip() for part in line.split("|"))
        roles = [code for code in map(_role, rest) if code]
        verbs = [part for part in rest if part and not _role(part)]
        if name:
            found.append(Order(name, next(iter(roles), "act"), " ".join(verbs).casefold()[:40]))
    return found


def write_terms(terms: Iterable[Term]) -> str:
    """Return one line a deadline, its dates behind a bar.

    >>> write_terms([Term("trước ngày 15/6", None, date(2021, 6, 15))])
    'trước ngày 15/6 | 15/06/2021'
    """
    return "\n".join(
        _barred(printed, " – ".join(f"{day:%d/%m/%Y}" for day in (first, last) if day) or "")
        if last or not first
        else _barred(printed, f"{first:%d/%m/%Y} –")
        for printed, first, last in terms
    )


def read_terms(typed: str) -> list[Term]:
    """Return the deadlines that were typed; raises ValueError with the line that has none.

    >>> read_terms("từ nay đến 23/5 | 18/05/2021 – 23/05/2021")[0].kind
    'period'
    """
    found = []
    for line in typed.splitlines():
        printed, bar, dates = (part.strip() for part in line.partition("|"))
        if not printed:
            continue
        days = [_day(each) for each in DAY.finditer(dates)]
        rest = re.sub(r"từ|ngày|đến|[\s–—-]", "", DAY.sub("", dates))
        if rest or len(days) > 2 or (bar and dates and not days):
            raise ValueError(line)
        open_end = len(days) == 1 and re.search(r"[–—-]\s*$", dates) is not None
        first = days[0] if len(days) == 2 or open_end else None
        last = None if open_end or not days else days[-1]
        if first and last and last < first:
            raise ValueError(line)
        found.append(Term(printed, first, last))
    return found


def _day(found: re.Match[str]) -> date:
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    if iso_year:
        return date(int(iso_year), int(iso_month), int(iso_day))
    return date(int(year), int(month), int(day))


def _role(word: str) -> str:
    for code, known in ROLE_WORDS.items():
        if word.casefold() in (known, code):
            return code
    return ""


def _barred(*parts: str) -> str:
    return " | ".join(" ".join(part.split()) for part in parts if part)
