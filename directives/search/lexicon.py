"""The synonyms and codes of `synonyms.py`, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from directives.search.asked import Word
from directives.search.synonyms import (
    ABBREVIATIONS,
    BODY_CODES,
    KIND_CODES,
    KIND_NAMES,
    SPELLINGS,
)
from directives.search.text import Token, is_syllable, tokens


class Entry(NamedTuple):
    """A synonym as it can be typed, and what else it stands for."""

    words: tuple[Word, ...]
    others: tuple[tuple[Word, ...], ...]
    meaning: str
    capitals: bool


def words_of(part: Sequence[Token]) -> tuple[Word, ...]:
    """Return the keys of some tokens."""
    return tuple(Word(token.exact, token.folded) for token in part)


@cache
def kind_codes() -> dict[str, str]:
    """Return the kinds that folded abbreviations name, "" where several share one."""
    return {_single(code).folded: kind or "" for code, kind in KIND_CODES.items()}


@cache
def codes_known() -> frozenset[str]:
    """Return every folded word that stands in symbols."""
    return frozenset(_single(code).folded for code in (*KIND_CODES, *BODY_CODES))


@cache
def exact_codes() -> frozenset[str]:
    """Return the same words with their diacritics."""
    return frozenset(_single(code).exact for code in (*KIND_CODES, *BODY_CODES))


@cache
def kind_names() -> dict[tuple[Word, ...], str]:
    """Return the kinds by the words of their names."""
    return {words_of(tokens(name)): kind for name, kind in KIND_NAMES.items()}


def _single(code: str) -> Word:
    return words_of(tokens(code))[0]


@cache
def longest() -> int:
    """Return how many words the longest synonym has."""
    return max(map(len, entries()))


@cache
def entries() -> dict[tuple[str, ...], tuple[Entry, ...]]:
    """Return all synonyms by the folded words that name them."""
    entries: dict[tuple[str, ...], list[Entry]] = {}
    for entry in (*_abbreviation_entries(), *_spelling_entries()):
        entries.setdefault(tuple(word.folded for word in entry.words), []).append(entry)
    return {key: tuple(found) for key, found in entries.items()}


def _abbreviation_entries() -> Iterator[Entry]:
    for meaning, abbreviations in ABBREVIATIONS.items():
        full = words_of(tokens(meaning))
        short = [words_of(tokens(abbreviation)) for abbreviation in abbreviations]
        yield Entry(full, tuple(short), abbreviations[0], capitals=False)
        for own in short:
            others = (full, *(other for other in short if other != own))
            capitals = len(own) == 1 and is_syllable(own[0].folded)
            yield Entry(own, others, meaning, capitals)


def _spelling_entries() -> Iterator[Entry]:
    for spellings in SPELLINGS:
        for spelling in spellings:
            own = words_of(tokens(spelling))
            others = [other for other in spellings if other != spelling]
            meaning = "" if _same_letters(spelling, others[0]) else others[0]
            yield Entry(own, tuple(words_of(tokens(other)) for other in others), meaning, False)


def _same_letters(one: str, other: str) -> bool:
    first, second = ("".join(token.folded for token in tokens(text)) for text in (one, other))
    return first.startswith(second) or second.startswith(first)
