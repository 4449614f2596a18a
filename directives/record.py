"""Values that one process sends to another."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any


class Record:
    """A frozen dataclass of two fields or more, sent as the class and the values of its fields.

    A directive's reading holds a hundred of them; in their usual form they cost three times as much
    to pack and twice as much to unpack.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Return the class and the arguments that make an equal value."""
        return type(self), _VALUES[type(self)](self)


class _Values(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """For each class a function that returns the values of its fields."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        found = self[kind] = attrgetter(*vars(kind)["__match_args__"])
        return found


_VALUES = _Values()
