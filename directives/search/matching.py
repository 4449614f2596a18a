"""Which of many texts answer a query best, without reading all of them closely.

Whether a text holds a word, and two words side by side, is one look into its keys. Only the best
by these are then read as `highlight` reads them. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from directives.search.highlight import Found, find_in, parts, weight
from directives.search.laid import lay
from directives.search.query import SearchQuery, Wording

# Words count most, then words side by side, then the same words again.
SIDE_BY_SIDE = 0.2
AGAIN = 0.01
MOST_TIMES = 20


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
    is_certain: bool


def best_of(
    texts: Sequence[Text], query: SearchQuery, most: int
) -> tuple[list[tuple[Text, Found]], int]:
    """Return the texts that answer best, equals in their order, and how many answer at all."""
    clauses = _clauses(query)
    likely: list[tuple[float, int, bool]] = []
    for place, text in enumerate(texts):
        strength, is_certain = _strength(text, clauses)
        if strength:
            likely.append((-strength, place, is_certain))
    likely.sort()
    best: list[tuple[Text, Found]] = []
    count = 0
    for _, place, is_certain in likely:
        if len(best) == most and is_certain:
            count += 1
            continue
        found = find_in(lay(texts[place].text, texts[place].places), query)
        if found.matches:
            count += 1
            if len(best) < most:
                best.append((texts[place], found))
    return best, count


def _strength(text: Keyed, clauses: tuple[tuple[_Way, ...], ...]) -> tuple[float, bool]:
    """Return how well a text answers as far as its keys tell, and whether it surely does."""
    exact, folded = text.exact, text.folded
    strength, is_certain, times = 0.0, False, 0
    before = ""
    for ways in clauses:
        best, words = 0.0, ""
        for way in ways:
            if way.weight <= best or way.folded not in folded:
                continue
            for word in way.exact:
                if word not in exact:
                    break
            else:
                best, words = way.weight, way.folded
                is_certain = is_certain or way.is_certain
        if best:
            strength += best
            times += folded.count(words)
            if before and before + words[1:] in folded:
                strength += SIDE_BY_SIDE
        before = words
    return strength + AGAIN * min(times, MOST_TIMES), is_certain


@lru_cache(maxsize=64)
def _clauses(query: SearchQuery) -> tuple[tuple[_Way, ...], ...]:
    return tuple(tuple(_ways(clause.wordings)) for clause in query.clauses)


def _ways(wordings: tuple[Wording, ...]) -> Iterator[_Way]:
    """Yield single words first: what they find is certain."""
    for entry in sorted(parts(wordings), key=lambda entry: len(entry.words)):
        accented = [word for word in entry.words if entry.strict or word.accented]
        yield _Way(
            exact=tuple(f" {word.exact} " for word in accented),
            folded=f" {' '.join(word.folded for word in entry.words)} ",
            weight=weight(entry),
            is_certain=len(entry.words) == 1,
        )
