"""Sayings of several words that an abbreviation stands for, held in the index as one word each.

"UBND" also means Ủy ban nhân dân, which stands in nearly every directive: whether four words
stand side by side is told once, when a directive is indexed, and not by every search.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from directives.search import lexicon
from directives.search.asked import Word

STRETCHES_KEPT = 32_768


@cache
def sayings() -> dict[tuple[str, ...], str]:
    """Return the words that stand for the sayings of several words, by these folded words."""
    runs = {tuple(word.folded for word in run) for run in _runs() if len(run) > 1}
    # No word holds the sign that joins them.
    return {run: "_".join(run) for run in sorted(runs)}


@cache
def letters() -> dict[str, str]:
    """Return a letter for each folded word that sayings are made of: runs are then short texts."""
    words = sorted({word for run in sayings() for word in run})
    return {word: chr(FIRST_LETTER + n) for n, word in enumerate(words)}


FIRST_LETTER = 0x100
OFFICE, BASE = "so", "co"  # a sở is an office, a cơ sở a place where something is done
OTHER = " "  # the letter of all other words


@cache
def _spelled() -> list[tuple[str, str]]:
    """Return the sayings in these letters, and the words that stand for them."""
    return [("".join(map(letters().__getitem__, run)), key) for run, key in sayings().items()]


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
    return sayings().get(tuple(folded))


def said_in(folded: str) -> list[str]:
    """Return the keys of the sayings that stand in a run of folded words.

    >>> said_in("uy ban nhan dan xa")
    ['uy_ban_nhan_dan']
    """
    return said_by("".join(letters().get(word, OTHER) for word in folded.split()))


def said_by(spelled: str) -> list[str]:
    """Return the same of words that are given by their letters."""
    found = map(_stretches.__getitem__, spelled.split())
    return list(dict.fromkeys(chain.from_iterable(found)))


class _Stretches(dict[str, tuple[str, ...]]):
    """The sayings in a stretch of such letters, bounded: most stretches come again and again."""

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        if len(self) >= STRETCHES_KEPT:
            self.clear()
        found = (key for spelled, key in _spelled() if spelled in stretch)
        self[stretch] = said = tuple(key for key in found if _is_itself(key, stretch))
        return said


def _is_itself(key: str, stretch: str) -> bool:
    """Return whether a saying stands in a stretch other than as the end of "cơ sở y tế"."""
    first, *others = key.split("_")
    if first != OFFICE:
        return True
    known = letters()
    spelled = "".join(known[word] for word in (first, *others))
    return stretch.count(spelled) > stretch.count(known[BASE] + spelled)


_stretches = _Stretches()


def version() -> str:
    """Return a key that changes with the sayings: indexes then rebuild themselves."""
    return hashlib.blake2b("|".join(map("_".join, sayings())).encode(), digest_size=3).hexdigest()
