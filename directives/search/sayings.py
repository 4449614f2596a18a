"""Sayings of several words that an abbreviation stands for, held in the index as one word each.

"UBND" also means Ủy ban nhân dân, which stands in nearly every directive: whether four words
stand side by side is told once, when a directive is indexed, and not by every search.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from directives.search import lexicon
from directives.search.query import Word


class Saying(NamedTuple):
    """A saying as it stands in a run of folded words, and the word that stands for it."""

    run: str
    key: str


@cache
def sayings() -> dict[tuple[str, ...], Saying]:
    """Return the sayings of several words by their folded words."""
    runs = {tuple(word.folded for word in run) for run in _runs() if len(run) > 1}
    # No word holds the sign that joins them.
    return {run: Saying(f" {' '.join(run)} ", "_".join(run)) for run in sorted(runs)}


@cache
def _by_beginning() -> dict[tuple[str, ...], list[Saying]]:
    """Return the sayings by their first two words."""
    found: dict[tuple[str, ...], list[Saying]] = {}
    for run, saying in sayings().items():
        found.setdefault(run[:2], []).append(saying)
    return found


def _runs() -> Iterator[tuple[Word, ...]]:
    for entries in lexicon.entries().values():
        for entry in entries:
            yield entry.words
            yield from entry.others


def key_of(folded: Sequence[str]) -> str | None:
    """Return the word that stands for these words side by side; None for no known saying.

    >>> key_of(["uy", "ban", "nhan", "dan"])
    'uy_ban_nhan_dan'
    """
    known = sayings().get(tuple(folded))
    return known.key if known else None


def said_in(folded: str) -> list[str]:
    """Return the keys of the sayings that stand in a run of folded words.

    >>> said_in("uy ban nhan dan xa")
    ['uy_ban_nhan_dan']
    """
    words = folded.split()
    known = _by_beginning()
    begun = dict.fromkeys(filter(known.__contains__, pairwise(words)))
    padded = f" {folded} "
    return [saying.key for pair in begun for saying in known[pair] if saying.run in padded]


def version() -> str:
    """Return a key that changes with the sayings: indexes then rebuild themselves."""
    return hashlib.blake2b("|".join(map("_".join, sayings())).encode(), digest_size=3).hexdigest()
