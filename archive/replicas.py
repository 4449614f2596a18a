"""Which database answers a request: a replica for readers, the primary for whoever writes.

Pages come from PostgreSQL's own streaming replicas where DATABASE_REPLICA_URLS names some. A
replica serves a page only if it has replayed all that this node's index knows, so a page never
shows less than the search that led to it, and is never kept under the tag of a newer state. One
that does not answer is left out and asked again a little later; the primary stands in.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from asgiref.local import Local
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, OperationalError, connections
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from archive.middleware import BACK_OFFICE
from directives.search.generations import position

logger = logging.getLogger(__name__)

FIRST_REST = 2.0
LONGEST_REST = 30.0
BEHIND_REST = 0.5

# Standing still is also seen: a replica that lost its primary replays nothing more, and the
# index moves on with the primary.
REPLAYED = "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= %s::pg_lsn"

Handler = Callable[[HttpRequest], HttpResponse]

_chosen = Local()


def chosen() -> str:
    """Return the alias of the database that the present request reads."""
    return getattr(_chosen, "alias", DEFAULT_DB_ALIAS)


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    """Read a database that was chosen before, for what is made after the request has ended."""
    _chosen.alias = alias
    try:
        yield
    finally:
        del _chosen.alias


class Replica:
    """What this process knows of one replica: how far it is, and whether it rests."""

    def __init__(self, alias: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.alias = alias
        self.clock = clock
        self.reached = ""
        self.rests_until = 0.0
        self.failures = 0

    def serves(self, wanted: str) -> bool:
        """Return whether it answers and has replayed the log up to the wanted position."""
        if self.clock() < self.rests_until:
            return False
        if self.failures == 0 and self.reached == wanted:
            return True
        try:
            with connections[self.alias].cursor() as cursor:
                cursor.execute(REPLAYED, [wanted])
                reached = bool(cursor.fetchone()[0])
        except DatabaseError:
            self.failed()
            return False
        if self.failures:
            logger.warning("%s answers again.", self.alias)
        self.failures = 0
        if reached:
            self.reached = wanted
        else:
            self.rests_until = self.clock() + BEHIND_REST
        return reached

    def failed(self) -> None:
        """Leave it out for a while, longer each time."""
        rest = min(FIRST_REST * 2**self.failures, LONGEST_REST)
        self.failures += 1
        self.rests_until = self.clock() + rest
        logger.warning("%s does not answer; asked again in %.0f s.", self.alias, rest)
        connections[self.alias].close()


class ReplicaRouter:
    """Reads go where the request was sent; writes, and all commands, to the primary."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        """Return the alias that the present request reads."""
        return chosen()

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        """Return the primary."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """Return that rows of all aliases belong together: they are one database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Return whether this is the primary: replicas receive tables by replication."""
        return db == DEFAULT_DB_ALIAS


class ReplicaMiddleware:
    """Send readers' requests to a replica; when it fails on the way, ask the primary once."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.replicas = [Replica(alias) for alias in settings.DATABASE_REPLICAS]
        self.turns = count()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the response, read from the database that is chosen here."""
        _chosen.alias = self._choice(request)
        try:
            return self.get_response(request)
        finally:
            del _chosen.alias

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page as the primary gives it where a replica failed in the middle."""
        alias = chosen()
        if alias == DEFAULT_DB_ALIAS or not isinstance(error, OperationalError | InterfaceError):
            return None
        next(each for each in self.replicas if each.alias == alias).failed()
        _chosen.alias = DEFAULT_DB_ALIAS
        found = request.resolver_match
        return found.func(request, *found.args, **found.kwargs) if found else None

    def _choice(self, request: HttpRequest) -> str:
        if request.method not in ("GET", "HEAD") or request.path_info.startswith(BACK_OFFICE):
            return DEFAULT_DB_ALIAS  # curators see their own writes
        if not self.replicas or not (wanted := position()):
            return DEFAULT_DB_ALIAS
        first = next(self.turns)
        for step in range(len(self.replicas)):
            replica = self.replicas[(first + step) % len(self.replicas)]
            if replica.serves(wanted):
                return replica.alias
        return DEFAULT_DB_ALIAS
