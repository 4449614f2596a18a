"""Diacritics that a reader typed and the archive writes otherwise: such words are read without."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from tantivy import Searcher

from directives.search import generations
from directives.search.asked import SearchQuery, Word
from directives.search.engine import phrase

MOST_TRIED = 8
MAX_PLACES = 50_000
PAIRS_KEPT = 8192


def unknown_accents(look: Searcher, query: SearchQuery) -> frozenset[str]:
    """Return the accented words that the archive has only with other diacritics."""
    words = {
        word
        for clause in query.clauses
        if not clause.quoted
        for way in clause.wordings
        for word in way.words
        if word.accented
    }
    return frozenset(word.exact for word in words if not look.doc_freq("all_x", word.exact))


def doubted_accents(look: Searcher, query: SearchQuery) -> frozenset[str]:
    """Return the accented words that stand beside their neighbours only with other diacritics.

    "nghiêm" is a word, but "xét nghiêm" is "xét nghiệm".
    """
    words = [
        word
        for clause in query.clauses
        if clause.loose and not clause.days
        for word in clause.wordings[0].words
    ]
    doubted: set[str] = set()
    sure: set[str] = set()
    for pair in islice(pairwise(words), MOST_TRIED):
        if not any(word.accented for word in pair) or _is_too_common(look, pair):
            continue
        if _stands(look, pair):
            sure |= {word.exact for word in pair}
            continue
        if not _stands(look, [_doubted(word) for word in pair]):
            continue  # nor with the diacritics of either
        for at, word in enumerate(pair):
            other = [*pair]
            other[at] = _doubted(word)
            if word.accented and _stands(look, other):
                doubted.add(word.exact)
    return frozenset(doubted - sure)


def _doubted(word: Word) -> Word:
    return Word(word.folded, word.folded, True)


def _stands(look: Searcher, words: Sequence[Word]) -> bool:
    """Return whether the words stand side by side; asked once of a searcher."""
    known, pair = generations.answers(look), tuple(words)
    found = known.get(pair)
    if found is None:
        if len(known) >= PAIRS_KEPT:
            known.clear()
        found = known[pair] = bool(look.search(phrase(words, "all"), 1, count=False).hits)
    return found


def _is_too_common(look: Searcher, words: Sequence[Word]) -> bool:
    """Return whether it would take too long to tell."""
    return sum(look.doc_freq("all", word.folded) for word in words) > MAX_PLACES
