"""What an index is made of: directives, and beside them their instructions.

Both parts belong to one generation: they follow the same notes up to the same horizon, are
swapped together and share a schema, so that every question can be asked of either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tantivy import Document

from directives.search import schema
from directives.search.entries import Reading
from directives.search.points import PointsReading


class Kept(Protocol):
    """What an index keeps of one directive; equal digests mean that nothing has to be done."""

    @property
    def pk(self) -> int:
        """Return the key of the directive."""

    @property
    def digest(self) -> int:
        """Return what tells two different states apart."""


class Reader(Protocol):
    """Reads from the database what a part keeps of each directive."""

    def chunks(self, size: int) -> Iterator[Sequence[Any]]:
        """Yield all of it, none of the lists empty."""

    def of(self, ids: Sequence[int]) -> Sequence[Any]:
        """Return that of these directives, as far as there is any."""


@dataclass(frozen=True)
class Part:
    """One part: its folder in a generation, how it is read, and what documents that makes."""

    folder: str
    reader: Callable[[], Reader]
    documents: Callable[[Any], Iterable[Document]]


DIRECTIVES = Part("", Reading, lambda entry: (schema.document(entry),))
POINTS = Part("points", PointsReading, schema.point_documents)
PARTS = (DIRECTIVES, POINTS)
