"""Mending the outline: re-marked, corrected, removed and added items, in one step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from directives.identity import instruction_slugs
from directives.models import Addressee, Deadline, Directive, Instruction, Origin
from directives.review.lists import Order, Term, read_orders, read_terms
from directives.review.numbering import Item, remarked
from directives.review.relinking import body_of

STEP_ASIDE = 1_000_000
COLUMNS = ["path", "slug", "marker", "kind", "text", "start", "end"]
COLUMNS += ["origin", "position", "parent"]


@dataclass(slots=True)
class PointChange:
    """What a curator made of one item."""

    path: str
    marker: str
    kind: str
    text: str
    addressees: str
    deadlines: str = ""
    remove: bool = False


@dataclass(slots=True)
class OutlineChanges:
    """All that changed in an outline; `added` stands behind the item of its key (0: at the top)."""

    changed: dict[int, PointChange] = field(default_factory=dict)
    added: list[tuple[int, PointChange]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.changed or self.added)

    def paths(self) -> list[str]:
        """Return the numbers of the items that changed."""
        return [each.path for each in (*self.changed.values(), *(new for _, new in self.added))]


class PathTaken(ValueError):
    """Two items of a directive would bear the same number."""


def marker_of(path: str) -> str:
    """Return the marker that is printed before an item of this number.

    >>> marker_of("2.1/-3"), marker_of("2.1"), marker_of("II/1/a"), marker_of("Điều 2")
    ('-', '2.1.', 'a)', 'Điều 2.')
    """
    last = path.rpartition("/")[2]
    if last[:1] in "-+":
        return last[:1]
    return f"{last})" if len(last) == 1 and last.isalpha() and last.islower() else f"{last}."


def parent_path(path: str, others: Iterable[str]) -> str | None:
    """Return the longest of the other numbers that this one continues.

    >>> parent_path("2.1/-3", ["2", "2.1", "3"])
    '2.1'
    >>> parent_path("21", ["2"]) is None
    True
    """
    above = [each for each in others if re.match(rf"{re.escape(each)}[./]", path)]
    return max(above, key=len, default=None)


def apply(directive: Directive, changes: OutlineChanges) -> set[str]:
    """Write the changes and return the numbers that the changed items had.

    Items keep their identity; a person's are marked as such.
    """
    rows = directive.instructions.select_for_update()
    points = list(rows.prefetch_related("addressees", "deadlines"))
    by_pk = {point.pk: point for point in points}
    before = {by_pk[pk].path for pk in changes.changed}
    moved: set[int] = set()
    removed: set[int] = set()
    for pk, change in changes.changed.items():
        point = by_pk[pk]
        if change.remove:
            removed.add(pk)
            continue
        if change.path != point.path:
            moved.add(pk)
        point.kind, point.text = change.kind, change.text
        point.marker = change.marker or marker_of(change.path)
        point.origin = Origin.PERSON
        _set_addressees(point, change.addressees)
        _set_deadlines(point, change.deadlines)
    typed = {pk: change.path for pk, change in changes.changed.items() if not change.remove}
    for item in remarked([item_of(point) for point in points], typed):
        by_pk[item.key].path = item.path
    for point in points:
        while point.parent_id in removed:
            point.parent_id = by_pk[point.parent_id].parent_id
    ordered = list(points)
    for after, change in changes.added:
        at = next((n for n, point in enumerate(ordered, 1) if point.pk == after), 0)
        ordered.insert(at, _new_point(directive, change))
    ordered = [point for point in ordered if point.pk not in removed]
    _check_once([point.path for point in ordered])
    _rewire(ordered, moved)
    write(directive, ordered, removed)
    for _after, change in changes.added:
        new = directive.instructions.get(path=change.path)
        _set_addressees(new, change.addressees)
        _set_deadlines(new, change.deadlines)
    return before


def _rewire(ordered: list[Instruction], moved: set[int]) -> None:
    """Hang new and re-marked items below the item whose number theirs continues."""
    by_path = {point.path: point for point in ordered}
    for point in ordered:
        if point._state.adding or point.pk in moved:
            above = parent_path(point.path, (path for path in by_path if path != point.path))
            point.parent = by_path[above] if above else None


def _check_once(paths: list[str]) -> None:
    seen: set[str] = set()
    for path in paths:
        if path in seen:
            raise PathTaken(path)
        seen.add(path)


def _new_point(directive: Directive, change: PointChange) -> Instruction:
    return Instruction(
        directive=directive,
        path=change.path,
        marker=change.marker or marker_of(change.path),
        kind=change.kind,
        text=change.text,
        origin=Origin.PERSON,
    )


def item_of(row: Instruction) -> Item:
    """Return a stored item as the gestures know it."""
    return Item(
        row.pk,
        row.path,
        row.marker,
        row.text,
        row.parent_id,
        row.kind,
        row.start,
        row.end,
        tuple(row.addressees.all()),
        tuple(row.deadlines.all()),
    )


def write(directive: Directive, ordered: list[Instruction], removed: set[int]) -> None:
    """Store the items in their order.

    Numbers and places are unique, and may be exchanged between items: the stored ones step aside
    first, so that no row is in the way of another.
    """
    stored = [point for point in ordered if not point._state.adding]
    final = {point.pk: point.parent for point in stored}
    for point in stored:
        if point.parent is not None and point.parent._state.adding:
            point.parent = None
    Instruction.objects.bulk_update(stored, ["parent"])
    directive.instructions.filter(pk__in=removed).delete()
    directive.instructions.update(
        path=Concat(Value("~"), Cast("pk", CharField())),
        slug=Concat(Value("~"), Cast("pk", CharField())),
        position=F("position") + STEP_ASIDE,
    )
    slugs = instruction_slugs(point.path for point in ordered)
    for position, (point, slug) in enumerate(zip(ordered, slugs, strict=True), 1):
        point.position, point.slug = position, slug
    for point in sorted(ordered, key=lambda each: len(each.path)):
        if point._state.adding:
            point.parent = point.parent  # picks up the key of a parent saved just now
            point.save()
    for point in stored:
        point.parent = final[point.pk]
    Instruction.objects.bulk_update(stored, COLUMNS)


def _set_addressees(point: Instruction, typed: str) -> None:
    """Store the bodies of an item; those that were read stay as they were read."""
    stored = list(point.addressees.all())
    known = {Order(each.name, each.role, each.verb): each for each in stored}
    named = {each.name: each for each in stored}
    orders = read_orders(typed)
    if orders == [Order(each.name, each.role, each.verb) for each in stored]:
        return
    point.addressees.all().delete()
    Addressee.objects.bulk_create(
        Addressee(
            instruction=point,
            position=position,
            **order._asdict(),
            start=place.start if place else None,
            end=place.end if place else None,
            origin=known[order].origin if order in known else Origin.PERSON,
            body=place.body if place else body_of(point.directive, order.name),
        )
        for position, order in enumerate(orders, 1)
        for place in [known.get(order) or named.get(order.name)]
    )


def _set_deadlines(point: Instruction, typed: str) -> None:
    """Store the days and stretches of time of an item; those that were read stay as read."""
    stored = list(point.deadlines.all())
    known = {Term(each.printed, each.starts_on, each.ends_on): each for each in stored}
    places = {each.printed: each for each in stored}
    terms = read_terms(typed)
    if terms == list(known):
        return
    point.deadlines.all().delete()
    Deadline.objects.bulk_create(
        Deadline(
            instruction=point,
            position=position,
            **term._asdict(),
            kind=known[term].kind if term in known else term.kind,
            start=place.start if place else None,
            end=place.end if place else None,
            origin=known[term].origin if term in known else Origin.PERSON,
            reason=known[term].reason if term in known else "",
        )
        for position, term in enumerate(terms, 1)
        for place in [places.get(term.printed)]
    )
