"""Finds where a page is printed in two columns: the header, Nơi nhận beside the signature.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (the places 1 to 9 of the elements of a page).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from directives.parse.passage import fold_each

from .boxes import Segment

GUTTER = 0.5  # of the font's size: the least blank between two columns
NEAR = 9.0  # a signature leaves this many lines free
LONE_GAP = 3.0
RUNNING_TEXT = 8  # so many rows on both sides are columns of text
CENTRED = 0.025  # of the printed width
WIDEST = 0.62  # of the printed width: the column of the motto has the larger half
MOST_SEGMENTS = 1500
LONGEST = 300
# What is printed in a header or foot of two columns and in no table, on folded text.
SIGNS = re.compile(
    r"""cong\s+hoa\s+xa|chu\s+nghia\s+viet|dang\s+cong\s+san|doc\s+lap\b.*\bhanh|tu\s+do\b.*\bphuc
      | ^.{0,40}\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b.{0,8}$ | ^\W*so\s*:?\s*\d*\s*[-/]
      | ^\W*no?i\s*nh[ao]n\b | ^\W*(?:tm|kt|tl|tuq|t/m|k/t|t/l)\b[\s.]
      | ^\W*luu\s*:?\s*(?:vt|vp|van) | ^\W*nhu\s+(?:tren|kinh\s+gui|dieu)""",
    re.VERBOSE,
)
ADDRESSED = re.compile(r"\W*k[il]nh\s+g[uo]i")


@dataclass(slots=True)
class Columns:
    """A stretch of the page where what stands left of a blank and right of it are apart."""

    left: list[Segment]
    right: list[Segment]


Block = Columns | list[Segment]


def blocks_of(segments: Sequence[Segment], size: float) -> list[Block]:
    """Return the page's stretches from the top down: columns, and lines as they are printed."""
    blocks: list[Block] = []
    plain: list[Segment] = []
    middle = _middle(segments)
    i = 0
    if len(segments) > MOST_SEGMENTS:
        return [list(segments)]  # a table of figures
    while i < len(segments):
        region = _region(segments, i, size, middle, len(plain))
        if region is None:
            plain.append(segments[i])
            i += 1
            continue
        start, end, columns = region
        del plain[len(plain) - (i - start) :]
        if plain:
            blocks.append(plain)
            plain = []
        blocks.append(columns)
        i = end
    return [*blocks, plain] if plain else blocks


def _middle(segments: Sequence[Segment]) -> tuple[float, float]:
    """Return the middle of the printed part of the page, and its width."""
    if not segments:
        return 0.0, 0.0
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    return (left + right) / 2, right - left


def _region(
    segments: Sequence[Segment], at: int, size: float, page: tuple[float, float], before: int
) -> tuple[int, int, Columns] | None:
    """Return the columns that begin about a segment: where they start and end, and their parts."""
    beside = next(
        (
            other
            for other in segments[at + 1 : at + 6]
            if _side_by_side(segments[at], other) and _gap(segments[at], other) >= GUTTER * size
        ),
        None,
    )
    if beside is None:
        return None
    first, second = sorted((segments[at], beside), key=lambda each: each.x0)
    walk = _Walk(first.x1, second.x0, size, page)
    start, end = at, at
    while end < min(len(segments), at + LONGEST) and walk.take(segments, end):
        end += 1
    while start > at - before and start > 0 and walk.take(segments, start - 1):
        start -= 1
    inside = segments[start:end]
    left = [one for one in inside if one.x1 <= walk.low + 0.01]
    right = [one for one in inside if one.x1 > walk.low + 0.01]
    while left and right and _lone_end(inside, left, size):
        end -= 1
        left.pop()
        inside = segments[start:end]
    while left and right and inside[0] is left[0] and left[0].y1 <= right[0].y0:
        start += 1  # the last line of the paragraph above
        left.pop(0)
        inside = segments[start:end]
    if not _are_columns(left, right):
        return None
    return start, end, Columns(left, right)


def _lone_end(inside: Sequence[Segment], left: Sequence[Segment], size: float) -> bool:
    """Whether the last line stands left, below all others and away from its column."""
    if inside[-1] is not left[-1]:
        return False
    return len(left) < 2 or left[-1].y0 - left[-2].y1 > LONE_GAP * size


class _Walk:
    """Goes line by line while a vertical blank stays free."""

    def __init__(self, low: float, high: float, size: float, page: tuple[float, float]) -> None:
        self.low, self.high, self.size = low, high, size
        self.middle, self.width = page

    def take(self, segments: Sequence[Segment], at: int) -> bool:
        """Take a line into a column and narrow the blank; False where it crosses the blank."""
        one = segments[at]
        least = GUTTER * self.size
        low, high = max(self.low, one.x1), min(self.high, one.x0)
        as_left, as_right = self.high - low, high - self.low
        if max(as_left, as_right) < least:
            return False
        if one.x1 - one.x0 > WIDEST * self.width or ADDRESSED.match(fold_each(one.text)):
            return False
        beside = (other for other in segments[max(at - 5, 0) : at + 6] if other is not one)
        if self._is_centred(one) and not any(_side_by_side(one, other) for other in beside):
            return False
        if not any(
            abs(one.middle - other.middle) < NEAR * self.size
            for other in segments[max(at - 3, 0) : at + 4]
            if other is not one
        ):
            return False
        if as_left >= as_right:
            self.low = low
        else:
            self.high = high
        return True

    def _is_centred(self, one: Segment) -> bool:
        return abs((one.x0 + one.x1) / 2 - self.middle) < CENTRED * self.width


def _side_by_side(one: Segment, other: Segment) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > 0.3 * min(one.y1 - one.y0, other.y1 - other.y0) and _gap(one, other) > 0


def _gap(one: Segment, other: Segment) -> float:
    return max(one.x0, other.x0) - min(one.x1, other.x1)


def _are_columns(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether two stacks are a header, a foot or columns of running text, and no table."""
    pairs = sum(any(_side_by_side(one, other) for other in right) for one in left)
    if not pairs or len(left) + len(right) < 3:
        return False
    folded = [[fold_each(one.text) for one in side] for side in (left, right)]
    if any(SIGNS.search(text) for side in folded for text in side):
        return True
    lengths = sorted(len(text) for side in folded for text in side)
    return pairs >= RUNNING_TEXT and lengths[len(lengths) // 2] >= 25
