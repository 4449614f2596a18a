"""Which parts of a text a query means: (segment, is_match) pairs that add up to the text.

Each word of the query is looked for among the folded keys of the text, where one look finds it
and its place. Only where diacritics decide is the word itself read. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from directives.search.laid import Laid, lay
from directives.search.query import SearchQuery, Wording

Segments = list[tuple[str, bool]]

GAP = " … "
MAX_MARKS = 2_000
QUERIES_KEPT = 32

# Where a match begins and ends in the text, its clause and its weight.
Match = tuple[int, int, int, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A text with what a query means in it, looked for once, in the order of the text."""

    text: str
    matches: list[Match]

    def highlighted(self) -> Segments:
        """Return the whole text in segments, those that the query means marked."""
        return _segments(self.text, self._spans(), 0, len(self.text))

    def excerpt(self, width: int) -> Segments:
        """Return about `width` characters around the densest match, cut between words.

        Where text was left out stands an unmatched " … ".
        """
        start, end = _window(self.text, self.matches, width)
        gap_before = [(GAP, False)] if start else []
        gap_after = [(GAP, False)] if end < len(self.text) else []
        marked = _segments(self.text, self._spans(), start, end)
        return [*gap_before, *marked, *gap_after]

    def _spans(self) -> list[tuple[int, int]]:
        """Return the marked stretches; those that overlap are one."""
        spans: list[tuple[int, int]] = []
        for start, end, _, _ in self.matches:
            if spans and start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], end))
            else:
                spans.append((start, end))
        return spans


def find(text: str, query: SearchQuery) -> Found:
    """Return where the text holds what the query means; accented words only as accented.

    >>> from directives.search.query import parse_query
    >>> find("Truy vết thần tốc", parse_query("vet")).highlighted()
    [('Truy ', False), ('vết', True), (' thần tốc', False)]
    """
    return find_in(lay(text), query)


def find_in(laid: Laid, query: SearchQuery) -> Found:
    """Return the same of a text that is laid out."""
    sought = _sought(query)
    found = [match for word in sought.words for match in _stands(laid, word)]
    found += [match for run in sought.runs for match in _runs(laid, run)]
    found.sort()
    return Found(laid.text, found[:MAX_MARKS])


def highlight(text: str, query: SearchQuery) -> Segments:
    """Return the whole text in segments, those that the query means marked."""
    return find(text, query).highlighted()


def excerpt(text: str, query: SearchQuery, width: int) -> Segments:
    """Return about `width` characters around the densest match, cut between words."""
    return find(text, query).excerpt(width)


def weight(entry: Wording) -> float:
    """Return how much a wording counts where it stands: more words and diacritics, more."""
    return float(len(entry.words)) + 0.5 * any(word.accented for word in entry.words)


class _Meaning(NamedTuple):
    """What a word alone answers; `exact` are its diacritics where they decide."""

    exact: str | None
    clause: int
    weight: float


class _Word(NamedTuple):
    """A folded word between blanks, with all that it may answer: the first that agrees."""

    key: str
    meanings: tuple[_Meaning, ...]


class _Run(NamedTuple):
    """Words side by side; `exact` are the diacritics of those where they decide."""

    pattern: re.Pattern[str]
    exact: tuple[str | None, ...]
    clause: int
    weight: float


class _Sought(NamedTuple):
    """All that a query looks for."""

    words: tuple[_Word, ...]
    runs: tuple[_Run, ...]


@lru_cache(maxsize=QUERIES_KEPT)
def _sought(query: SearchQuery) -> _Sought:
    words: dict[str, list[_Meaning]] = {}
    runs: list[_Run] = []
    for clause, asked in enumerate(query.clauses):
        for entry in parts(asked.wordings):
            exact = [w.exact if entry.strict or w.accented else None for w in entry.words]
            folded = [word.folded for word in entry.words]
            if len(folded) > 1:
                pattern = re.compile(f" {' +'.join(map(re.escape, folded))}(?= )")
                runs.append(_Run(pattern, tuple(exact), clause, weight(entry)))
            else:
                meaning = _Meaning(exact[0], clause, weight(entry))
                words.setdefault(f" {folded[0]} ", []).append(meaning)
    return _Sought(tuple(_Word(key, tuple(found)) for key, found in words.items()), tuple(runs))


def _stands(laid: Laid, word: _Word) -> Iterator[Match]:
    """Yield where a word stands, with what it answers there."""
    key, meanings = word
    at, length = laid.folded.find(key), len(key) - 2
    while at >= 0:
        end = at + length
        for exact, clause, worth in meanings:
            if exact is None or exact == laid.exact(at, end):
                yield (*laid.span(at, end), clause, worth)
                break
        at = laid.folded.find(key, end + 1)


def _runs(laid: Laid, run: _Run) -> Iterator[Match]:
    """Yield where the words of a run stand side by side, whatever signs are between them."""
    found = run.pattern.search(laid.folded)
    while found:
        start, end = found.start(), found.end() - 1
        if not any(run.exact) or all(
            wanted in (None, word)
            for wanted, word in zip(run.exact, laid.exact_words(start, end), strict=True)
        ):
            yield (*laid.span(start, end), run.clause, run.weight)
        found = run.pattern.search(laid.folded, start + 1)


def parts(wordings: tuple[Wording, ...]) -> Iterator[Wording]:
    """Yield the wordings to look for; words that may stand anywhere are looked for one by one."""
    for entry in wordings:
        yield entry
        if not entry.adjacent and len(entry.words) > 1:
            yield from (Wording((word,), strict=entry.strict) for word in entry.words)


def _segments(text: str, spans: list[tuple[int, int]], start: int, end: int) -> Segments:
    segments: Segments = []
    at = start
    for first, last in spans:
        if first < start or last > end:
            continue
        if first > at:
            segments.append((text[at:first], False))
        segments.append((text[first:last], True))
        at = last
    if at < end or not segments:
        segments.append((text[at:end], False))
    return segments


def _window(text: str, places: list[Match], width: int) -> tuple[int, int]:
    """Return where to cut: the stretch with the most different clauses, a little lead before."""
    if len(text) <= width:
        return 0, len(text)
    most: dict[int, float] = {}
    for _, _, clause, weight in places:
        most[clause] = max(most.get(clause, 0.0), weight)
    best, best_score, reach = (0, 0), -1.0, width * 0.8
    for at, (start, last, _, _) in enumerate(places):
        inside: dict[int, float] = {}
        furthest, missing = start + reach, len(most)
        for _, end, clause, weight in islice(places, at, None):
            if end > furthest:
                break
            if weight > inside.get(clause, 0.0):
                inside[clause] = weight
                if end > last:
                    last = end
                missing -= weight == most[clause]
                if not missing:
                    break
        score = sum(inside.values()) - (last - start) / (width * 10)
        if score > best_score:
            best, best_score = (start, last), score
            if not missing:
                reach = last - start  # only a shorter stretch can be better than a whole one
    middle_spare = max(0, width - (best[1] - best[0])) // 3
    start = max(0, min(best[0] - middle_spare, len(text) - width))
    end = min(len(text), max(start + width, best[1]))
    return _word_start(text, start, best[0]), _word_end(text, end, best[1])


def _word_start(text: str, at: int, latest: int) -> int:
    if at == 0 or text[at - 1].isspace():
        return at
    found = re.compile(r"\s+").search(text, at, max(at, latest))
    return found.end() if found else latest


def _word_end(text: str, at: int, earliest: int) -> int:
    if at >= len(text) or text[at].isspace():
        return at
    cut = max(text.rfind(blank, earliest, at) for blank in " \n\t")
    return cut if cut > earliest else earliest
