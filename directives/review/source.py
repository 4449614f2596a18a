"""The source text as numbered lines, with what was read marked where it was read. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text from which a value was read, and the field that shows the value.

    A mark without a label is coloured and leads to its field, but is no stop for the keyboard.
    """

    start: int
    end: int
    target: str
    label: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of one line; `labelled` holds the marks to name behind it, each named once."""

    text: str
    mark: Mark | None = None
    labelled: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source with its number, counted from 1."""

    number: int
    segments: tuple[Segment, ...]


class LineNumbers:
    """Tells on which line an offset of the text stands.

    >>> LineNumbers("Số 5\\nHà Nội").of(6)
    2
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]

    def of(self, offset: int) -> int:
        """Return the number of the line that holds the offset."""
        return bisect_right(self._starts, offset)


def lines(text: str, marks: Iterable[Mark]) -> tuple[Line, ...]:
    """Return the text line by line; where marks overlap, the shorter one shows.

    >>> lines("Số 5\\nHà Nội", [Mark(3, 4, "so", "Số")])[0].segments[1].text
    '5'
    """
    marks = list(marks)
    pieces = _pieces(text, marks)
    alike: dict[tuple[int, int], list[Mark]] = {}
    for each in marks:
        if each.label:
            alike.setdefault((each.start, each.end), []).append(each)
    found: list[Line] = []
    offset = 0
    for number, content in enumerate(text.split("\n"), 1):
        end = offset + len(content)
        segments = []
        for start, stop, mark in _clipped(pieces, offset, end):
            # Two values may stand in one place: "Số 353-CV/TU" gives the kind and the number.
            named = alike.pop((mark.start, mark.end), []) if mark else []
            segments.append(Segment(text[start:stop], mark, tuple(named)))
        found.append(Line(number, tuple(segments)))
        offset = end + 1
    return tuple(found)


_Piece = tuple[int, int, Mark | None]


def _pieces(text: str, marks: Iterable[Mark]) -> list[_Piece]:
    """Return the text cut at every edge of a mark, each piece with its shortest mark."""
    valid = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    begins: dict[int, list[Mark]] = {}
    for mark in valid:
        begins.setdefault(mark.start, []).append(mark)
    edges = sorted({0, len(text), *(m.start for m in valid), *(m.end for m in valid)})
    open_marks: list[Mark] = []
    pieces: list[_Piece] = []
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > start] + begins.get(start, [])
        inner = min(open_marks, key=lambda mark: mark.end - mark.start, default=None)
        if pieces and pieces[-1][2] == inner:
            pieces[-1] = (pieces[-1][0], end, inner)
        else:
            pieces.append((start, end, inner))
    return pieces


def _clipped(pieces: list[_Piece], start: int, end: int) -> Iterator[_Piece]:
    """Yield what of the pieces lies on one line."""
    at = max(bisect_right(pieces, start, key=lambda piece: piece[0]) - 1, 0)
    while at < len(pieces) and pieces[at][0] < end:
        first, last, mark = pieces[at]
        if min(last, end) > max(first, start):
            yield max(first, start), min(last, end), mark
        at += 1
