"""What a reader asked for: a query's words, wordings, clauses and numbers, as plain values.

`query` makes them of a typed text; how they are answered is told in `engine`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

MAX_CLAUSES = 64
LONG_QUERY = 8


class Word(NamedTuple):
    """One word in both keys; one whose diacritics are in doubt stands for all its forms."""

    exact: str
    folded: str
    is_doubted: bool = False

    @property
    def accented(self) -> bool:
        """Return whether the word was typed with diacritics, and so means just itself."""
        return self.exact != self.folded


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that satisfy a clause: side by side or, if not `adjacent`, anywhere.

    `strict` asks for the diacritics as typed (a quoted phrase that has some). Of one that is
    `begun` the only word may go on.
    """

    words: tuple[Word, ...]
    adjacent: bool = True
    strict: bool = False
    begun: bool = False


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number: its own words in any order, and the kind that was named with it."""

    words: tuple[Word, ...]
    kinds: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing asked for: any of its wordings will do. The first is what was typed.

    `start` and `end` are its place in the typed text. A date is answered by what says it, and by
    what was issued on its `days`, the first and the last.
    """

    wordings: tuple[Wording, ...]
    start: int
    end: int
    quoted: bool = False
    number: DocumentNumber | None = None
    days: tuple[date, date] | None = None

    @property
    def loose(self) -> bool:
        """Return whether a long query may do without this clause."""
        return not self.quoted and self.number is None


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A query as understood; hashable, so that answers can be kept by it.

    `expansions` lists what was added, as (typed, meaning). Of the `spare` clauses a directive may
    lack so many as `lacking` says: nothing has all of them.
    """

    typed: str
    clauses: tuple[Clause, ...] = ()
    exclusions: tuple[Wording, ...] = ()
    numbers: tuple[DocumentNumber, ...] = ()
    expansions: tuple[tuple[str, str], ...] = ()
    spare: tuple[Clause, ...] = ()
    lacking: int = 0

    def __hash__(self) -> int:
        """Return a quick hash that agrees with equality: answers and marks are kept by it."""
        return hash(self.typed)

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was asked, so that every directive answers."""
        return not self.clauses and not self.exclusions

    def may_miss(self) -> tuple[tuple[Clause, ...], int]:
        """Return clauses of which a directive may lack some, and how many: none unless many."""
        if self.lacking:
            return self.spare, self.lacking
        loose = tuple(clause for clause in self.clauses if clause.loose)
        return (loose, len(loose) // 4) if len(loose) >= LONG_QUERY else ((), 0)

    @property
    def begun(self) -> str | None:
        """Return the word that may go on, as it was typed."""
        ways = (way for clause in self.clauses for way in clause.wordings)
        return next((way.words[0].exact for way in ways if way.begun), None)

    def own_number(self, clause: Clause) -> DocumentNumber | None:
        """Return the number that a clause is: with its symbol, or typed as one without: số 353."""
        if clause.number or clause.quoted:
            return clause.number
        words = clause.wordings[0].words
        return next((number for number in self.numbers if number.words == words), None)

    def without_accents(self, accented: frozenset[str]) -> SearchQuery:
        """Return the query with these accented words taken as typed without diacritics."""

        def plain(wording: Wording) -> Wording:
            words = tuple(
                Word(word.folded, word.folded, True) if word.exact in accented else word
                for word in wording.words
            )
            return replace(wording, words=words)

        return replace(
            self,
            clauses=tuple(
                clause
                if clause.quoted
                else replace(clause, wordings=tuple(map(plain, clause.wordings)))
                for clause in self.clauses
            ),
        )
