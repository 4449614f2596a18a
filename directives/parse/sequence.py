"""Decides which markers open an item: those that continue an open list or begin one.

So footnotes, dates and quantities at the start of a line stay text, and "I." is Roman or a
misread "1." by the company it keeps.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from .lines import Passage, ends_closed
from .markers import Marker, Style, follows, read_markers
from .misread import lost_marker, read_misread_markers
from .quoted import quoted_paragraphs

LARGEST_GAP = 3
BY_SEQUENCE_ONLY = (Style.UPPER, Style.WORD, Style.LITTLE_ROMAN, Style.IN_BRACKETS)
MAY_STAND_UNDER_DASH = (Style.BRACKET, Style.LETTER, Style.IN_BRACKETS, Style.LITTLE_ROMAN)
COMPOUND = (Style.MULTIPLE, Style.LETTER_NUMBER)
PARENT_STYLES = {
    Style.MULTIPLE: (Style.DECIMAL, Style.MULTIPLE, Style.ROMAN, Style.ARTICLE, Style.SECTION),
    Style.LETTER_NUMBER: (Style.LETTER,),
}


# "tại trụ sở1; …": the call of a footnote, no "F1" and no "km2".
CALL = re.compile(r"(?<!\w)(?!km|cm|mm)(?P<word>[^\W\d_]{2,})(?P<number>\d)(?=[\s,;.:)]|$)")
MAY_CALL = re.compile(r"\d(?<=[^\W\d_]\d)(?=[\s,;.:)]|$)")


def read_all_markers(passages: Sequence[Passage]) -> list[list[Marker]]:
    """Return the readings of each paragraph's marker, none where it numbers a footnote or a quoted
    point of another document.

    A footnote's number is printed at the end of a word before it, and no list goes on from it.
    """
    readings = [
        [*read_markers(passage.text), *read_misread_markers(passage.text)] for passage in passages
    ]
    for i in quoted_paragraphs(passages):
        readings[i] = []
    for i, passage in enumerate(passages):
        if passage.text[0] in ".," and (lost := lost_marker(passage.text, i, readings)):
            readings[i].append(lost)
    called: set[int] = set()
    for passage in passages:
        called |= _calls(passage.text)
    if not called:
        return readings
    opened = {m.value for ms in readings for m in ms if m.style is Style.DECIMAL}
    notes = {value for value in called if value + 1 not in opened or value + 1 in called}
    so_far: set[int] = set()
    for i, passage in enumerate(passages):
        readings[i] = [
            m for m in readings[i] if m.style is not Style.DECIMAL or m.value not in notes & so_far
        ]
        so_far |= _calls(passage.text)
    return readings


def _calls(text: str) -> set[int]:
    if MAY_CALL.search(text) is None:  # a figure is sooner looked for than a word
        return set()
    return {int(call["number"]) for call in CALL.finditer(text) if call["word"].islower()}


@dataclass(slots=True)
class Level:
    """A list that is open: its last number and the path of its last item."""

    style: Style
    values: tuple[int, ...]
    path: str
    container: str | None

    @property
    def value(self) -> int:
        """Return the last number within the list."""
        return self.values[-1]


@dataclass(slots=True)
class Place:
    """Where a marker fits: how many open lists stay open, and at what cost to believe."""

    cost: int
    keep: int
    continues: bool
    container: str | None
    problem: str = ""


class Numbering:
    """The open lists of a body on a walk down its paragraphs."""

    def __init__(
        self,
        passages: Sequence[Passage],
        readings: Sequence[Sequence[Marker]],
        from_dash: int | None,
    ) -> None:
        self.passages = passages
        self.readings = readings
        self.from_dash = from_dash
        self.occurrences: dict[tuple[Style, tuple[int, ...]], list[int]] = defaultdict(list)
        self.misread: dict[tuple[Style, tuple[int, ...]], list[int]] = defaultdict(list)
        for i, found in enumerate(readings):
            for marker in found:
                table = self.misread if marker.repaired else self.occurrences
                table[marker.style, marker.values].append(i)
        self.stack: list[Level] = []
        self.finished: dict[Style, int] = {}

    def choose(self, i: int) -> tuple[Marker, Place] | None:
        """Return the reading of paragraph i's marker that fits best, None if none fits."""
        places = [
            (marker, place)
            for marker in self.readings[i]
            if (place := self._place(i, marker)) is not None
        ]
        return min(places, key=lambda found: found[1].cost, default=None)

    def advance(self, marker: Marker, place: Place) -> tuple[Level, str]:
        """Return the list that the marker continues or begins, and the item's label in it."""
        for level in self.stack[place.keep :]:
            self.finished[level.style] = level.value
        before = self.stack[place.keep - 1].value if place.continues else 0
        del self.stack[place.keep :]
        if not place.continues:
            self.stack.append(Level(marker.style, (0,), "", place.container))
        level, label = self.stack[-1], marker.label
        level.values = marker.values
        if marker.style.is_bullet:
            level.values = (before + 1,)
            sign = "-" if level.style is Style.DASH else self._bullet_sign(marker)
            label = f"{sign}{before + 1}"
        return level, label

    def _bullet_sign(self, marker: Marker) -> str:
        """Return "-" for round bullets too, unless they stand inside dashes."""
        if marker.style is not Style.BULLET:
            return marker.label
        return "*" if any(level.style is Style.DASH for level in self.stack) else "-"

    def _place(self, i: int, marker: Marker) -> Place | None:
        if marker.style.is_bullet:
            return self._place_bullet(i, marker)
        if self._breaks_sentence(i, marker):
            return None
        if marker.style in COMPOUND:
            return self._place_compound(i, marker)
        levels = [k for k, level in enumerate(self.stack) if level.style is marker.style]
        for k in reversed(levels):
            if follows(marker.style, self.stack[k].value, marker.value):
                if marker.repaired and self._comes_clean(i, marker):
                    return None
                return self._continue(k, cost=2 * marker.repaired)
        if marker.repaired and marker.style is Style.ROMAN:
            return self._begin_part(i) if marker.value == 1 and not levels else None
        if marker.value == 1:
            return self._begin_again(i, marker, levels[-1]) if levels else self._begin(i, marker)
        if marker.repaired:
            return None
        if not levels:
            return self._begin_late(i, marker)
        if not marker.sure:
            return None
        return self._skip(i, marker, levels[-1])

    def _comes_clean(self, i: int, marker: Marker) -> bool:
        """Return whether the same number comes later in this list, read without a slip."""
        if marker.style is not Style.DECIMAL:
            return False
        return self._next(i, marker.style, marker.values) < self._next(i, marker.style, (1,))

    def _breaks_sentence(self, i: int, marker: Marker) -> bool:
        """Return whether the marker stands in a sentence that runs on from the line before."""
        text = self.passages[i].text
        if not text[marker.end : marker.end + 1].islower() or i == 0:
            return False
        before = self.passages[i - 1].text
        if ends_closed(before) or before.endswith(","):
            return False
        following = (*marker.values[:-1], marker.value + 1)
        return marker.value == 1 and self._next(i, marker.style, following) == inf

    def _place_bullet(self, i: int, marker: Marker) -> Place | None:
        for k in range(len(self.stack) - 1, -1, -1):
            style = self.stack[k].style
            if style is marker.style or (marker.repaired and style is Style.DASH):
                return self._continue(k)
        if self.stack:
            return Place(1, len(self.stack), False, self.stack[-1].path)
        if self.from_dash is not None and i >= self.from_dash:
            return Place(1, 0, False, None)
        return None

    def _place_compound(self, i: int, marker: Marker) -> Place | None:
        outer = marker.values[:-1]
        for k in range(len(self.stack) - 1, -1, -1):
            level = self.stack[k]
            if level.style is marker.style and level.values[:-1] == outer:
                if marker.value == level.value + 1:
                    return self._continue(k, cost=2 * marker.repaired)
                return None if marker.repaired else self._skip(i, marker, k)
        for k in range(len(self.stack) - 1, -1, -1):
            level = self.stack[k]
            if level.style in PARENT_STYLES[marker.style] and level.values == outer:
                named = marker.label.startswith(level.path.rsplit("/", 1)[-1])
                container = level.container if named else level.path
                if marker.value == 1:
                    return Place(2 * marker.repaired, k + 1, False, container)
                if marker.value <= LARGEST_GAP and marker.sure:
                    return Place(3, k + 1, False, container, "number_missing")
                return None
        second = self._next(i, marker.style, (*outer, 2))
        if marker.value == 1 and second < inf and not marker.repaired:
            keep = self._outer_levels(marker.style)
            return Place(2, keep, False, self.stack[keep - 1].path if keep else None)
        return None

    def _continue(self, k: int, cost: int = 0, problem: str = "") -> Place:
        return Place(cost, k + 1, True, None, problem)

    def _outer_levels(self, style: Style) -> int:
        """Return how many open lists stay open around a new list of this style."""
        keep = len(self.stack)
        while keep and self.stack[keep - 1].style.rank > style.rank:
            keep -= 1
        return keep

    def _begin(self, i: int, marker: Marker, problem: str = "") -> Place | None:
        style = marker.style
        second = self._next(i, style, (2,))
        later = second if marker.sure else min(second, self._next(i, style, (2,), self.misread))
        if (style in BY_SEQUENCE_ONLY or not marker.sure) and later == inf:
            return None
        if style is Style.LETTER and later == inf and not self.stack:
            return None  # a point alone, below nothing: of a law that the text quotes
        inline = {Style.IN_BRACKETS: "(2)", Style.LITTLE_ROMAN: "(ii)"}.get(style)
        if inline and inline in self.passages[i].text:  # an enumeration within a sentence
            return None
        if style is Style.ROMAN and second == inf and self._is_misread_one(i):
            return None
        keep = len(self.stack) if self._under_dash(i, style) else self._outer_levels(style)
        container = self.stack[keep - 1].path if keep else None
        return Place(1 + 2 * marker.repaired, keep, False, container, problem)

    def _under_dash(self, i: int, style: Style) -> bool:
        """Return whether a list of points begins right after a dash item that announces it."""
        return (
            style in MAY_STAND_UNDER_DASH
            and bool(self.stack)
            and self.stack[-1].style.is_bullet
            and self.passages[i - 1].text.endswith(":")
            and any(marker.style.is_bullet for marker in self.readings[i - 1])
        )

    def _begin_part(self, i: int) -> Place | None:
        """Return the place of a misread "I." if part II follows, after a list of its own if any."""
        tables = self.occurrences, self.misread
        second = min(self._next(i, Style.ROMAN, (2,), table) for table in tables)
        own = min(self._next(i, Style.DECIMAL, (1,), table) for table in tables)
        next_own = self._next(i, Style.DECIMAL, (2,))
        if second == inf or (next_own < second and own > next_own):
            return None
        keep = self._outer_levels(Style.ROMAN)
        return Place(0, keep, False, self.stack[keep - 1].path if keep else None)

    def _is_misread_one(self, i: int) -> bool:
        second = self._next(i, Style.DECIMAL, (2,))
        return second < self._next(i, Style.DECIMAL, (1,))

    def _begin_late(self, i: int, marker: Marker) -> Place | None:
        """Return the place of a list whose first number is lost, or that goes on elsewhere."""
        last = self.finished.get(marker.style)
        known = last is not None and follows(marker.style, last, marker.value)
        following = self._next(i, marker.style, (marker.value + 1,))
        lost = (
            marker.sure
            and marker.value <= LARGEST_GAP
            and following < self._next(i, marker.style, (1,))
        )
        if not known and not lost and not self._is_second_part(i, marker):
            return None
        keep = self._outer_levels(marker.style)
        container = self.stack[keep - 1].path if keep else None
        return Place(2, keep, False, container, "" if known else "number_missing")

    def _is_second_part(self, i: int, marker: Marker) -> bool:
        """Return whether part II follows a list whose part I is lost, and has a list of its own."""
        return (
            marker.style is Style.ROMAN
            and marker.value == 2
            and marker.sure
            and self._next(-1, Style.ROMAN, (1,)) == inf
            and any(level.style is Style.DECIMAL for level in self.stack)
            and self._next(i, Style.DECIMAL, (1,)) < inf
        )

    def _skip(self, i: int, marker: Marker, k: int) -> Place | None:
        """Return the place of a number after a gap or of a repeated one, if none better comes."""
        level, style = self.stack[k], marker.style
        outer = marker.values[:-1]
        end = self._next(i, style, (*outer, 1))
        expected = self._next(i, style, (*outer, level.value + 1))
        if level.value < marker.value <= level.value + LARGEST_GAP and expected >= end:
            return self._continue(k, cost=3, problem="number_missing")
        after = self._next(i, style, (*outer, level.value + 2))
        if style is Style.LETTER or marker.value != level.value:
            return None
        if expected >= end and after < end:
            return self._continue(k, cost=4, problem="number_repeated")
        return None

    def _begin_again(self, i: int, marker: Marker, k: int) -> Place | None:
        """Return the place of a first number while a list of that style is open.

        It is a list within the item when that ends with a colon and the outer list goes on; a new
        list when the numbers run on from here; else a footnote.
        """
        style, last = marker.style, self.stack[k].value
        second, onward = self._next(i, style, (2,)), self._next(i, style, (last + 1,))
        announced = i > 0 and self.passages[i - 1].text.endswith(":")
        if announced and second < inf and (last == 1 or onward < inf):
            return Place(2, len(self.stack), False, self.stack[-1].path)
        if second == inf or not self._runs_on(i, style, last):
            return None
        container = self.stack[k].container
        return Place(3, k, False, container, "numbering_restarts")

    def _runs_on(self, i: int, style: Style, last: int) -> bool:
        """Return whether the list from here on either reaches past `last` or replaces the old."""
        if last == 1:
            return False
        if self._next(i, style, (last + 1,)) == inf:
            return True
        at: float = i
        for value in range(2, last + 2):
            at = self._next(int(at), style, (value,))
            if at == inf:
                return False
        return True

    def _next(
        self,
        i: int,
        style: Style,
        values: tuple[int, ...],
        table: Mapping[tuple[Style, tuple[int, ...]], list[int]] | None = None,
    ) -> float:
        """Return the index of the next paragraph after i that such a marker opens, or infinity."""
        found = (self.occurrences if table is None else table).get((style, values), [])
        k = bisect_right(found, i)
        return found[k] if k < len(found) else inf
