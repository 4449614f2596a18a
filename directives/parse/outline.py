"""Arranges the paragraphs of a body under its numbered items, each with its path.

A path names the item by the numbers above it: "II/1/a/-1", "Điều 2/1"; "2.1" stands for "2/2.1".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .lines import Passage, ends_closed, join
from .markers import Marker
from .sequence import MAY_STAND_UNDER_DASH, Numbering, Place, read_all_markers
from .structure import Problem, Severity

BASIS = re.compile(r"\s*(?:Căn\s+cứ|Xét)\s")  # what the document rests on, told in dashes
ANNOUNCES = re.compile(r":$|\bsau(?:\s+đây)?\s?[.;,]?$")


@dataclass(slots=True)
class Item:
    """An item of the body with its own paragraphs, the first one without the marker."""

    path: str
    parent: str | None
    marker: Marker
    opening: Passage
    passages: list[Passage]


@dataclass(slots=True)
class Outline:
    """The paragraphs before the first item, the items in order, what seemed odd."""

    preamble: list[Passage] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_outline(passages: Sequence[Passage]) -> Outline:
    """Return the body's paragraphs under their items; without numbers, dash items stand alone.

    A list of dashes without any number counts only after a paragraph that announces it: one with
    a colon at its end, or with "sau" where the colon was lost.
    """
    readings = read_all_markers(passages)
    outline = _Outliner(passages, readings, from_dash=None).read()
    if any(item.parent is None and not _may_be_inner(item) for item in outline.items):
        return outline
    opening = outline.items[0].opening if outline.items else None
    for i, passage in enumerate(passages[:-1]):
        if passages[i + 1] is opening:
            break
        dash = next((m for m in readings[i + 1] if m.style.is_bullet), None)
        if (
            dash
            and ANNOUNCES.search(passage.text[-12:])
            and not BASIS.match(passages[i + 1].text, dash.end)
        ):
            return _Outliner(passages, readings, from_dash=i + 1).read()
    return outline


def _may_be_inner(item: Item) -> bool:
    """Return whether the item is one of points that usually stand below others."""
    return item.marker.style in MAY_STAND_UNDER_DASH


class _Outliner:
    """One walk down the paragraphs."""

    def __init__(
        self,
        passages: Sequence[Passage],
        readings: Sequence[Sequence[Marker]],
        from_dash: int | None,
    ) -> None:
        self.passages = passages
        self.numbering = Numbering(passages, readings, from_dash)
        self.paths: set[str] = set()
        self.outline = Outline()
        self.pieces: list[Passage] = []  # of the last paragraph, joined when it is whole

    def read(self) -> Outline:
        for i, passage in enumerate(self.passages):
            chosen = self.numbering.choose(i)
            if chosen is not None:
                self._open(passage, *chosen)
            else:
                self._go_on(i, passage)
        self._close_paragraph()
        return self.outline

    def _open(self, passage: Passage, marker: Marker, place: Place) -> None:
        self._close_paragraph()
        level, label = self.numbering.advance(marker, place)
        path = f"{level.container}/{label}" if level.container else label
        level.path = self._free_path(path)
        outer = self.numbering.stack[:-1]
        parent = outer[-1].path if outer else None
        item = Item(level.path, parent, marker, passage, [passage.cut(marker.end)])
        self.outline.items.append(item)
        if marker.repaired:
            self._report("marker_misread", passage, item, printed=marker.printed, read=label)
        problem = place.problem or ("number_repeated" if level.path != path else "")
        if problem:
            self._report(problem, passage, item, printed=marker.printed)

    def _free_path(self, path: str) -> str:
        free, times = path, 1
        while free in self.paths:
            times += 1
            free = f"{path}({times})"
        self.paths.add(free)
        return free

    def _own(self) -> list[Passage]:
        """Return the paragraphs of the last item, or of the preamble."""
        items = self.outline.items
        return items[-1].passages if items else self.outline.preamble

    def _close_paragraph(self) -> None:
        if len(self.pieces) > 1:
            self._own()[-1] = join(self.pieces)
        self.pieces = []

    def _go_on(self, i: int, passage: Passage) -> None:
        items, own = self.outline.items, self._own()
        numbered = [m for m in self.numbering.readings[i] if m.sure and not m.style.is_bullet]
        before = self.pieces[-1] if self.pieces else own[-1] if own else None
        if self.numbering.readings[i] and before and before.text and not ends_closed(before.text):
            self.pieces = self.pieces or [before]
            self.pieces.append(passage)
        else:
            self._close_paragraph()
            own.append(passage)
            if numbered and items:
                self._report("number_out_of_order", passage, items[-1], printed=numbered[0].printed)

    def _report(self, code: str, passage: Passage, item: Item, **params: str) -> None:
        severity = Severity.INFO if code == "number_out_of_order" else Severity.WARNING
        part = f"instructions/{item.path}"
        self.outline.problems.append(Problem(part, code, severity, passage.number, params))
