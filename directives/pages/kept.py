"""Answers that are kept until the archive changes: the index tells when it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from django.conf import settings
from django.utils.translation import get_language

from directives.search.index import generation

P = ParamSpec("P")
R = TypeVar("R")


def kept_until_change(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Return a decorator that keeps up to `most` answers for one state of the index and language.

    Every change of a public page is noted for the index in its own transaction, so an answer
    read under a generation is never older than it. Arguments must be hashable.
    """

    def decorate(ask: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=most)
        def keep(_state: tuple[Any, ...], *args: P.args, **kwargs: P.kwargs) -> R:
            return ask(*args, **kwargs)

        @wraps(ask)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            if not (state := _state()):
                return ask(*args, **kwargs)
            return keep(state, *args, **kwargs)  # type: ignore[arg-type]

        return answer

    return decorate


def each_kept_until_change(
    most: int, weight: Callable[[R], int]
) -> Callable[[Callable[[Sequence[int]], dict[int, R]]], Callable[[Sequence[int]], dict[int, R]]]:
    """Return a decorator that keeps the answers on single keys, and asks for the others at once.

    They are kept for one state of the index and language, up to `most` in sum of their weights;
    those that were not asked for longest go first.
    """

    def decorate(
        ask: Callable[[Sequence[int]], dict[int, R]],
    ) -> Callable[[Sequence[int]], dict[int, R]]:
        shelf: _Shelf[R] = _Shelf(most, weight)

        @wraps(ask)
        def answer(keys: Sequence[int]) -> dict[int, R]:
            if not (state := _state()):
                return ask(keys)
            found = shelf.held(state, keys)
            if missing := [key for key in keys if key not in found]:
                fresh = ask(missing)
                shelf.keep(state, fresh)
                found |= fresh
            return found

        return answer

    return decorate


class _Shelf(Generic[R]):
    """Answers by key for one state, the one asked for last at the end."""

    def __init__(self, most: int, weight: Callable[[R], int]) -> None:
        self._most, self._weight = most, weight
        self._state: tuple[Any, ...] = ()
        self._answers: dict[int, R] = {}
        self._sum = 0
        self._lock = Lock()

    def held(self, state: tuple[Any, ...], keys: Sequence[int]) -> dict[int, R]:
        """Return the answers that are here for this state."""
        with self._lock:
            if state != self._state:
                self._state, self._answers, self._sum = state, {}, 0
            found = {key: self._answers.pop(key) for key in keys if key in self._answers}
            self._answers |= found
            return found

    def keep(self, state: tuple[Any, ...], fresh: dict[int, R]) -> None:
        """Keep the answers if their state still holds, and let go of the oldest for them."""
        with self._lock:
            if state != self._state:
                return
            new = {key: answer for key, answer in fresh.items() if key not in self._answers}
            self._answers |= new
            self._sum += sum(map(self._weight, new.values()))
            while self._sum > self._most:
                self._sum -= self._weight(self._answers.pop(next(iter(self._answers))))


def _state() -> tuple[Any, ...] | None:
    """Return what an answer holds for; None where there is no index to tell of changes."""
    now = generation()
    return (str(settings.INDEX_DIR), now, get_language()) if now else None
