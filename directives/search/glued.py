"""Numbers and symbols typed without a sign between their parts: cv353, 353cvtu, 159-CVTU. Pure.

What is taken apart here may still be a word of its own: it is looked for as typed, too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from directives.search import lexicon
from directives.search.text import Token, is_syllable

FEWEST_FIGURES = 2
FEWEST_LETTERS = 4
_PARTS = re.compile(r"(?P<before>[a-z]*)(?P<figures>\d{1,6})(?P<after>[a-z][a-z0-9]+)?")


def parted(token: Token) -> list[Token]:
    """Return the parts of a number or symbol typed as one word; nothing for any other word.

    >>> [part.folded for part in parted(Token("16ctttg", "16ctttg", 0, 7))]
    ['16', 'ct', 'ttg']
    >>> parted(Token("covid19", "covid19", 0, 7)), parted(Token("f0", "f0", 0, 2))
    ([], [])
    """
    if len(token.exact) != len(token.folded) or token.end - token.start != len(token.folded):
        return []
    found = []
    at = 0
    for length in _lengths(token.folded):
        end = at + length
        start = token.start + at
        found.append(Token(token.exact[at:end], token.folded[at:end], start, start + length))
        at = end
    return found


@lru_cache(maxsize=4096)
def _lengths(folded: str) -> tuple[int, ...]:
    if (folded,) in lexicon.entries() or folded in lexicon.codes_known():
        return ()
    number = _PARTS.fullmatch(folded)
    if number is None:
        is_symbol = len(folded) >= FEWEST_LETTERS and not is_syllable(folded)
        return _codes(folded) if is_symbol else ()
    before, figures, after = number.group("before", "figures", "after")
    if not (before or after) or (before and before not in {"so", *lexicon.kind_codes()}):
        return ()
    if before not in ("", "so") and len(figures) < FEWEST_FIGURES:
        return ()  # PL1, CT5: an annex, a house
    codes = () if not after else (len(after),) if after in lexicon.kind_codes() else _codes(after)
    if before not in ("", "so") and after in lexicon.codes_known():
        codes = (len(after),)
    if after and not codes:
        return ()
    return (*([len(before)] if before else []), len(figures), *codes)


def _codes(folded: str) -> tuple[int, ...]:
    """Return the lengths of the kind and the bodies that make up these letters, the kind first."""
    for kind in sorted(lexicon.kind_codes(), key=len, reverse=True):
        if folded.startswith(kind) and (rest := _bodies(folded[len(kind) :])):
            return (len(kind), *rest)
    return ()


def _bodies(folded: str) -> tuple[int, ...]:
    if folded in lexicon.codes_known():
        return (len(folded),)
    for length in range(len(folded) - 2, 1, -1):
        rest = _bodies(folded[length:]) if folded[:length] in lexicon.codes_known() else ()
        if rest:
            return (length, *rest)
    return ()
