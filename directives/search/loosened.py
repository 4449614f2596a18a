"""Queries that nothing answers as they stand: the last word may be begun, some words be lacking.

Both are told to the reader, and both leave what was typed in the box.
"""

from __future__ import annotations

from dataclasses import replace

from tantivy import Searcher

from directives.search.asked import Clause, SearchQuery, Word, Wording
from directives.search.engine import beginning, matching
from directives.search.filters import Filters

FEWEST_LETTERS = 3  # of a beginning that stands alone
LONGEST = 24
COMMON_SHARE = 0.5


def begun(look: Searcher, query: SearchQuery) -> SearchQuery | None:
    """Return the query with its last word as a beginning; None where the archive has no such.

    Behind another word it must begin a word that stands there.
    """
    if not query.clauses:
        return None
    *others, last = query.clauses
    words = last.wordings[0].words
    before = others[-1].wordings[0].words[-1] if others else None
    fewest = 1 if before else FEWEST_LETTERS
    if not last.loose or last.days or len(words) > 1 or last.end < len(query.typed):
        return None
    if len(words[0].folded) < fewest or not all(map(_may_be_word, filter(None, (before, *words)))):
        return None
    if not look.search(beginning(words[0], before), 1, count=False).hits:
        return None
    way = Wording(words, begun=True)
    return replace(query, clauses=(*others, replace(last, wordings=(way,))))


def loosened(look: Searcher, query: SearchQuery) -> SearchQuery:
    """Return the query as something answers it: its last word begun, or some words lacking.

    Two thirds of the rarer words and all common ones must be there: common ones tell nothing.
    """
    if answers(look, query):
        return query
    if (longer := begun(look, query)) and answers(look, longer):
        return longer
    spare = tuple(each for each in query.clauses if each.loose and not _is_common(look, each))
    for few in range(1, len(spare) // 3 + 1):
        less = replace(query, spare=spare, lacking=few)
        if answers(look, less):
            return less
    return query


def answers(look: Searcher, query: SearchQuery) -> bool:
    """Return whether anything answers the query, filters aside."""
    return bool(look.search(matching(query, Filters()), 1, count=False).hits)


def _may_be_word(word: Word) -> bool:
    return len(word.folded) <= LONGEST and word.folded.isalnum()


def _is_common(look: Searcher, clause: Clause) -> bool:
    return any(
        all(look.doc_freq("all", word.folded) > COMMON_SHARE * look.num_docs for word in way.words)
        for way in clause.wordings
    )
