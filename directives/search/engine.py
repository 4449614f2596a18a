"""A query and filters as the engine takes them: what must match, and what lifts a match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from string import ascii_lowercase

from tantivy import FieldType, Occur, Query, Searcher

from directives.search.asked import Clause, DocumentNumber, SearchQuery, Word, Wording
from directives.search.entries import day_number
from directives.search.filters import Filters
from directives.search.sayings import key_of
from directives.search.schema import FACETS, NO_DATE, START, TEXTS, schema
from directives.search.text import fold

Part = tuple[Occur, Query]

OWN_NUMBER = 1000.0
OWN_DAY = 100.0
WHOLLY_EXACT = 10.0
EXACT = 2.0
SUBJECT = 2.0
NAMES = 1.5
NAMED_SO = 15.0
SAID = 3.0
PAIR = 1.0
MAX_PAIRS = 12
NEAR = 2.0
NEAR_WORDS = 20  # between the first and the last: about an instruction
MAX_NEAR = 20_000  # directives in which it is looked for where their words stand
MAX_PLACES = 200_000


def matching(query: SearchQuery, filters: Filters, *, without: str = "") -> Query:
    """Return what a directive must match; `without` leaves one group of the filters aside."""
    parts = [*_wanted(query), *_chosen(filters, without)]
    parts = parts or [(Occur.Must, Query.all_query())]
    excluded = [(Occur.MustNot, wording(entry, "all")) for entry in query.exclusions]
    if excluded and not query.clauses:
        parts.append((Occur.Must, Query.all_query()))
    return Query.boolean_query([*parts, *excluded])


def scoring(look: Searcher, query: SearchQuery, matched: Query) -> Query:
    """Return the matched directives with what lifts one above the other.

    Several lifts side by side are worked out in long strides over all directives. Each around
    the one before is asked of those alone that match.
    """
    parts: list[Part] = []
    for clause in query.clauses:
        parts += _lifts(clause)
    words = _run(query)
    for pair in list(pairwise(words))[:MAX_PAIRS]:
        if _is_affordable(look, pair):
            parts.append((Occur.Should, _boosted(phrase(pair, "all"), PAIR)))
    if len(words) > 1:
        parts.append((Occur.Should, _boosted(phrase(words, "subject"), SUBJECT)))
    if words:
        parts.append((Occur.Should, Query.const_score_query(_named_so(words), NAMED_SO)))
    if 2 < len(words) <= MAX_PAIRS and _is_near_affordable(look, words):
        parts.append((Occur.Should, _boosted(_near(words), NEAR)))
    if accented := accented_words(query):
        wholly = _all_of(term("all_x", word.exact) for word in accented)
        parts.append((Occur.Should, Query.const_score_query(wholly, WHOLLY_EXACT * len(accented))))
    for number in query.numbers:
        own = own_number(number)
        parts.append((Occur.Should, Query.const_score_query(own, OWN_NUMBER)))
        for kind in number.kinds:
            of_kind = _all_of([own, term("kind", kind)])
            parts.append((Occur.Should, Query.const_score_query(of_kind, OWN_NUMBER)))
    for lift in parts:
        matched = Query.boolean_query([(Occur.Must, matched), lift])
    return matched


def tiers(query: SearchQuery) -> list[Query]:
    """Return what sets matches apart where nearly everything matches, the best first."""
    found = [own_number(number) for number in query.numbers]
    if query.clauses:
        found.append(
            _all_of(
                _any_of(_closely(entry, "subject") for entry in clause.wordings)
                for clause in query.clauses
            )
        )
    if accented := accented_words(query):
        found.append(_all_of(term("all_x", word.exact) for word in accented))
    return found


def wording(entry: Wording, field: str) -> Query:
    """Return the query for one wording, in the field's exact twin when it is strict."""
    if entry.strict:
        return _words_query(entry, f"{field}_x", exact=True)
    return _words_query(entry, field, exact=False)


def own_number(number: DocumentNumber) -> Query:
    """Return the query for the directive that has this number itself."""
    return _all_of(term("number", word.folded) for word in number.words)


