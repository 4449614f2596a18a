"""Which of many texts answer a query best, without reading all of them closely.

Whether a text holds a word, and two words side by side, is one look into its keys. Only the best
by these are then read as `highlight` reads them. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from directives.search.asked import SearchQuery, Wording
from directives.search.highlight import Found, find_in, parts, weight
from directives.search.laid import lay

# Words count most, then words side by side, then the same words again.
SIDE_BY_SIDE = 0.2
AGAIN = 0.01
MOST_TIMES = 20
# What answers no more than this share of what the best text answers, answers by chance.
WORTH_SHOWING = 0.5


class Keyed(Protocol):
    """A text with the keys of its words, a blank before and after each."""

    @property
    def text(self) -> str:
        """Return the text."""

    @property
    def exact(self) -> str:
        """Return the keys with diacritics."""

    @property
    def folded(self) -> str:
        """Return the keys without diacritics."""

    @property
    def places(self) -> str:
        """Return the keys without diacritics where the text has them, "" where it cannot."""


Text = TypeVar("Text", bound=Keyed)


class _Way(NamedTuple):
    """One wording as its keys show it: certain for a single word, likely for several."""

    exact: tuple[str, ...]
    folded: str
    weight: float
    share: float  # of the wording it is of
    is_certain: bool


Clause = tuple[int, tuple[_Way, ...]]


def best_of(
    texts: Sequence[Text], query: SearchQuery, most: int, shown: Keyed | None = None
) -> tuple[list[tuple[Text, Found]], int]:
    """Return the texts that answer best, equals in their order, and how many are worth showing.

    `shown` is what the reader sees of the same directive anyway. "Biên phòng" is not worth
    showing for "phòng dịch" where another text has both words.
    """
    likely = _worth_showing(texts, _clauses(query), shown)
    best: list[tuple[Text, Found]] = []
    count = 0
    for place, is_certain in likely:
        if len(best) == most and is_certain:
            count += 1
            continue
        found = find_in(lay(texts[place].text, texts[place].places), query)
        if found.matches:
            count += 1
            if len(best) < most:
                best.append((texts[place], found))
    return best, count


class _Answer(NamedTuple):
    """How well a text answers as far as its keys tell, and how much of each clause.

    `share` is how many clauses it answers, one of which it has a part for that part.
    """

    strength: float
    share: float
    clauses: set[int]
    is_certain: bool


def _worth_showing(
    texts: Sequence[Keyed], clauses: Sequence[Clause], shown: Keyed | None
) -> list[tuple[int, bool]]:
    """Return the places of those texts, the best first, and whether they surely answer."""
    answers = [
        (-answer.strength, place, answer)
        for place, text in enumerate(texts)
        if (answer := _answer(text, clauses))
    ]
    answers.sort()
    known = _answer(shown, clauses) if shown else None
    best = max([answer.share for _, _, answer in answers], default=0.0)
    least = WORTH_SHOWING * (max(best, known.share) if known else best)
    seen = set(known.clauses) if known else set()
    kept: list[tuple[int, bool]] = []
    for _, place, answer in answers:
        if answer.share > least or not answer.clauses <= seen:
            kept.append((place, answer.is_certain))
            seen |= answer.clauses
    return kept


def _answer(text: Keyed, clauses: Sequence[Clause]) -> _Answer | None:
    exact, folded = text.exact, text.folded
    strength, total, is_certain, times = 0.0, 0.0, False, 0
    answered: set[int] = set()
    before = ""
    for clause, ways in clauses:
        best, words, share = 0.0, "", 0.0
        for accented, key, worth, of_wording, is_word in ways:
            # A word that stands with its diacritics stands without them, too.
            if worth <= best or not ((is_word and accented) or key in folded):
                continue
            for word in accented:
                if word not in exact:
                    break
            else:
                best, words = worth, key
                if of_wording > share:
                    share = of_wording
                is_certain = is_certain or is_word
        if best:
            answered.add(clause)
            total += share
            strength += best
            times += folded.count(words)
            if before and before + words[1:] in folded:
                strength += SIDE_BY_SIDE
        before = words
    if not answered:
        return None
    return _Answer(strength + AGAIN * min(times, MOST_TIMES), total, answered, is_certain)


@lru_cache(maxsize=64)
def _clauses(query: SearchQuery) -> tuple[Clause, ...]:
    return tuple((n, tuple(_ways(clause.wordings))) for n, clause in enumerate(query.clauses))


def _ways(wordings: tuple[Wording, ...]) -> Iterator[_Way]:
    """Yield single words first: what they find is certain."""
    ways = [way for wording in wordings for way in _ways_of(wording)]
    yield from sorted(ways, key=lambda way: not way.is_certain)


def _ways_of(wording: Wording) -> Iterator[_Way]:
    for entry in parts((wording,)):
        accented = [word for word in entry.words if entry.strict or word.accented]
        folded = f" {' '.join(word.folded for word in entry.words)} "
        yield _Way(
            exact=() if entry.begun else tuple(f" {word.exact} " for word in accented),
            folded=folded.rstrip() if entry.begun else folded,
            weight=weight(entry),
            share=len(entry.words) / len(wording.words),
            is_certain=len(entry.words) == 1,
        )
