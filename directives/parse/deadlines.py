"""Reads by when an item must be done, or during which time it holds.

Four turns of phrase tell it: a day that something is due before ("trước 17 giờ ngày 20/5"), a
length of time ("trong vòng 14 ngày kể từ ngày ký"), a stretch ("từ nay đến hết ngày 23/5/2021")
and a beginning ("kể từ 12 giờ ngày 15/5/2021"). A day without its year, or counted from the day
of issue, is inferred; days that lie before the day of issue tell history and are no deadlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from . import deadline_patterns as patterns
from .days import COUNTED, Day, read_day
from .lines import Passage
from .marks import plain
from .structure import DeadlineKind, Origin, ParsedDeadline


@dataclass(slots=True)
class Time:
    """What stands at text[start:end]: its kind and days; `inferred` is the code of a reason."""

    start: int
    end: int
    kind: DeadlineKind
    starts_on: date | None = None
    ends_on: date | None = None
    inferred: str = ""


def read_deadlines(
    paragraphs: Sequence[Passage], issued_on: date | None
) -> tuple[ParsedDeadline, ...]:
    """Return the deadlines and periods that an item's own paragraphs set, in their order.

    "Hoàn thành trước ngày 20/5." in a letter of 15/5/2021 is due on 2021-05-20, inferred.
    """
    found: list[ParsedDeadline] = []
    for passage in paragraphs:
        small = passage.text.lower()
        if not any(map(small.__contains__, patterns.HINTS)):
            continue
        for time in read_times(plain(passage.text), issued_on):
            known = issued_on is not None and (time.starts_on or time.ends_on) is not None
            found.append(
                ParsedDeadline(
                    passage.text[time.start : time.end],
                    passage.span(time.start, time.end),
                    time.kind,
                    time.starts_on,
                    time.ends_on,
                    Origin.INFERRED if known and time.inferred else Origin.STATED,
                    time.inferred if known else "",
                )
            )
    return tuple(found)


def read_times(text: str, issued_on: date | None) -> Iterator[Time]:
    """Yield the deadlines and periods in a plain text from left to right, none inside another.

    >>> [(t.start, t.end, t.ends_on.isoformat()) for t in read_times("Xong trước 20/5/2021.", None)]
    [(5, 20, '2021-05-20')]
    """
    at = 0
    for begin in patterns.MAY_LEAD.finditer(text):
        if begin.start() < at or (lead := patterns.LEAD.match(text, begin.start())) is None:
            continue
        time = _time(text, lead, issued_on)
        if time is not None:
            yield time
        at = max(lead.end(), time.end if time else 0)


def _time(text: str, lead: re.Match[str], issued_on: date | None) -> Time | None:
    if lead["from"]:
        return _period(text, lead, issued_on)
    if lead["within"]:
        return _length(text, lead, issued_on) or _during(text, lead, issued_on)
    return _due(text, lead, issued_on)


def _due(text: str, lead: re.Match[str], issued_on: date | None) -> Time | None:
    """Return what is due by a day: "chậm nhất ngày 20/5", "trước 16 giờ hằng ngày"."""
    start, weak = lead.start(), lead["until"] is not None
    if again := patterns.RECURRING_DUE.match(text, lead.end()):
        told = not weak and (not lead["again"] or _reports(text, start, again.end()))
        return Time(start, again.end(), DeadlineKind.DEADLINE) if told else None
    if lead["again"]:
        return None
    if weak and patterns.TALLY_BEFORE.search(text, max(0, start - 30), start):
        return None
    if not weak and patterns.BIRTH_BEFORE.search(text, max(0, start - 40), start):
        return None
    day = read_day(text, lead.end(), issued_on)
    if day is None:
        length = patterns.LENGTH.match(text, lead.end()) if lead["latest"] else None
        counted = length and patterns.SINCE.match(text, length.end())
        hours = patterns.HOURS_ONLY.match(text, lead.end())
        if hours and not (weak or counted):
            return _hour_alone(text, lead, hours)
        return _counted(text, start, length, issued_on, sure=True) if length else None
    if _is_past(day.last, issued_on) or (
        weak and (patterns.HISTORY_AFTER.match(text, day.end) or day.last is None)
    ):
        return None
    due = _day_before(day.first) if lead["before"] and day.is_long else day.last
    goes_on = weak and not lead["done"] and not patterns.DONE_AFTER.match(text, day.end)
    kind = DeadlineKind.PERIOD if goes_on else DeadlineKind.DEADLINE
    return Time(start, day.end, kind, None, due, day.reason)


def _reports(text: str, start: int, end: int) -> bool:
    """Return whether something is reported at the time that stands at text[start:end]."""
    before = patterns.REPORT_BEFORE.search(text, max(0, start - 120), start)
    return before is not None or patterns.REPORT_AFTER.match(text, end) is not None


def _hour_alone(text: str, lead: re.Match[str], hours: re.Match[str]) -> Time | None:
    """Return "hằng ngày trước 16 giờ", a report that is due again and again, without a day."""
    before = patterns.RECURRING_BEFORE.search(text, max(0, lead.start() - 40), lead.start())
    if before is not None:
        return Time(before.start(), hours.end(), DeadlineKind.DEADLINE)
    reports = patterns.REPORT_BEFORE.search(text, max(0, lead.start() - 120), lead.start())
    return Time(lead.start(), hours.end(), DeadlineKind.DEADLINE) if reports else None


def _length(text: str, lead: re.Match[str], issued_on: date | None) -> Time | None:
    """Return a length of time in which to act: "trong vòng 24 giờ", "trong 15 ngày kể từ …"."""
    length = patterns.LENGTH.match(text, lead.end())
    if length is None or patterns.GONE_BY.match(text, length.end()):
        return None
    window = max(0, lead.start() - 80), lead.start()
    hours = length["unit"].lower() in (*patterns.HOURS, patterns.MINUTES)
    asked = (patterns.ACT_BEFORE if hours else patterns.FINISH_BEFORE).search(text, *window)
    works = length["working"] and not patterns.OFF_BEFORE.search(text, *window)
    return _counted(text, lead.start(), length, issued_on, sure=bool(asked or works))


def _counted(
    text: str, start: int, length: re.Match[str], issued_on: date | None, *, sure: bool
) -> Time | None:
    """Return a length of time, with its days where the text says what it is counted from."""
    days = _days(length)
    if since := patterns.SINCE.match(text, length.end()):
        if day := read_day(text, since.end(), issued_on):
            if _is_past(day.first, issued_on) and not sure:
                return None
            ends = _after(day.first, days - 1 if days else None)
            return Time(start, day.end, DeadlineKind.PERIOD, day.first, ends, day.reason)
        if issue := patterns.ISSUE.match(text, since.end()):
            due = _after(issued_on, days)
            return Time(start, issue.end(), DeadlineKind.DEADLINE, None, due, COUNTED)
        event = patterns.EVENT.match(text, since.end())
        if event is None and sure:
            event = patterns.COUNTED_DOWN.match(text, length.end())
            event = event or patterns.HAPPENS.match(text, since.end())
        return Time(start, event.end(), DeadlineKind.DEADLINE) if event else None
    if coming := patterns.COMING.match(text, length.end()):
        due = _after(issued_on, days)
        return Time(start, coming.end(), DeadlineKind.DEADLINE, None, due, COUNTED)
    if sure:
        down = patterns.COUNTED_DOWN.match(text, length.end())
        return Time(start, (down or length).end(), DeadlineKind.DEADLINE)
    return None


def _days(length: re.Match[str]) -> int | None:
    """Return how many days a length of time covers; working days and months cannot be told."""
    number, unit = int(length["number"]), length["unit"].lower()
    if length["working"] or number > 400:
        return None
    if unit in patterns.HOURS:
        return -(-number // 24)
    return {"ngày": number, "tuần": 7 * number}.get(unit)


def _during(text: str, lead: re.Match[str], issued_on: date | None) -> Time | None:
    """Return the day, month or quarter in which to be ready: "trong tháng 5/2021"."""
    day = read_day(text, lead.end(), issued_on)
    if day is None or not day.names_stretch or _is_past(day.last, issued_on):
        return None
    if patterns.HISTORY_AFTER.match(text, day.end) or (
        not patterns.FINISH_BEFORE.search(text, max(0, lead.start() - 160), lead.start())
        and day.last is None
    ):
        return None
    return Time(lead.start(), day.end, DeadlineKind.DEADLINE, None, day.last, day.reason)


def _period(text: str, lead: re.Match[str], issued_on: date | None) -> Time | None:
    """Return a stretch of time, or its beginning alone: "từ 0 giờ ngày 24/7/2021"."""
    start = lead.start()
    if signed := patterns.ISSUE.match(text, lead.end()):
        in_force = patterns.IN_FORCE_BEFORE.search(text, max(0, start - 60), start)
        if in_force is None:
            return None
        return Time(start, signed.end(), DeadlineKind.PERIOD, issued_on, None, COUNTED)
    first = read_day(text, lead.end(), issued_on)
    hours = patterns.HOURS_ONLY.match(text, lead.end()) if first is None else None
    end = first.end if first else hours.end() if hours else None
    if end is None:
        return None
    if patterns.TILL_NOW.match(text, end):
        return None
    until = patterns.UNTIL.match(text, end)
    last = read_day(text, until.end(), issued_on) if until else None
    if last is not None:
        return _stretch(start, first, last, issued_on)
    if first is None:
        return None
    if further := patterns.FURTHER_NOTICE.match(text, first.end):
        end = further.end()
    elif first.first is None or not _begins(text, start, first, issued_on):
        return None
    elif event := patterns.UNTIL_EVENT.match(text, first.end):
        end = event.end()
    return Time(start, end, DeadlineKind.PERIOD, first.first, None, first.reason)


def _begins(text: str, start: int, day: Day, issued_on: date | None) -> bool:
    """Return whether a day with no end to it begins something that is still to come."""
    if issued_on is None:
        return day.hour or patterns.STARTS.match(text, start) is not None
    return not _is_past(day.first, issued_on)


def _stretch(start: int, first: Day | None, last: Day, issued_on: date | None) -> Time | None:
    """Return the time between two days; the first takes its year from the second."""
    begins = first.before(last) if first else last.first
    ends = last.last
    if _is_past(ends, issued_on):
        return None
    if begins and ends and begins > ends:
        begins = ends = None
    reason = last.reason
    if first is not None and first.reason == COUNTED:
        reason = COUNTED
    return Time(start, last.end, DeadlineKind.PERIOD, begins, ends, reason)


def _is_past(day: date | None, issued_on: date | None) -> bool:
    return day is not None and issued_on is not None and day < issued_on


def _after(day: date | None, days: int | None) -> date | None:
    return day + timedelta(days) if day is not None and days is not None else None


def _day_before(day: date | None) -> date | None:
    return day - timedelta(1) if day is not None else None
