"""What the database says of the instructions of a directive, as their index takes it.

All instructions of a directive are one entry: they are read, compared and indexed together, so
that a directive is the unit of every index.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from directives.models import Addressee, Deadline, Directive, Instruction
from directives.search.entries import PART, day_number, distinct, number_words

ASSESSMENT = "nhan_dinh"
LONGEST_HEADING = 160


class Point(NamedTuple):
    """One instruction: its words, whom it orders in which role, and the days it sets."""

    pk: int
    position: int
    text: str
    names: tuple[str, ...]
    orders: tuple[tuple[str, str], ...]
    due: tuple[int, ...]

    @property
    def ordered(self) -> list[str]:
        """Return the terms by which it is found for a body, a role, and a body in a role."""
        keys = (
            key
            for body, role in self.orders
            for key in (order_key(body, role), order_key(body, ""), order_key("", role))
        )
        return [key for key in dict.fromkeys(keys) if key != order_key("", "")]

    @property
    def bodies(self) -> list[str]:
        """Return the bodies that it orders, each once."""
        return [body for body in dict.fromkeys(body for body, _role in self.orders) if body]

    @property
    def roles(self) -> list[str]:
        """Return the roles in which it orders anybody, each once."""
        return list(dict.fromkeys(role for _body, role in self.orders))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield exact and folded keys of its words and of the names that do not stand in them."""
        said: dict[str, None] = {}
        for run in distinct((self.text, *self.names)):
            yield run.exact, run.folded
            said |= dict.fromkeys(run.said)
        yield "", " ".join(said)


class PointsEntry(NamedTuple):
    """The instructions of one directive; equal digests mean equal entries in the index."""

    pk: int
    issued_on: date | None
    number_symbol: str
    facets: tuple[str, ...]
    points: tuple[Point, ...]

    @property
    def digest(self) -> int:
        """Return 63 bits that tell two different entries apart."""
        whole = PART.join(map(repr, self))
        hashed = hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8)
        return int.from_bytes(hashed.digest(), "big") >> 1

    @property
    def day(self) -> int:
        """Return the date of issue as a number that sorts, 0 when it is unknown."""
        return day_number(self.issued_on)

    @property
    def numbers(self) -> str:
        """Return the words of its directive's number, by which its instructions are found too."""
        return number_words(self.number_symbol)


class PointsReading:
    """Reads the entries of the directives that order something."""

    def chunks(self, size: int) -> Iterator[list[PointsEntry]]:
        """Yield all entries with flat memory and without a long transaction."""
        last = 0
        while rows := self._rows(Directive.objects.filter(pk__gt=last), size):
            last = rows[-1][0]
            if found := _entries(rows):
                yield found

    def of(self, ids: Sequence[int]) -> list[PointsEntry]:
        """Return the entries of those of these directives that are published."""
        return _entries(self._rows(Directive.objects.filter(pk__in=ids), len(ids)))

    @staticmethod
    def _rows(directives: QuerySet[Directive], most: int) -> list[_Row]:
        found = directives.filter(status="published").order_by("pk")
        return list(
            found.values_list(
                "pk",
                "issued_on",
                "number_symbol",
                "province__slug",
                "issuer__slug",
                "kind",
                "issuer__level",
                "urgency",
            )[:most]
        )


# Key, date and number of a directive, then its values of the facets but the month.
_Row = tuple[int, date | None, str, str | None, str | None, str, str | None, str]


def order_key(body: str, role: str) -> str:
    """Return the term for a body that is ordered in a role; either may be left open.

    >>> order_key("so-y-te", "lead"), order_key("", "lead"), order_key("so-y-te", "")
    ('so-y-te/lead', '/lead', 'so-y-te/')
    """
    return f"{body}/{role}"


def _entries(rows: Sequence[_Row]) -> list[PointsEntry]:
    points = _points([row[0] for row in rows])
    return [_entry(row, tuple(points[row[0]])) for row in rows if points.get(row[0])]


def _entry(row: _Row, points: tuple[Point, ...]) -> PointsEntry:
    pk, issued_on, number_symbol, *values = row
    month = f"{issued_on:%Y-%m}" if issued_on else ""
    facets = (*(value or "" for value in values), month)
    return PointsEntry(pk, issued_on, number_symbol, facets, points)


def _points(ids: Sequence[int]) -> dict[int, list[Point]]:
    """Return the instructions of each directive in printed order, without what orders nothing."""
    items = list(
        Instruction.objects.filter(directive__in=ids)
        .order_by("directive_id", "position")
        .values_list("pk", "directive_id", "position", "text", "kind", "parent_id")
    )
    parents = {item[-1] for item in items}
    told: dict[int, list[tuple[str, str, str]]] = {}
    for pk, *addressee in (
        Addressee.objects.filter(instruction__directive__in=ids)
        .order_by("instruction", "position")
        .values_list("instruction_id", "name", "role", "body__slug")
    ):
        name, role, body = addressee
        told.setdefault(pk, []).append((name, role, body or ""))
    due: dict[int, list[int]] = {}
    for pk, on in (
        Deadline.objects.filter(instruction__directive__in=ids, ends_on__isnull=False)
        .order_by("instruction", "position")
        .values_list("instruction_id", "ends_on")
    ):
        due.setdefault(pk, []).append(day_number(on))
    found: dict[int, list[Point]] = {}
    for pk, directive, position, text, kind, _parent in items:
        whom = told.get(pk, ())
        if kind == ASSESSMENT or (pk in parents and not whom and _is_heading(text)):
            continue
        point = Point(
            pk=pk,
            position=position,
            text=text,
            names=tuple(name for name, _role, _body in whom),
            orders=tuple((body, role) for _name, role, body in whom),
            due=tuple(dict.fromkeys(due.get(pk, ()))),
        )
        found.setdefault(directive, []).append(point)
    return found


def _is_heading(text: str) -> bool:
    """Return whether the text of an item with sub-items only names what they are about."""
    words = text.strip(" \n*")
    is_short = len(words) <= LONGEST_HEADING and "\n" not in words
    return not words or (is_short and words[-1] not in ".:;,!?")
