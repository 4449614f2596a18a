"""Which parts of a text a query means: (segment, is_match) pairs that add up to the text.

A text is read in chunks between white space. The same chunks come again and again, so what a
query means by each is worked out once, by the keys of the index. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice
from operator import add
from typing import NamedTuple

from directives.search.query import SearchQuery, Wording
from directives.search.text import Token, tokens

Segments = list[tuple[str, bool]]

GAP = " … "
MAX_MARKS = 2_000
QUERIES_KEPT = 32
CHUNKS_KEPT = 4_000  # of each of these queries
WORDS_KEPT = 16_384  # of all texts
LONGEST_KEPT = 40
SEVERAL = " "  # stands for the words of a chunk that has more than one


class _Match(NamedTuple):
    """A stretch of the text from inside one chunk to inside the same or a later one."""

    first: int
    start: int
    last: int
    end: int
    clause: int
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """A text with what a query means in it, looked for once."""

    text: str
    chunks: Sequence[str]
    matches: list[_Match]

    @property
    def strength(self) -> float:
        """Return how well the text answers: 0 when nothing matches, most for all as typed.

        Different words count far more than the same word again, a phrase more than its words.
        """
        best: dict[int, float] = {}
        near, before = 0, None
        for match in self.matches:
            if match.weight > best.get(match.clause, 0.0):
                best[match.clause] = match.weight
            if before and before.clause != match.clause and match.first - before.last <= 1:
                near += 1
            before = match
        return sum(best.values()) + 0.2 * min(near, 5) + 0.01 * min(len(self.matches), 20)

    def highlighted(self) -> Segments:
        """Return the whole text in segments, those that the query means marked."""
        return _segments(self.text, self._spans(self._places()), 0, len(self.text))

    def excerpt(self, width: int) -> Segments:
        """Return about `width` characters around the densest match, cut between words.

        Where text was left out stands an unmatched " … ".
        """
        places = self._places()
        start, end = _window(self.text, places, width)
        gap_before = [(GAP, False)] if start else []
        gap_after = [(GAP, False)] if end < len(self.text) else []
        marked = _segments(self.text, self._spans(places), start, end)
        return [*gap_before, *marked, *gap_after]

    def _places(self) -> list[_Place]:
        begins = self._begins() if self.matches else []
        return [
            (begins[first] + start, begins[last] + end, clause, weight)
            for first, start, last, end, clause, weight in self.matches
        ]

    def _begins(self) -> list[int]:
        """Return where each chunk begins; lengths tell it where single blanks part them."""
        ends = list(accumulate(map(len, self.chunks)))
        if len(self.text) == ends[-1] + len(ends) - 1:
            return [0, *map(add, ends, range(1, len(ends)))]
        begins, at = [], 0
        for chunk in self.chunks:
            begins.append(at := self.text.index(chunk, at))
            at += len(chunk)
        return begins

    @staticmethod
    def _spans(places: list[_Place]) -> list[tuple[int, int]]:
        """Return the marked stretches; those that overlap are one."""
        spans: list[tuple[int, int]] = []
        for start, end, _, _ in places:
            if spans and start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], end))
            else:
                spans.append((start, end))
        return spans


_new_match = tuple.__new__  # a tenth of the cost of `_Match(…)`, for matches by the thousand

# Where a match begins and ends in the text, its clause and its weight.
_Place = tuple[int, int, int, float]


def find(text: str, query: SearchQuery) -> Found:
    """Return where the text holds what the query means; accented words only as accented.

    >>> from directives.search.query import parse_query
    >>> find("Truy vết thần tốc", parse_query("vet")).highlighted()
    [('Truy ', False), ('vết', True), (' thần tốc', False)]
    """
    return find_in(text.split(), query, text)


def find_in(chunks: Sequence[str], query: SearchQuery, text: str = "") -> Found:
    """Return the same of a text parted at its white space; on one line if it is not given."""
    meanings = _meanings(query)
    known = meanings.known
    seen = [
        (n, words)
        for n, key in enumerate(map(_keys.__getitem__, chunks))
        if key in known and (words := meanings[chunks[n]])
    ]
    found = [
        _new_match(_Match, (n, word.start, n, word.end, clause, weight))
        for n, words in seen
        for word, clause, weight in words
        if weight
    ]
    if meanings.runs:
        found += _runs(chunks, [(n, word) for n, words in seen for word, _, _ in words], meanings)
        found.sort()
    return Found(text or " ".join(chunks), chunks, found[:MAX_MARKS])


def highlight(text: str, query: SearchQuery) -> Segments:
    """Return the whole text in segments, those that the query means marked."""
    return find(text, query).highlighted()


def excerpt(text: str, query: SearchQuery, width: int) -> Segments:
    """Return about `width` characters around the densest match, cut between words."""
    return find(text, query).excerpt(width)


def match_strength(text: str, query: SearchQuery) -> float:
    """Return how well a text answers: 0 when nothing matches, most for all as typed."""
    return find(text, query).strength


def _runs(
    chunks: Sequence[str], words: list[tuple[int, Token]], meanings: _Meanings
) -> Iterator[_Match]:
    """Yield the words that stand side by side as a wording has them."""
    folded = [word.folded for _, word in words]
    for at in [at for at, key in enumerate(folded) if key in meanings.runs]:
        for clause, entry, wanted in meanings.runs[folded[at]]:
            if folded[at : at + len(wanted)] == wanted:
                run = words[at : at + len(wanted)]
                (first, begin), (last, end) = run[0], run[-1]
                if _agrees([word for _, word in run], entry) and not any(
                    _words(chunks[n]) for n in set(range(first, last)) - {n for n, _ in run}
                ):
                    yield _Match(first, begin.start, last, end.end, clause, weight(entry))


def _agrees(words: Sequence[Token], entry: Wording) -> bool:
    """Return whether words of the same folded keys are what the wording means."""
    for word, wanted in zip(words, entry.words, strict=True):
        if word.exact != wanted.exact and (entry.strict or wanted.accented):
            return False
    return True


def weight(entry: Wording) -> float:
    """Return how much a wording counts where it stands: more words and diacritics, more."""
    return float(len(entry.words)) + 0.5 * any(word.accented for word in entry.words)


# A word of a chunk with the clause that it answers alone, and how well: 0 for none.
_Meaning = tuple[Token, int, float]


class _Meanings(dict[str, tuple[_Meaning, ...]]):
    """What a query means by each chunk of a text; () by one that holds none of its words."""

    def __init__(self, query: SearchQuery) -> None:
        self.runs: dict[str, list[tuple[int, Wording, list[str]]]] = {}
        self.singles: dict[str, list[tuple[int, Wording]]] = {}
        self.known = {SEVERAL}
        for number, clause in enumerate(query.clauses):
            for entry in parts(clause.wordings):
                folded = [word.folded for word in entry.words]
                self.known.update(folded)
                if len(folded) > 1:
                    self.runs.setdefault(folded[0], []).append((number, entry, folded))
                else:
                    self.singles.setdefault(folded[0], []).append((number, entry))

    def __missing__(self, chunk: str) -> tuple[_Meaning, ...]:
        words = _words(chunk)
        meaning: tuple[_Meaning, ...] = ()
        for word in words:
            if word.folded in self.known:
                meaning = tuple((each, *self._alone(each)) for each in words)
                break
        if len(chunk) <= LONGEST_KEPT:
            if len(self) >= CHUNKS_KEPT:
                self.clear()
            self[chunk] = meaning
        return meaning

    def _alone(self, word: Token) -> tuple[int, float]:
        for clause, entry in self.singles.get(word.folded, ()):
            if _agrees((word,), entry):
                return clause, weight(entry)
        return 0, 0.0


def _words(chunk: str) -> Sequence[Token]:
    return _kept_words(chunk) if len(chunk) <= LONGEST_KEPT else tokens(chunk)


@lru_cache(maxsize=WORDS_KEPT)
def _kept_words(chunk: str) -> tuple[Token, ...]:
    return tuple(tokens(chunk))


class _Keys(dict[str, str]):
    """The folded key of the one word in a chunk, "" for none: most chunks need no closer look."""

    def __missing__(self, chunk: str) -> str:
        words = _words(chunk)
        key = words[0].folded if len(words) == 1 else SEVERAL if words else ""
        if len(chunk) <= LONGEST_KEPT:
            if len(self) >= WORDS_KEPT:
                self.clear()
            self[chunk] = key
        return key


_keys = _Keys()


@lru_cache(maxsize=QUERIES_KEPT)
def _meanings(query: SearchQuery) -> _Meanings:
    return _Meanings(query)


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


def _window(text: str, places: list[_Place], width: int) -> tuple[int, int]:
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
