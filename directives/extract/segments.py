"""Words of a page -> pieces of its lines, parted where the blank between words is wide."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from .boxes import Box, Segment, font_size

# A blank between words is a quarter of the font's size; justified lines stretch it.
WIDE = 0.55
OVERLAP = 0.5
# What stands alone before a hanging indent: 1. 2.1. a) (i) - +
MARKER = re.compile(
    r"[(]?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđA-ZĐ]|[ivxIVX]{1,5})[.)/:]?[.)]?|[-–—+•●▪*]"
)
MARKER_BLANK = 3.5
MOST_OPEN = 50  # lines at one height; only words printed one over the other have more


def segments_of(words: Sequence[Box]) -> list[Segment]:
    """Return the pieces of lines that the words make up, from the top of the page down."""
    if not words:
        return []
    size = font_size(words)
    open_at: dict[int, list[Segment]] = defaultdict(list)
    found: list[Segment] = []
    for word in sorted(words, key=lambda each: (each.x0, each.y0)):
        row = int(word.middle // size)
        best: Segment | None = None
        for near in (row - 1, row, row + 1):
            open_at[near] = [one for one in open_at[near] if one.x1 > word.x0 - _reach(one, size)][
                -MOST_OPEN:
            ]
            for one in open_at[near]:
                if not _follows(one.words[-1], word, size):
                    continue
                if best is None or _distance(one, word) < _distance(best, word):
                    best = one
        if best is None:
            best = Segment([])
            found.append(best)
        else:
            for near in (row - 2, row - 1, row, row + 1, row + 2):
                if best in open_at[near]:
                    open_at[near].remove(best)
        best.words.append(word)
        open_at[row].append(best)
    return sorted(found, key=lambda each: each.middle)


def _reach(segment: Segment, size: float) -> float:
    marked = len(segment.words) == 1 and MARKER.fullmatch(segment.words[0].text)
    return (MARKER_BLANK if marked else WIDE) * max(size, segment.words[-1].size)


def _follows(before: Box, word: Box, size: float) -> bool:
    gap = word.x0 - before.x1
    reach = MARKER_BLANK if MARKER.fullmatch(before.text) else WIDE
    if not -0.5 * size <= gap <= reach * max(size, min(before.size, word.size)):
        return False
    shared = min(before.y1, word.y1) - max(before.y0, word.y0)
    return shared >= OVERLAP * min(before.y1 - before.y0, word.y1 - word.y0)


def _distance(segment: Segment, word: Box) -> float:
    return abs(segment.words[-1].middle - word.middle)
