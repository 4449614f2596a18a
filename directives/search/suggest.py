"""Help when words are nowhere in the archive: which ones, and what may have been meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from tantivy import Searcher

from directives.search.engine import wording
from directives.search.query import Clause, SearchQuery, Word, Wording
from directives.search.text import TONES, exact, fold

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
MAX_LENGTH = 12
VOWELS = {"a": "aăâ", "d": "dđ", "e": "eê", "o": "oôơ", "u": "uư"}


def missing_clauses(look: Searcher, query: SearchQuery) -> list[Clause]:
    """Return the words that no directive has, in any spelling that was tried."""
    return [
        clause
        for clause in query.clauses
        if clause.number is None and not any(_occurs(look, way) for way in clause.wordings)
    ]


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


def did_you_mean(look: Searcher, query: SearchQuery, missing: list[Clause]) -> str | None:
    """Return what was typed with what is nowhere replaced by near words of the archive."""
    typed = query.typed
    for clause in reversed(query.clauses):
        better = None
        if clause.quoted:
            better = _without_accents(look, clause)
        elif clause in missing:
            better = _near(look, clause.wordings[0].words[0])
            if better is None:
                return None
        if better:
            typed = typed[: clause.start] + better + typed[clause.end :]
    return typed if typed != query.typed else None


def _without_accents(look: Searcher, clause: Clause) -> str | None:
    """Return a quoted phrase without diacritics where the archive has it only so."""
    way = clause.wordings[0]
    if not way.strict or _found(look, way) or not _found(look, replace(way, strict=False)):
        return None
    return '"' + " ".join(word.folded for word in way.words) + '"'


def _found(look: Searcher, way: Wording) -> bool:
    return bool(look.search(wording(way, "all"), 1, count=False).hits)


def _occurs(look: Searcher, way: Wording) -> bool:
    if way.strict:
        return all(look.doc_freq("all_x", word.exact) for word in way.words)
    return all(look.doc_freq("all", word.folded) for word in way.words)


def _near(look: Searcher, word: Word) -> str | None:
    if not 3 <= len(word.folded) <= MAX_LENGTH or not word.folded.isascii():
        return None
    if word.accented and (best := _likeliest(look, "all_x", word.exact))[0]:
        return best[1]
    parted = _parted(look, word.folded)
    best = _likeliest(look, "all", word.folded)
    if parted and parted[0] > best[0]:
        return parted[1]
    if not best[0]:
        return None
    return _accented(look, best[1]) if word.accented else best[1]


def _likeliest(look: Searcher, field: str, word: str) -> tuple[int, str]:
    """Return the commonest word one slip away; two letters swapped is the likeliest slip."""
    swapped = _most_used(look, field, _swapped(word))
    return swapped if swapped[0] else _most_used(look, field, _one_edit_away(word))


def _most_used(look: Searcher, field: str, words: Iterable[str]) -> tuple[int, str]:
    return max(((look.doc_freq(field, word), word) for word in words), default=(0, ""))


def _swapped(word: str) -> set[str]:
    swaps = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return set(swaps) - {word}


def _one_edit_away(word: str) -> set[str]:
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {head + tail[1:] for head, tail in halves if tail}
    near |= _swapped(word)
    near |= {head + letter + tail[1:] for head, tail in halves if tail for letter in LETTERS}
    near |= {head + letter + tail for head, tail in halves for letter in LETTERS}
    # A numeral for a word, or a word for a numeral, is no slip of the finger.
    return {
        other for other in near - {word} if len(other) > 1 and other.isdigit() == word.isdigit()
    }


def _parted(look: Searcher, word: str) -> tuple[int, str] | None:
    """Return the best way to read one unknown word as two known ones: covid19, namdinh."""
    ways = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    border = re.fullmatch(r"([a-z]+)(\d+)|(\d+)([a-z]+)", word)
    if border:
        ways = [tuple(part for part in border.groups() if part)]  # type: ignore[list-item]
    ranked = [(min(look.doc_freq("all", part) for part in way), " ".join(way)) for way in ways]
    best = max(ranked, default=(0, ""))
    return best if best[0] else None


def _accented(look: Searcher, folded: str) -> str:
    """Return the form of a folded word that most directives use."""
    forms = {form for form in _forms(folded) if fold(form) == folded}
    return _most_used(look, "all_x", forms | {folded})[1]


def _forms(folded: str) -> Iterator[str]:
    for letters in product(*(VOWELS.get(letter, letter) for letter in folded)):
        bare = "".join(letters)
        yield bare
        for at, letter in enumerate(folded):
            if letter in "aeiouy":
                for tone in TONES:
                    whole = bare[: at + 1] + tone + bare[at + 1 :]
                    yield exact(unicodedata.normalize("NFC", whole))
