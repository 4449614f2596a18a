"""What a reader typed, understood: words, phrases, exclusions, document numbers, expansions.

Pure, and never raises: every text is some query. How it is answered is told in `engine.py`.
"""

from __future__ import annotations

from functools import lru_cache

from directives.search.asked import SearchQuery
from directives.search.reading import Reader


@lru_cache(maxsize=1024)
def parse_query(typed: str) -> SearchQuery:
    """Return what a reader's text asks for; never raises.

    >>> query = parse_query('UBND "truy vết" -bầu')
    >>> [clause.quoted for clause in query.clauses], query.expansions
    ([False, True], (('UBND', 'Ủy ban nhân dân'),))
    """
    return Reader(typed).query()
