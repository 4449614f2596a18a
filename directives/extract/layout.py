"""Words of a page -> its lines in reading order, with the blanks that tell paragraphs apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .boxes import Box, Segment, font_size
from .columns import Columns, blocks_of
from .segments import MARKER, segments_of

CELL_BLANK = 1.5  # of the font's size: a blank that parts the cells of a row
INDENT = 0.5  # of the font's size: the width of one letter
MOST_INDENT = 8
PARAGRAPH = 1.3  # of the usual distance of lines
BETWEEN_CELLS = " " * 4


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its words, each with the blanks before it; no word is an empty line."""

    words: tuple[tuple[str, Box], ...] = ()


BLANK = PrintedLine()
Row = list[Segment]
BROKEN = re.compile(r"\w-$")
ENDS = ".;:!?"


def _moved(before: PrintedLine, line: PrintedLine, blank: str) -> tuple[PrintedLine, PrintedLine]:
    """Return two lines, the second one's first word at the end of the first."""
    (_, word), *rest = line.words
    indent = line.words[0][0]
    if rest:
        rest[0] = (indent, rest[0][1])
    return PrintedLine((*before.words, (blank, word))), PrintedLine(tuple(rest))


def lines_of(words: Sequence[Box]) -> list[PrintedLine]:
    """Return the lines of a page: of two columns first the left one, then the right one."""
    if not words:
        return []
    size = font_size(words)
    segments = segments_of(words)
    page = _Page(segments, size)
    found: list[PrintedLine] = []
    for block in blocks_of(segments, size):
        if isinstance(block, Columns):
            found += [BLANK, *page.lines(block.left), BLANK]
            for inner in blocks_of(block.right, size):
                parts = (inner.left, inner.right) if isinstance(inner, Columns) else (inner,)
                for part in parts:
                    found += [*page.lines(part), BLANK]
        else:
            found += page.lines(block)
    return list(_without_double_blanks(found))


def _without_double_blanks(lines: Iterable[PrintedLine]) -> Iterable[PrintedLine]:
    before = BLANK
    for line in lines:
        if line.words or before.words:
            yield line
        before = line


def _rows(segments: Iterable[Segment], size: float) -> list[Row]:
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda each: each.middle):
        if rows and segment.middle - rows[-1][0].middle < 0.5 * size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda each: each.x0) for row in rows]


class _Page:
    """What is usual on a page: its margins and the distance of its lines."""

    def __init__(self, segments: Sequence[Segment], size: float) -> None:
        self.size = size
        rows = _rows(segments, size)
        widest = max(row[-1].x1 - row[0].x0 for row in rows)
        full = [row for row in rows if row[-1].x1 - row[0].x0 > 0.85 * widest]
        self.left = min(row[0].x0 for row in full)
        self.right = max(row[-1].x1 for row in full)
        steps = sorted(
            step
            for row, later in pairwise(rows)
            if row[-1].x1 > self.right - 2 * size
            and 0 < (step := later[0].middle - row[0].middle) < 4 * size
        )
        self.step = steps[len(steps) // 3] if steps else 1.4 * size

    def lines(self, segments: Iterable[Segment]) -> list[PrintedLine]:
        """Return the lines of one stretch or column, an empty one where the blank is wider."""
        rows = _rows(segments, self.size)
        steps = sorted(later[0].middle - row[0].middle for row, later in pairwise(rows))
        own = steps[len(steps) // 3] if steps else self.step
        step = max(self.step, own) if own < 2 * self.step else self.step
        found: list[PrintedLine] = []
        hanging: tuple[float, int] | None = None
        before: Row | None = None
        indented = any(self._indent(row) for row in rows)
        for row in rows:
            if before and row[0].middle - before[0].middle > PARAGRAPH * step:
                found.append(BLANK)
                hanging = None
            indent = self._indent(row)
            if hanging and abs(row[0].x0 - hanging[0]) < 0.6 * self.size:
                indent = hanging[1]
            else:
                hanging = self._hanging(row, indent)
            line = self._line(row, indent)
            if before and found[-1].words:
                found[-1], line = self._mended(found[-1], line, before, hanging, indented)
            if line.words:
                found.append(line)
            before = row
        return found

    def _mended(
        self,
        before: PrintedLine,
        line: PrintedLine,
        row: Row,
        hanging: tuple[float, int] | None,
        indented: bool,
    ) -> tuple[PrintedLine, PrintedLine]:
        """Return two lines, a name that was broken at its dash put together on the first one.

        "COVID-" / "19" and "Lao động" / "- Thương binh" are no list items: a list begins further
        right than the lines above, or after a line that ends before the margin.
        """
        last, (_, first) = before.words[-1][1], line.words[0]
        if BROKEN.search(last.text) and first.text[0].isdigit():
            return _moved(before, line, "")
        full = row[-1].x1 > self.right - 4 * self.size and len(before.words) > 5
        starts = first.x0 < self.left + self.size if indented else hanging is not None
        if first.text in ("-", "–") and full and starts and last.text[-1] not in ENDS:
            return _moved(before, line, " ")
        return before, line

    def _indent(self, row: Row) -> int:
        letters = round((row[0].x0 - self.left) / (INDENT * self.size))
        return min(max(letters, 0), MOST_INDENT)

    def _hanging(self, row: Row, indent: int) -> tuple[float, int] | None:
        """Return where the words of a list item begin, for its later lines begin there too."""
        words = [word for segment in row for word in segment.words]
        if len(words) > 1 and MARKER.fullmatch(words[0].text):
            return words[1].x0, indent
        return None

    def _line(self, row: Row, indent: int) -> PrintedLine:
        words: list[tuple[str, Box]] = []
        end: float | None = None
        for segment in row:
            for word in segment.words:
                if end is None:
                    blank = " " * indent
                elif word is segment.words[0] and word.x0 - end > CELL_BLANK * self.size:
                    blank = BETWEEN_CELLS
                else:
                    blank = " "
                words.append((blank, word))
                end = word.x1
        return PrintedLine(tuple(words))