def accented_words(query: SearchQuery) -> list[Word]:
    """Return the words that were typed with diacritics, each once."""
    words = (word for clause in query.clauses for word in clause.wordings[0].words)
    return [word for word in dict.fromkeys(words) if word.accented]


def term(field: str, value: str) -> Query:
    """Return the query for one term."""
    return Query.term_query(schema(), field, value, index_option="freq")


def _wanted(query: SearchQuery) -> list[Part]:
    spare, lacking = query.may_miss()
    parts = [(Occur.Must, _clause(query, each)) for each in query.clauses if each not in spare]
    if not spare:
        return parts
    most = Query.boolean_query(
        [(Occur.Should, _clause(query, clause)) for clause in spare],
        minimum_number_should_match=len(spare) - lacking,
    )
    return [*parts, (Occur.Must, most)]


def _chosen(filters: Filters, without: str) -> list[Part]:
    parts: list[Part] = []
    for name in FACETS:
        values = filters.values(name)
        if values and name != without:
            # A lone surrogate is no text to the engine, and no value of ours.
            known = [value.encode("utf-8", "replace").decode() for value in values]
            chosen = Query.term_set_query(schema(), name, known)
            parts.append((Occur.Must, Query.const_score_query(chosen, 0.0)))
    if filters.issued_after or filters.issued_before:
        within = _issued(filters.issued_after, filters.issued_before)
        parts.append((Occur.Must, Query.const_score_query(within, 0.0)))
    return parts


def _issued(first: date | None, last: date | None) -> Query:
    """Return the query for what was issued between two days, either of them open."""
    days = day_number(first) or 1, day_number(last) or NO_DATE
    return Query.range_query(schema(), "day", FieldType.Unsigned, *days)


def _is_affordable(look: Searcher, pair: Sequence[Word]) -> bool:
    """Return whether a pair may be looked for: in all forms, words of most texts cost too much."""
    if any(word.accented for word in pair) and not any(word.is_doubted for word in pair):
        return True
    return sum(look.doc_freq("all", word.folded) for word in pair) <= MAX_PLACES


def _clause(query: SearchQuery, clause: Clause) -> Query:
    ways = [wording(entry, "all") for entry in clause.wordings if not _is_implied(entry, clause)]
    if number := query.own_number(clause):
        ways.append(own_number(number))
    if clause.days:
        ways.append(_issued(*clause.days))
    return _any_of(ways)


def _is_implied(entry: Wording, clause: Clause) -> bool:
    """Return whether a single word of the clause finds all that this wording finds."""
    if entry.strict or len(entry.words) < 2:
        return False
    folded = {word.folded for word in entry.words}
    return any(
        len(other.words) == 1 and not other.strict and other.words[0].folded in folded
        for other in clause.wordings
    )


def _lifts(clause: Clause) -> list[Part]:
    if clause.days:
        return [(Occur.Should, Query.const_score_query(_issued(*clause.days), OWN_DAY))]
    lifts: list[Query] = []
    for entry in clause.wordings:
        if clause.number is None:
            lifts += [
                _boosted(term("all_x", word.exact), EXACT) for word in entry.words if word.accented
            ]
        if not entry.adjacent and (saying := key_of([word.folded for word in entry.words])):
            lifts.append(Query.const_score_query(term("all", saying), SAID))
        lifts.append(_boosted(_closely(entry, "subject"), SUBJECT))
        lifts.append(_boosted(_closely(entry, "names"), NAMES))
    return [(Occur.Should, lift) for lift in lifts]


def _closely(entry: Wording, field: str) -> Query:
    """Return the wording as typed: accented words in the exact twin, others in the folded field."""
    if entry.strict or entry.begun or (entry.adjacent and len(entry.words) > 1):
        exact = any(word.accented for word in entry.words)
        return _words_query(entry, f"{field}_x" if exact else field, exact=exact)
    return _all_of(
        term(f"{field}_x", word.exact) if word.accented else term(field, word.folded)
        for word in entry.words
    )


