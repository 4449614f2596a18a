"""Which parts of a text a query means: (segment, is_match) pairs that add up to the text.

Each word of the query is looked for among the folded keys of the text, where one look finds it
and its place. Only where diacritics decide is the word itself read. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from directives.search.asked import SearchQuery, Wording
from directives.search.densest import Match, window
from directives.search.laid import Laid, lay

Segments = list[tuple[str, bool]]

GAP = " … "
MAX_MARKS = 2_000
QUERIES_KEPT = 32


class Passage(NamedTuple):
    """A stretch of a text, and where in the text stands what a query means, apart and in order."""

    text: str
    marks: list[tuple[int, int]]
    start: int
    end: int

    def segments(self) -> Segments:
        """Return the stretch in segments; where text was left out stands an unmatched " … "."""
        gap_before = [(GAP, False)] if self.start else []
        gap_after = [(GAP, False)] if self.end < len(self.text) else []
        return [*gap_before, *self._segments(), *gap_after]

    def _segments(self) -> Segments:
        text, marks, at, end = self
        segments: Segments = []
        for first, last in marks:
            if first > at:
                segments.append((text[at:first], False))
            segments.append((text[first:last], True))
            at = last
        if at < end or not segments:
            segments.append((text[at:end], False))
        return segments


class Found(NamedTuple):
    """A text with what a query means in it, looked for once, in the order of the text."""

    text: str
    matches: list[Match]

    def whole(self) -> Passage:
        """Return the whole text as one passage."""
        return self._passage(0, len(self.text))

    def excerpt(self, width: int) -> Passage:
        """Return about `width` characters around the densest match, cut between words."""
        return self._passage(*window(self.text, self.matches, width))

    def _passage(self, start: int, end: int) -> Passage:
        """Return a stretch with the matches inside; those that overlap are one mark."""
        marks: list[tuple[int, int]] = []
        begun, reached = -1, 0
        for first, last, _, _ in self.matches:
            if first < reached:
                reached = max(reached, last)
                continue
            if start <= begun and reached <= end:
                marks.append((begun, reached))
            begun, reached = first, last
        if start <= begun and reached <= end:
            marks.append((begun, reached))
        return Passage(self.text, marks, start, end)


def find(text: str, query: SearchQuery) -> Found:
    """Return where the text holds what the query means; accented words only as accented.

    >>> from directives.search.query import parse_query
    >>> find("Truy vết thần tốc", parse_query("vet")).whole().segments()
    [('Truy ', False), ('vết', True), (' thần tốc', False)]
    """
    return find_in(lay(text), query)


def find_in(laid: Laid, query: SearchQuery) -> Found:
    """Return the same of a text that is laid out."""
    sought = _sought(query)
    found: list[Match] = []
    for word in sought.words:
        _look(laid, word, found)
    for run in sought.runs:
        found += _runs(laid, run)
    found.sort()
    return Found(laid.text, found[:MAX_MARKS])


def highlight(text: str, query: SearchQuery) -> Segments:
    """Return the whole text in segments, those that the query means marked."""
    return find(text, query).whole().segments()


def excerpt(text: str, query: SearchQuery, width: int) -> Segments:
    """Return about `width` characters around the densest match, cut between words."""
    return find(text, query).excerpt(width).segments()


def weight(entry: Wording) -> float:
    """Return how much a wording counts where it stands: more words and diacritics, more."""
    return float(len(entry.words)) + 0.5 * any(word.accented for word in entry.words)


Answer = tuple[int, float] | tuple[()]


class _Meaning(NamedTuple):
    """What a word alone answers; `exact` are its diacritics where they decide."""

    exact: str | None
    clause: int
    weight: float


class _Word(NamedTuple):
    """A folded word between blanks, with all that it may answer: the first that agrees.

    `answers` are kept by the word as written, for the same few stand in all texts.
    """

    key: str
    meanings: tuple[_Meaning, ...]
    answers: dict[str, Answer]


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
            if entry.begun:
                pattern = re.compile(f" {re.escape(folded[0])}[^ ]*(?= )")
                runs.append(_Run(pattern, (None,), clause, weight(entry)))
            elif len(folded) > 1:
                pattern = re.compile(f" {' +'.join(map(re.escape, folded))}(?= )")
                runs.append(_Run(pattern, tuple(exact), clause, weight(entry)))
            else:
                meaning = _Meaning(exact[0], clause, weight(entry))
                words.setdefault(f" {folded[0]} ", []).append(meaning)
    return _Sought(tuple(_Word(key, tuple(found), {}) for key, found in words.items()), tuple(runs))


def _look(laid: Laid, word: _Word, found: list[Match]) -> None:
    """Add to what was found where a word stands, with what it answers there."""
    key, meanings, answers = word
    text, folded, words = laid
    at, length = folded.find(key), len(key) - 2
    while at >= 0:
        end = at + length
        written = text[at:end] if words is None else words[at].exact
        answer = answers.get(written)
        if answer is None:
            answer = answers[written] = _answer(meanings, laid.exact(at, end))
        if answer:
            first, last = (at, end) if words is None else laid.span(at, end)
            found.append((first, last, *answer))
        at = folded.find(key, end + 1)


def _answer(meanings: tuple[_Meaning, ...], key: str) -> Answer:
    """Return the clause and the weight of the first meaning that a word answers; () for none."""
    for exact, clause, worth in meanings:
        if exact is None or exact == key:
            return clause, worth
    return ()


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
