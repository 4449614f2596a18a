"""Which stretch of a text to show: the one with the most of what was found. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

# Where a match begins and ends in the text, its clause and its weight.
Match = tuple[int, int, int, float]

REACH = 0.8  # of the width may lie between the first and the last match
_BLANKS = re.compile(r"\s+")


def window(text: str, matches: Sequence[Match], width: int) -> tuple[int, int]:
    """Return where to cut: the stretch with the most different clauses, a little lead before.

    >>> window("nay phòng và chống dịch", [(4, 9, 0, 1.0), (13, 18, 1, 1.0)], 18)
    (4, 18)
    """
    if len(text) <= width:
        return 0, len(text)
    best = _whole(matches, width * REACH) or _most(matches, width)
    middle_spare = max(0, width - (best[1] - best[0])) // 3
    start = max(0, min(best[0] - middle_spare, len(text) - width))
    end = min(len(text), max(start + width, best[1]))
    return _word_start(text, start, best[0]), _word_end(text, end, best[1])


def _heaviest(matches: Sequence[Match]) -> dict[int, float]:
    """Return the weight of the best wording of each clause."""
    heaviest: dict[int, float] = {}
    for _, _, clause, weight in matches:
        if weight > heaviest.get(clause, 0.0):
            heaviest[clause] = weight
    return heaviest


def _whole(matches: Sequence[Match], reach: float) -> tuple[int, int] | None:
    """Return the shortest stretch with the best wording of every clause; None if all are longer.

    It ends with some match and begins with the earliest of the last matches of the clauses.
    """
    heaviest = _heaviest(matches)
    best, shortest = None, reach
    latest: dict[int, tuple[int, int]] = {}
    begun, missing = -1, len(heaviest)
    for first, last, clause, weight in matches:
        if weight < heaviest[clause]:
            continue
        before = latest.get(clause)
        latest[clause] = first, last
        missing -= before is None
        if missing or (before and before[0] > begun):
            continue  # not yet whole, or longer than the one before
        begun = min(latest.values())[0]
        end = max([last for _, last in latest.values()])
        if end - begun < shortest or (best is None and end - begun <= reach):
            best, shortest = (begun, end), end - begun
    return best


def _most(matches: Sequence[Match], width: int) -> tuple[int, int]:
    """Return the stretch with most of the clauses, the shortest of several."""
    best, best_score = (0, 0), -1.0
    for at, (start, last, _, _) in enumerate(matches):
        inside: dict[int, float] = {}
        furthest = start + width * REACH
        for _, end, clause, weight in islice(matches, at, None):
            if end > furthest:
                break
            if weight > inside.get(clause, 0.0):
                inside[clause] = weight
                last = max(last, end)
        score = sum(inside.values()) - (last - start) / (width * 10)
        if score > best_score:
            best, best_score = (start, last), score
    return best


def _word_start(text: str, at: int, latest: int) -> int:
    if at == 0 or text[at - 1].isspace():
        return at
    found = _BLANKS.search(text, at, max(at, latest))
    return found.end() if found else latest


def _word_end(text: str, at: int, earliest: int) -> int:
    if at >= len(text) or text[at].isspace():
        return at
    cut = max(
        text.rfind(" ", earliest, at),
        text.rfind("\n", earliest, at),
        text.rfind("\t", earliest, at),
    )
    return cut if cut > earliest else earliest
