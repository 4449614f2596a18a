"""Whether this process can serve pages, and whether a balancer should send it readers."""

from __future__ import annotations

import logging
import time

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from directives.models import Province
from directives.pages.listing import ListState
from directives.search import index
from directives.search.search import search
from directives.views.http import public

logger = logging.getLogger(__name__)

MOST_SECONDS_BEHIND = 60.0


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """Return 200 once database and index answer, else 503."""
    try:
        Province.objects.exists()
        state = ListState()
        search(state.query, state.filters, sort="newest", page=1, page_size=1)
    except (DatabaseError, OSError, RuntimeError, ValueError):
        logger.exception("The site cannot serve its pages.")
        return _answer("unavailable\n", 503)
    return _answer("ok\n", 200)


@public
def readyz(request: HttpRequest) -> HttpResponse:
    """Return 200 when database, migrations and index are fit for readers, else 503; all three told.

    An index may be behind for a moment; it is unfit when it has not moved for a minute although
    changes wait.
    """
    found = {"database": _database(), "migrations": "unknown", "index": _index()}
    if found["database"] == "ok":
        found["migrations"] = _migrations()
    fit = set(found.values()) == {"ok"}
    lines = "".join(f"{name}: {state}\n" for name, state in found.items())
    return _answer(lines, 200 if fit else 503)


def _database() -> str:
    try:
        Province.objects.exists()
    except DatabaseError:
        logger.exception("The database does not answer.")
        return "unavailable"
    return "ok"


_migrated = False


def _migrations() -> str:
    """Return whether the tables are those of this code; once they are, they stay so."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "ok" if _migrated else "missing"


_stands_still: tuple[str, float] = ("", 0.0)


def _index() -> str:
    global _stands_still
    state = index.generation()
    try:
        waiting = index.waiting()
    except (DatabaseError, OSError, index.Unusable):
        return "unavailable"
    now = time.monotonic()
    if not waiting or _stands_still[0] != state:
        _stands_still = (state, now)
    if now - _stands_still[1] > MOST_SECONDS_BEHIND:
        return f"{waiting} behind"
    return "ok"


def _answer(word: str, status: int) -> HttpResponse:
    return HttpResponse(
        word,
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
