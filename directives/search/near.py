"""The words of the archive that are one slip of the finger away from a word it does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from tantivy import Searcher

from directives.parse.syllables import may_be_syllable
from directives.search.asked import Word, Wording
from directives.search.engine import wording
from directives.search.text import TONES, exact, fold

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
MAX_LENGTH = 12
MOST_TRIED = 6
MAX_PLACES = 50_000
SOUND_ALIKE = (("ch", "tr"), ("s", "x"), ("l", "n"), ("d", "gi"), ("d", "r"), ("gi", "r"))
VOWELS = {"a": "aăâ", "d": "dđ", "e": "eê", "o": "oôơ", "u": "uư"}


class Beside(NamedTuple):
    """The words before and after the one that is sought."""

    before: Word | None = None
    after: Word | None = None


class Near(NamedTuple):
    """A word of the archive that may be meant; the greatest is the likeliest.

    `stands` is beside how many of the given words it stands, `used` how many directives have it.
    """

    stands: int
    is_likely: bool
    used: int
    word: str


NOTHING = Near(0, False, 0, "")


def near(look: Searcher, word: Word, beside: Beside = Beside()) -> Near:  # noqa: B008
    """Return the likeliest word of the archive, with diacritics if the reader typed any."""
    if not 3 <= len(word.folded) <= MAX_LENGTH or not word.folded.isascii():
        return NOTHING
    if word.accented and (best := _likeliest(look, "all_x", word.exact, beside)).used:
        return best
    parted = _parted(look, word)
    best = _likeliest(look, "all", word.folded, beside)
    if parted.used > best.used:
        return parted
    if best.used and word.accented:
        return best._replace(word=_accented(look, best.word))
    return best


def _likeliest(look: Searcher, field: str, word: str, beside: Beside) -> Near:
    """Return the best word one slip away.

    A word that stands beside the same words as the one typed goes before commoner ones; of those
    that do alike, letters swapped or repeated are the likeliest slips.
    """
    likely = _swapped(word) | unrepeated(word) | _misheard(word)
    best = NOTHING
    for words, is_likely in ((likely, True), (_one_edit_away(word) - likely, False)):
        ranked = sorted(((look.doc_freq(field, one), one) for one in words), reverse=True)
        for used, one in filter(itemgetter(0), ranked[:MOST_TRIED]):
            best = max(best, Near(stands(look, one, beside), is_likely, used, one))
    return best


def stands(look: Searcher, word: str, beside: Beside) -> int:
    """Return beside how many of these words the archive has a word."""
    own = Word(word, fold(word))
    pairs = [(beside.before, own), (own, beside.after)]
    return sum(_side_by_side(look, one, other) for one, other in pairs if one and other)


def _side_by_side(look: Searcher, one: Word, other: Word) -> bool:
    if sum(look.doc_freq("all", word.folded) for word in (one, other)) > MAX_PLACES:
        return False  # it would take too long to tell
    return bool(look.search(wording(Wording((one, other)), "all"), 1, count=False).hits)


def _most_used(look: Searcher, field: str, words: Iterable[str]) -> tuple[int, str]:
    return max(((look.doc_freq(field, word), word) for word in words), default=(0, ""))


def _swapped(word: str) -> set[str]:
    swaps = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))
    return set(swaps) - {word}


def unrepeated(word: str) -> set[str]:
    """Return the word with each letter once where it stands several times in a row."""
    return {re.sub(r"([^\W\d])\1+", r"\1", word)} - {word}


def is_word(folded: str) -> bool:
    """Return whether a word without marks is spelled as a Vietnamese syllable may be.

    >>> is_word("long"), is_word("phog"), is_word("gaing"), is_word("truyy")
    (True, False, False, False)
    """
    return may_be_syllable(folded) and not unrepeated(folded)


def _misheard(word: str) -> set[str]:
    """Return the word with the other beginning that many speakers do not tell from its own."""
    return {
        other + word[len(one) :]
        for pair in SOUND_ALIKE
        for one, other in (pair, pair[::-1])
        if word.startswith(one) and not word.startswith(one + "h")
    }


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


def _parted(look: Searcher, word: Word) -> Near:
    """Return the best way to read one unknown word as two known ones: covid19, namdinh."""
    for field, key in (("all_x", word.exact), ("all", word.folded)):
        ways = [(key[:at], key[at:]) for at in range(2, len(key) - 1)]
        border = re.fullmatch(r"([^\W\d]+)(\d+)|(\d+)([^\W\d]+)", key)
        if border:
            ways = [tuple(part for part in border.groups() if part)]  # type: ignore[list-item]
        ranked = [
            Near(0, False, min(look.doc_freq(field, part) for part in way), " ".join(way))
            for way in ways
        ]
        best = max(ranked, default=NOTHING)
        if best.used and (word.accented or field == "all"):
            return best
    return NOTHING


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
