"""The items of an outline and the numbers that follow from where they stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

Outline = Sequence["Item"]
BULLET = re.compile(r"[-+]\d+(?:\(\d+\))?")


@dataclass(frozen=True, slots=True)
class Item:
    """One item; `addressees` and `deadlines` hold anything with `start` and printed words.

    `key` tells items apart whatever their number; that of a new item is negative.
    """

    key: int
    path: str
    marker: str
    text: str
    parent: int | None = None
    kind: str = ""
    start: int | None = None
    end: int | None = None
    addressees: tuple[Any, ...] = ()
    deadlines: tuple[Any, ...] = ()

    @property
    def label(self) -> str:
        """The item's own part of its number: "2.1" of "II/2.1"."""
        return self.path.rpartition("/")[2]

    @property
    def is_bullet(self) -> bool:
        """Whether the item is counted rather than numbered."""
        return BULLET.fullmatch(self.label) is not None


def joined(above: str, label: str) -> str:
    """Return the number of an item with this label below another.

    >>> joined("2", "2.1"), joined("II/2", "2.1"), joined("2.1", "-3"), joined("3", "2.1")
    ('2.1', 'II/2.1', '2.1/-3', '3/2.1')
    """
    container, slash, last = above.rpartition("/")
    if label.startswith(f"{last}."):
        return f"{container}{slash}{label}"
    return f"{above}/{label}"


def renumbered(before: Outline, after: Outline) -> list[tuple[str, str]]:
    """Return the numbers that changed, as (old, new) in the order of the text."""
    old = {each.key: each.path for each in before}
    return [
        (old[each.key], each.path)
        for each in after
        if each.key in old and old[each.key] != each.path
    ]


def below(outline: Outline, parent: int | None, label: str, beside: Item) -> str:
    """Return the number of a label below an item; on top, in the part of the one beside it."""
    by_key = {each.key: each for each in outline}
    if parent is not None:
        return joined(by_key[parent].path, label)
    top = beside
    while top.parent is not None and top.parent in by_key:
        top = by_key[top.parent]
    container, slash, _last = top.path.rpartition("/")
    return f"{container}{slash}{label}"


def numbered(
    outline: Outline,
    before: Outline,
    *,
    moved: Iterable[int] = (),
    regroup: Iterable[int | None] = (),
) -> list[Item]:
    """Return the outline with the numbers that follow from a gesture.

    A moved item takes its label along; one whose superior changed its number follows it; counted
    items are counted anew wherever one came or went. Who keeps a number keeps it from others.
    """
    old = {each.key: each for each in before}
    recounted = set(regroup) | _changed_levels(outline, old)
    plain = _paths(outline, before, set(moved), recounted, None)
    kept = {key: path for key, path in plain.items() if key in old and old[key].path == path}
    paths = _paths(outline, before, set(moved), recounted, kept)
    return [replace(each, path=paths[each.key]) for each in outline]


def remarked(outline: Outline, typed: Mapping[int, str]) -> list[Item]:
    """Return the outline with the numbers that were typed; those of the items below follow.

    A number used twice is left for the caller to refuse.
    """
    done: dict[int, tuple[str, str]] = {}
    found = []
    for each in outline:
        path = each.path
        if each.key in typed:
            path = typed[each.key]
        elif each.parent in done:
            former, above = done[each.parent]
            if former != above and re.match(rf"{re.escape(former)}[./]", path):
                path = above + path[len(former) :]
        done[each.key] = (each.path, path)
        found.append(replace(each, path=path))
    return found


def _paths(
    outline: Outline,
    before: Outline,
    moved: set[int],
    recounted: set[int | None],
    kept: Mapping[int, str] | None,
) -> dict[int, str]:
    """Return the number of each item; with `kept`, the others step aside from those."""
    old = {each.key: each for each in before}
    counts: dict[tuple[int | None, str], int] = {}
    done: dict[int, str] = {}
    taken = set((kept or {}).values())
    for each in outline:
        was, path = old.get(each.key, each), each.path
        above = done[each.parent] if each.parent is not None else None
        label = each.label
        if each.is_bullet and each.parent in recounted:
            sign = label[0]
            counts[each.parent, sign] = counts.get((each.parent, sign), 0) + 1
            label = f"{sign}{counts[each.parent, sign]}"
        if label != each.label or each.key in moved:
            path = joined(above, label) if above else below(before, None, label, was)
        elif above is not None and was.parent in old:
            former = old[was.parent].path
            if above != former and re.match(rf"{re.escape(former)}[./]", path):
                path = above + path[len(former) :]
        done[each.key] = path
        if kept is not None and each.key not in kept:
            done[each.key] = _free(path, taken)
            taken.add(done[each.key])
    return done


def _changed_levels(outline: Outline, old: Mapping[int, Item]) -> set[int | None]:
    """Return the items below which another set of items stands than before."""
    before: dict[int | None, list[int]] = {}
    for each in old.values():
        before.setdefault(each.parent, []).append(each.key)
    after: dict[int | None, list[int]] = {}
    for each in outline:
        after.setdefault(each.parent, []).append(each.key)
    return {level for level in after if after[level] != before.get(level)}


def _free(path: str, taken: set[str]) -> str:
    free, times = path, 1
    while free in taken:
        times += 1
        free = f"{path}({times})"
    return free
