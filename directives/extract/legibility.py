"""Judges whether a page's text layer is what the page says, or the residue of a poor conversion."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum

from directives.parse.passage import fold_each

from .pdf_text import TextLayer

FEW = 12  # words: too few to judge by their shares
UNREADABLE_SHARE = 0.03
SYLLABLE_SHARE = 0.6
MARKED_SHARE = 0.3  # two syllables in three of administrative prose bear a mark
LETTERS = re.compile(r"[^\W\d_]+")
SYLLABLE = re.compile(
    r"""(?:ngh?|[ckgpt]h|gi|qu|tr|[bcdđghklmnpqrstvx])?
        (?:i?e[ou]?|o?a[iouy]?|o?e[o]?|u[aeioy]?[aeiou]?|i[aeu]?[u]?|o[aio]?[iy]?|y[e]?[u]?)
        (?:ch|ng|nh|[cmnpt])?""",
    re.VERBOSE,
)


class Legibility(Enum):
    """What a text layer is worth."""

    GOOD = "good"
    POOR = "poor"
    EMPTY = "empty"


def judge(layer: TextLayer) -> Legibility:
    """Return what a page's text layer is worth."""
    words = [word.text for word in layer.words]
    letters = sum(len(word) for word in words)
    if not any(letter.isalnum() for word in words for letter in word):
        return Legibility.EMPTY
    if layer.unreadable > UNREADABLE_SHARE * letters:
        return Legibility.POOR
    return Legibility.GOOD if is_vietnamese(words) else Legibility.POOR


def is_vietnamese(words: Sequence[str]) -> bool:
    """Return whether most words are syllables of Vietnamese, and bear their marks.

    >>> is_vietnamese("Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành thực hiện nghiêm".split())
    True
    """
    return worth(words) >= 1.0


def worth(words: Sequence[str]) -> float:
    """Return how much words are like Vietnamese: 1 where enough are syllables and bear marks."""
    syllables = [one for word in words for one in LETTERS.findall(word) if len(one) > 1]
    if len(syllables) < FEW:
        return 1.0
    whole = sum(SYLLABLE.fullmatch(fold_each(one)) is not None for one in syllables)
    marked = sum(map(_is_marked, syllables))
    return min(whole / len(syllables) / SYLLABLE_SHARE, marked / len(syllables) / MARKED_SHARE, 1.0)


def _is_marked(word: str) -> bool:
    return any(
        letter in "đĐ" or unicodedata.decomposition(letter) for letter in word if letter > "\x7f"
    )
