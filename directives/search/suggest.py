"""Help when words are nowhere in the archive: which ones, and what may have been meant."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tantivy import Searcher

from directives.search.accents import doubted_accents, unknown_accents
from directives.search.asked import Clause, DocumentNumber, SearchQuery, Word, Wording
from directives.search.engine import wording
from directives.search.keystrokes import keyed
from directives.search.loosened import answers, begun, loosened
from directives.search.near import Beside, is_word, near, stands, unrepeated
from directives.search.query import parse_query

SHORTEST_PLAIN = 4
SHORTEST_ALONE = 5
MOST_TRIED = 8


def missing_clauses(look: Searcher, query: SearchQuery) -> list[Clause]:
    """Return the words that no directive has, in any spelling that was tried."""
    return [
        clause
        for clause in query.clauses
        if clause.number is None
        and clause.days is None
        and not any(_occurs(look, way) for way in clause.wordings)
        and not _is_number(look, query.own_number(clause))
    ]


class Slip(NamedTuple):
    """A part of the query that the archive has only otherwise.

    A plain slip is one of the fingers, which may be answered as meant as long as it is told.
    """

    clause: Clause
    meant: str
    is_plain: bool


class Understood(NamedTuple):
    """A query as the archive can answer it, and what is to be told of that.

    `slips` are words that no directive has, each with the word it was answered as.
    """

    query: SearchQuery
    missing: tuple[str, ...] = ()
    did_you_mean: str | None = None
    slips: tuple[tuple[str, str], ...] = ()


def understood(look: Searcher, asked: SearchQuery) -> Understood:
    """Return the query with plain slips mended where no directive has what was typed."""
    query, meant = asked, None
    told: tuple[tuple[str, str], ...] = ()
    missing = missing_clauses(look, asked)
    is_begun = missing == [*asked.clauses[-1:]] and not _all_keyed(look, asked, missing)
    if missing and is_begun and (longer := begun(look, asked)):
        query = longer
    elif missing:
        slips = _slips(look, asked, missing)
        meant = _mended(asked, slips)
        if meant and all(slip.is_plain for slip in slips):
            query = parse_query(meant)
            told = tuple((_typed(asked, slip.clause), slip.meant) for slip in reversed(slips))
    for doubt in (unknown_accents, doubted_accents):
        if words := doubt(look, query):
            query = query.without_accents(words)
    return Understood(query, tuple(_typed(asked, clause) for clause in missing), meant, told)


def answerable(look: Searcher, asked: SearchQuery) -> Understood:
    """Return the query as understood, and where nothing has all words, for those with most."""
    known = understood(look, asked)
    return known._replace(query=loosened(look, known.query))


def did_you_mean(look: Searcher, query: SearchQuery) -> str | None:
    """Return what may have been meant by words that no directive has together.

    Each of them is somewhere; one that stands beside its neighbours nowhere may be a slip.
    """
    if meant := _mended(query, _slips(look, query, missing_clauses(look, query))):
        return meant
    if answers(look, query):
        return None  # only the filters left nothing
    for clause in query.clauses[:MOST_TRIED]:
        word, beside = _single(clause), _beside(look, query, clause)
        if word is None or not clause.loose or stands(look, word.exact, beside):
            continue
        best = near(look, word, beside)
        meant = _mended(query, [Slip(clause, best.word, is_plain=False)]) if best.stands else None
        if meant and answers(look, parse_query(meant)):
            return meant
    return None


def _typed(query: SearchQuery, clause: Clause) -> str:
    return query.typed[clause.start : clause.end]


def _mended(query: SearchQuery, slips: list[Slip]) -> str | None:
    """Return the typed text with what was meant; the slips come from its end."""
    typed = query.typed
    for clause, meant, _ in slips:
        typed = typed[: clause.start] + meant + typed[clause.end :]
    return typed if typed != query.typed else None


def _slips(look: Searcher, query: SearchQuery, missing: list[Clause]) -> list[Slip]:
    """Return what may have been meant, the last first; nothing where a word remains a riddle."""
    if keys := _all_keyed(look, query, missing):
        return keys
    found = []
    for clause in reversed(query.clauses):
        slip = None
        if clause.quoted:
            if phrase := _without_accents(look, clause):
                slip = Slip(clause, phrase, is_plain=False)
        elif clause in missing:
            slip = _slip(look, query, clause)
            if slip is None:
                return []
        if slip:
            found.append(slip)
    return found


def _all_keyed(look: Searcher, query: SearchQuery, missing: list[Clause]) -> list[Slip]:
    """Return what all missing words are as keys, if the archive can then answer all of them.

    Together they may mean what none of them means alone: "vawcs xin" is also "vaccine".
    """
    slips = []
    for clause in reversed(missing):
        word = None if clause.quoted else _single(clause)
        made = _keyed(word.exact) if word else None
        if not made:
            return []
        slips.append(Slip(clause, made, is_plain=True))
    if len(slips) < 2 and not any(look.doc_freq("all_x", slip.meant) for slip in slips):
        return []
    meant = _mended(query, slips)
    return slips if meant and not missing_clauses(look, parse_query(meant)) else []


def _keyed(word: str) -> str | None:
    """Return what a word is as keys, also where a key was hit twice."""
    return next(filter(None, map(keyed, (word, *unrepeated(word)))), None)


def _slip(look: Searcher, query: SearchQuery, clause: Clause) -> Slip | None:
    """Return what a word was meant to be.

    One that is spelled as a word may be a name or a thing that the archive happens not to have:
    another is offered only where it stands in its place, and answered only where the words on
    both sides tell so. Short words are codes and names too often, unless letters are swapped.
    """
    word = _single(clause)
    if word is None:
        return None
    beside = _beside(look, query, clause)
    made = _keyed(word.exact)
    # "taxi" is no "tãi" in an archive that has "tài" alone.
    if made and (look.doc_freq("all_x", made) or stands(look, made, beside)):
        return Slip(clause, made, is_plain=True)
    best = near(look, word, beside)
    if not best.used:
        return None
    is_between = best.stands == len(beside)
    if is_word(word.folded):
        return Slip(clause, best.word, is_between) if best.stands else None
    swapped = best.is_likely and best.stands > 0
    is_clear = len(word.folded) >= SHORTEST_PLAIN or swapped or is_between
    is_alone = not any(beside) and len(word.folded) >= SHORTEST_ALONE
    is_told = word.accented or best.stands > 0 or " " in best.word or is_alone  # "namdinh"
    return Slip(clause, best.word, word.folded.isalpha() and is_clear and is_told)


def _single(clause: Clause) -> Word | None:
    """Return the one word of a clause; None for a saying, which no word may stand in for."""
    words = clause.wordings[0].words
    return words[0] if len(words) == 1 else None


def _without_accents(look: Searcher, clause: Clause) -> str | None:
    """Return a quoted phrase without diacritics where the archive has it only so."""
    way = clause.wordings[0]
    if not way.strict or _found(look, way) or not _found(look, replace(way, strict=False)):
        return None
    return '"' + " ".join(word.folded for word in way.words) + '"'


def _found(look: Searcher, way: Wording) -> bool:
    return bool(look.search(wording(way, "all"), 1, count=False).hits)


def _is_number(look: Searcher, number: DocumentNumber | None) -> bool:
    """Return whether it is the number of a directive, as instructions do not say it themselves."""
    return number is not None and all(look.doc_freq("number", word.folded) for word in number.words)


def _occurs(look: Searcher, way: Wording) -> bool:
    if way.strict:
        return all(look.doc_freq("all_x", word.exact) for word in way.words)
    return all(look.doc_freq("all", word.folded) for word in way.words)


def _beside(look: Searcher, query: SearchQuery, clause: Clause) -> Beside:
    """Return the words before and after a clause that directives have."""
    at = query.clauses.index(clause)
    before = query.clauses[at - 1].wordings[0].words[-1:] if at else ()
    after = query.clauses[at + 1].wordings[0].words[:1] if at + 1 < len(query.clauses) else ()
    known = (
        next((word for word in words if look.doc_freq("all", word.folded)), None)
        for words in (before, after)
    )
    return Beside(*known)
