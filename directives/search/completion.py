"""What the index has that begins with what was typed: numbers of directives, and subjects."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from tantivy import FieldType, Occur, Order, Query, Searcher

from directives.search import lexicon
from directives.search.asked import Word
from directives.search.beginnings import Typed
from directives.search.engine import term
from directives.search.glued import parted
from directives.search.lexicon import words_of
from directives.search.schema import NO_DATE, schema
from directives.search.text import Token

LONGEST_NUMBER = 6
SAID_BEFORE_NUMBERS = {"so", "ky", "hieu"}
SAID_AFTER_NUMBERS = {"ngày", "ngay", "của", "cua", "về", "ve"}
ANY_KIND: tuple[list[str], ...] = (["van", "ban"], [])
# Subjects of so many of the newest directives are looked at before those of all.
RECENT = 20_000
AT_ONCE = 60


def numbers(look: Searcher, typed: Typed, most: int) -> list[int]:
    """Return the directives whose number begins so, whole words before half ones, newest first."""
    found = _number(typed)
    if found is None:
        return []
    kinds, words, is_open = found
    parts = [term("number", word.folded) for word in words]
    if kinds:
        parts.append(Query.term_set_query(schema(), "kind", list(kinds)))
    pks = _newest(look, _all_of(parts), most)
    if is_open and len(pks) < most:
        parts[len(words) - 1] = _goes_on("number", words[-1].folded)
        more = _newest(look, _all_of(parts), most + len(pks))
        pks = list(dict.fromkeys([*pks, *more]))[:most]
    return pks


def subjects(look: Searcher, typed: Typed, since: int) -> list[int]:
    """Return directives whose subject has all the words, the newest first.

    Of words that very many subjects have, those since a day are enough (0: all).
    """
    *whole, last = typed.words
    parts = [_spelled(look, word) for word in whole]
    parts.append(_goes_on("subject", last.folded) if typed.is_open else _spelled(look, last))
    if since:
        within = Query.range_query(schema(), "day", FieldType.Unsigned, since, NO_DATE)
        recent = _newest(look, _all_of([*parts, within]), AT_ONCE)
        if len(recent) >= AT_ONCE:
            return recent
    return _newest(look, _all_of(parts), AT_ONCE)


def recent_since(months: dict[str, int]) -> int:
    """Return the first day of the months that hold the newest directives, 0 where all are few.

    >>> recent_since({"2021-05": 30_000, "2021-04": 9})
    20210501
    """
    if sum(months.values()) <= RECENT:
        return 0
    held = 0
    for month in sorted(months, reverse=True):
        held += months[month]
        if held >= RECENT:
            return int(month.replace("-", "")) * 100 + 1
    return 0


def _number(typed: Typed) -> tuple[frozenset[str], tuple[Word, ...], bool] | None:
    """Return the kinds and the words of a number, and whether its last word may go on.

    None for what is none, nor half of one. What tells the day or the issuer of a number that was
    copied with its surroundings is no part of it.
    """
    known = _in_parts(typed.words)
    at = next((n for n, word in enumerate(known) if word.folded[0].isdigit()), None)
    if at is None:
        return None
    words = tuple(takewhile(lambda word: word.exact not in SAID_AFTER_NUMBERS, known[at:]))
    if len(words) > LONGEST_NUMBER:
        return None
    is_whole = at + len(words) < len(known)
    before = [word.folded for word in known[:at]]
    while before and before[-1] in SAID_BEFORE_NUMBERS:
        before.pop()
    kinds = frozenset() if before in ANY_KIND else _kinds(tuple(before))
    if kinds is None and len(words) > 1:
        kinds = next(filter(None, (_kinds(tuple(before[-n:])) for n in (3, 2))), None)
    if kinds is None:
        return None
    return kinds, words, typed.is_open and not is_whole


def _in_parts(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words, numbers and symbols that were typed in one taken apart: 353cvtu."""
    return tuple(
        part
        for word in words
        for part in words_of(parted(Token(word.exact, word.folded, 0, len(word.folded)))) or (word,)
    )


def _kinds(folded: tuple[str, ...]) -> frozenset[str] | None:
    """Return the kinds that these words name, None where they are no kind's name."""
    named = {
        kind
        for words, kind in lexicon.kind_names().items()
        if tuple(word.folded for word in words) == folded
    }
    if len(folded) == 1 and (kind := lexicon.kind_codes().get(folded[0])):
        named.add(kind)
    return frozenset(named) or None


def _goes_on(field: str, folded: str) -> Query:
    """Return the query for the words that begin so; a numeral goes on by three figures at most."""
    more = "[0-9]{0,3}[a-z]?" if folded.isdigit() else ".*"
    return Query.regex_query(schema(), field, f"{folded}{more}")


def _spelled(look: Searcher, word: Word) -> Query:
    """Return the query for a word of subjects: with its diacritics if any subject has them."""
    if word.accented and look.doc_freq("subject_x", word.exact):
        return term("subject_x", word.exact)
    return term("subject", word.folded)


def _all_of(parts: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, part) for part in parts])


def _newest(look: Searcher, matched: Query, most: int) -> list[int]:
    found: Any = look.search(matched, most, count=False, order_by_field="newest", order=Order.Desc)
    pks: list[Any] = look.fast_field_values("pk", [place for _, place in found.hits])
    return pks