def _words_query(entry: Wording, field: str, *, exact: bool) -> Query:
    words = [word.exact if exact else word.folded for word in entry.words]
    plain = field.removesuffix("_x")
    if entry.begun:
        return Query.regex_query(schema(), plain, f"{entry.words[0].folded}.*")
    parts = [
        term(plain, word.folded) if word.is_doubted else term(field, key)
        for word, key in zip(entry.words, words, strict=True)
    ]
    if len(words) == 1 or not entry.adjacent:
        return _all_of(parts)
    if TEXTS[field] == "position":
        return _side_by_side(entry.words, field, words)
    if field == "all":
        if saying := key_of(words):
            return term("all", saying)
        return Query.regex_phrase_query(schema(), "all_x", [*map(_in_any_form, words)])
    # Near enough for what only lifts: side by side in some form, and each word in this one.
    if TEXTS[plain] == "position":
        folded: list[str | tuple[int, str]] = [word.folded for word in entry.words]
        parts.append(Query.phrase_query(schema(), plain, folded))
    return _all_of(parts)


def _side_by_side(words: Sequence[Word], field: str, keys: Sequence[str], apart: int = 0) -> Query:
    """Return the query for words in their order, doubted ones in any form."""
    if field.endswith("_x") and any(word.is_doubted for word in words):
        forms: list[str | tuple[int, str]] = [
            _in_any_form(word.folded) if word.is_doubted else key
            for word, key in zip(words, keys, strict=True)
        ]
        return Query.regex_phrase_query(schema(), field, forms, apart)
    return Query.phrase_query(schema(), field, list(keys), apart)


def beginning(word: Word, before: Word | None = None) -> Query:
    """Return the query for words that begin so, right behind another word where one is given."""
    if before is None:
        return Query.regex_query(schema(), "all", f"{word.folded}.*")
    forms: list[str | tuple[int, str]] = [*map(_in_any_form, (before.folded, word.folded))]
    return Query.regex_phrase_query(schema(), "all_x", [forms[0], f"{forms[1]}.*"])


@lru_cache(maxsize=4096)
def _in_any_form(folded: str) -> str:
    """Return the expression for the exact keys of a folded word."""
    return "".join(_forms().get(letter, letter) for letter in folded)


@cache
def _forms() -> dict[str, str]:
    """Return for each letter the class of those that are folded to it."""
    forms: dict[str, str] = {letter: letter for letter in ascii_lowercase}
    for letter in map(chr, [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]):
        if letter.islower() and (base := fold(letter)) in forms:
            forms[base] += letter
    return {base: f"[{letters}]" for base, letters in forms.items() if len(letters) > 1}


def phrase(words: Sequence[Word], field: str) -> Query:
    """Return the query for words side by side as they were typed."""
    return _closely(Wording(tuple(words)), field)


def _is_near_affordable(look: Searcher, words: Sequence[Word]) -> bool:
    """Return whether words may be looked for near each other: as typed, and not all in most."""
    if not any(word.accented for word in words):
        return False
    return min(look.doc_freq("all_x", word.exact) for word in words) <= MAX_NEAR


def _near(words: Sequence[Word]) -> Query:
    """Return the query for words in this order, and not far from each other."""
    return _side_by_side(words, "all_x", [word.exact for word in words], NEAR_WORDS)


def _named_so(words: Sequence[Word]) -> Query:
    """Return the query for a name that begins with these words."""
    return Query.phrase_query(schema(), "names", [START, *(word.folded for word in words)])


def _run(query: SearchQuery) -> list[Word]:
    plain = [clause for clause in query.clauses if clause.loose and not clause.days]
    return [word for clause in plain for word in clause.wordings[0].words]


def _all_of(queries: Iterable[Query]) -> Query:
    found = list(queries)
    return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Must, q) for q in found])


def _any_of(queries: Iterable[Query]) -> Query:
    found = list(queries)
    return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, q) for q in found])


def _boosted(query: Query, weight: float) -> Query:
    return Query.boost_query(query, weight)
