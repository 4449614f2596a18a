"""A text with the folded keys of its words where they stand: one look finds a word and its place.

Nearly every text can be folded letter by letter, so that a place among the keys is the place in
the text. One that cannot (decomposed letters, 29.232) is read word by word instead. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from directives.search.codepage import in_place
from directives.search.text import Token, tokens, word_keys

_WORD = re.compile(r"[^ ]+")


class Laid(NamedTuple):
    """A text, and its folded words with blanks around each.

    `words` says which word follows each place of `folded`, where the text has it elsewhere.
    """

    text: str
    folded: str
    words: Mapping[int, Token] | None = None

    def exact(self, start: int, end: int) -> str:
        """Return the key with diacritics of the one word between two places."""
        if self.words is not None:
            return self.words[start].exact
        return word_keys(self.text[start:end])[0][0]

    def exact_words(self, start: int, end: int) -> list[str]:
        """Return the keys with diacritics of all words between two places."""
        return [
            self.exact(found.start() - 1, found.end() - 1)
            for found in _WORD.finditer(self.folded, start + 1, end + 1)
        ]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text the words between two places begin and end."""
        if self.words is None:
            return start, end
        last = self.folded.rindex(" ", 0, end)
        return self.words[start].start, self.words[last].end


def lay(text: str, folded: str = "") -> Laid:
    """Return the text laid out; `folded` is what `in_place` says of it, where that is at hand.

    >>> lay("Phòng, chống").folded
    ' phong  chong '
    """
    if folded or (folded := in_place(text)):
        return Laid(text, folded)
    return word_by_word(text)


def word_by_word(text: str) -> Laid:
    """Return any text laid out, each of its words with its own place."""
    words: dict[int, Token] = {}
    keys, at = [""], 0
    for word in tokens(text):
        words[at] = word
        keys.append(word.folded)
        at += len(word.folded) + 1
    return Laid(text, " ".join([*keys, ""]), words)
