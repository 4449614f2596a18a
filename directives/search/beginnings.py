"""What stands in the search box so far, and which names and texts it is the beginning of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from directives.search import lexicon, sayings
from directives.search.asked import Word
from directives.search.codepage import runs
from directives.search.text import tokens, words

MOST_WORDS = 16
LONGEST_WORD = 40
NAMES_KEPT = 32_768
MOST_WAYS = 24
FEWEST_INITIALS = 3
# What may stand before a place that is called by its name alone, or is a unit of another level.
UNITS = (("thanh", "pho"), ("tp",), ("tinh",), ("thi", "xa"), ("tx",), ("huyen",))

Keys = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """Whole words, and a last one that may go on unless something stands behind it."""

    words: tuple[Word, ...]
    is_open: bool

    @property
    def exact(self) -> str:
        """Return the words in their exact keys, as far as the last one goes."""
        return self._joined([word.exact for word in self.words])

    @property
    def folded(self) -> str:
        """Return the words in their folded keys, as far as the last one goes."""
        return self._joined([word.folded for word in self.words])

    @property
    def is_accented(self) -> bool:
        """Return whether any word was typed with diacritics."""
        return any(word.accented for word in self.words)

    @property
    def without_unit(self) -> Typed | None:
        """Return what stands behind the kind of a unit, None where none was typed before a name.

        >>> read_typed("tp nam dinh").without_unit.folded
        ' nam dinh'
        """
        for unit in UNITS:
            rest = self.words[len(unit) :]
            if rest and tuple(word.folded for word in self.words[: len(unit)]) == unit:
                return replace(self, words=rest)
        return None

    def needles(self) -> list[str]:
        """Return what stands in the folded keys of a text that has all the words, longest first."""
        found = [f" {word.folded} " for word in self.words]
        if self.is_open:
            found[-1] = found[-1][:-1]
        return sorted(dict.fromkeys(found), key=len, reverse=True)

    def segments(self, text: str) -> list[tuple[str, bool]]:
        """Return the text in segments, those marked that were typed.

        >>> read_typed("nam di").segments("Tỉnh Nam Định")
        [('Tỉnh ', False), ('Nam', True), (' ', False), ('Đị', True), ('nh', False)]
        """
        whole = {word.folded for word in (self.words[:-1] if self.is_open else self.words)}
        last = self.words[-1].folded if self.is_open else ""
        parts: list[tuple[str, bool]] = []
        read = 0
        for token in tokens(text):
            if token.folded in whole:
                end = token.end
            elif last and token.folded.startswith(last):
                # Where the keys have as many letters as the text, only what was typed is marked.
                same = token.end - token.start == len(token.folded)
                end = token.start + len(last) if same else token.end
            else:
                continue
            if read < token.start:
                parts.append((text[read : token.start], False))
            parts.append((text[token.start : end], True))
            read = end
        return [*parts, (text[read:], False)] if read < len(text) else parts

    def _joined(self, keys: Sequence[str]) -> str:
        return f" {' '.join(keys)}" + ("" if self.is_open else " ")


def read_typed(text: str) -> Typed | None:
    """Return what was typed so far; None where that is no word or too much to be a beginning.

    >>> read_typed("16/ct").folded, read_typed("353-").folded
    (' 16 ct', ' 353 ')
    """
    found = tokens(text)
    if not found or len(found) > MOST_WORDS:
        return None
    if any(len(token.exact) > LONGEST_WORD or not token.folded.isalnum() for token in found):
        return None
    known = tuple(Word(token.exact, token.folded) for token in found)
    return Typed(known, is_open=found[-1].end == len(text))


class Named(NamedTuple):
    """A body or a place with the number of its directives, and all that it is called."""

    name: str
    slug: str
    held: int
    exact: str
    folded: str
    initials: str = ""


def named(
    name: str, slug: str, held: int, others: Iterable[str] = (), places: tuple[str, ...] = ()
) -> Named:
    """Return a body or a place as it can be found; abbreviations of its name come by themselves.

    The names of places that are given may be said by their initials: UBND tỉnh QN.
    """
    keys = _keys((name, *filter(None, others)), places)
    return Named(name, slug, held, *keys, _initials(words(name))[0])


def said(text: str) -> Named:
    """Return a text as it can be found, by its own words alone."""
    exact, folded = runs(text)
    return Named(text, "", 0, f"\n {exact} ", f"\n {folded} ")


def beginning(names: Sequence[Named], typed: Typed, most: int) -> list[Named]:
    """Return the names that have all the words.

    Those that begin with them come first, then those that say them side by side, then those whose
    initials they are; what is spelled as typed comes before what has other diacritics, and what
    has more directives before others.
    """
    found: Sequence[Named] = names
    for needle in typed.needles():
        found = [each for each in found if needle in each.folded]
    exact, folded = typed.exact, typed.folded
    start = f"\n{folded}"

    def place(each: Named) -> tuple[int, bool, int, str]:
        rank = 0 if start in each.folded else 1 if folded in each.folded else 2
        return rank, typed.is_accented and exact not in each.exact, -each.held, each.name

    first = sorted(found, key=place)[:most]
    if len(first) < most:
        first += [each for each in _by_initials(names, typed) if each not in first]
    return first[:most]


def in_place(names: Sequence[Named], typed: Typed, most: int) -> list[Named]:
    """Return the names that say the words side by side behind others: bodies of a place."""
    folded = typed.folded
    start = f"\n{folded}"
    found = [each for each in names if folded in each.folded and start not in each.folded]
    return sorted(found, key=lambda each: (-each.held, each.name))[:most]


def _by_initials(names: Sequence[Named], typed: Typed) -> list[Named]:
    word = typed.words[0].folded
    if len(typed.words) > 1 or len(word) < FEWEST_INITIALS:
        return []
    found = [each for each in names if each.initials.startswith(word)]
    return sorted(found, key=lambda each: (each.initials != word, -each.held, each.name))


def _initials(name: Sequence[Keys]) -> Keys:
    """Return the first letters of a name's words; the words that only join others have none.

    >>> _initials(words("Bộ Văn hóa, Thể thao và Du lịch"))[0]
    'bvhttdl'
    """
    letters = "".join(folded[0] for _, folded in name if folded != "va")
    return letters, letters


@lru_cache(maxsize=NAMES_KEPT)
def _keys(names: tuple[str, ...], places: tuple[str, ...]) -> Keys:
    """Return the exact and the folded keys of names, each on a line with blanks around it."""
    found: dict[Keys, None] = {}
    for name in names:
        for keys in _ways_to_say(words(name), places):
            exact, folded = (f" {' '.join(part)} " for part in zip(*keys, strict=True))
            found[exact, folded] = None
    exacts, foldeds = ("\n" + "\n".join(part) for part in zip(*found, strict=True))
    return exacts, foldeds


def _ways_to_say(name: list[Keys], places: tuple[str, ...]) -> list[list[Keys]]:
    """Return a name, and it with its sayings and places abbreviated: UBND tỉnh Nam Định."""
    if not name:
        return []
    ways = [name]
    for run, shorter in _abbreviations(name, places):
        ways += [
            [*way[:at], *short, *way[at + len(run) :]]
            for way in ways
            if (at := _place_of(run, way)) is not None
            for short in shorter
        ]
    return ways[:MOST_WAYS]


def _abbreviations(
    name: Sequence[Keys], places: tuple[str, ...]
) -> list[tuple[tuple[str, ...], list[list[Keys]]]]:
    """Return the runs of folded words in a name that are abbreviated, and how."""
    found: list[tuple[tuple[str, ...], list[list[Keys]]]] = []
    for saying in sayings.said_in(" ".join(folded for _, folded in name)):
        run = tuple(saying.split("_"))
        others = [other for entry in lexicon.entries().get(run, ()) for other in entry.others]
        found.append((run, [[(word.exact, word.folded)] for word, *more in others if not more]))
    for keys in map(words, places):
        if len(keys) > 1:
            found.append((tuple(folded for _, folded in keys), [[_initials(keys)]]))
    return found


def _place_of(run: tuple[str, ...], way: Sequence[Keys]) -> int | None:
    folded = [key for _, key in way]
    return next(
        (n for n in range(len(folded)) if tuple(folded[n : n + len(run)]) == run),
        None,
    )
