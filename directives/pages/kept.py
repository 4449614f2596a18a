"""Answers that are kept until the archive changes: the index tells when it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

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
            if not (now := generation()):
                return ask(*args, **kwargs)
            state = (str(settings.INDEX_DIR), now, get_language())
            return keep(state, *args, **kwargs)  # type: ignore[arg-type]

        return answer

    return decorate
