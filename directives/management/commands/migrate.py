"""`migrate`: Django's own, one at a time, and one clear sentence where there is no database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.commands import migrate
from django.db import DatabaseError, connection

from directives.management.base import reach_database, unreachable
from directives.search.locks import locked

PATIENCE = 600.0
MIGRATORS_LOCK = 7_201_946


class Command(migrate.Command):
    """Two sites that start on one new database must not both lay its tables."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Migrate, if the database answers, once those who began earlier are done."""
        try:
            reach_database()
            connection.ensure_connection()
        except DatabaseError as error:
            raise unreachable(error) from error
        with locked(settings.DATA_DIR / "migrate.lock", PATIENCE), self._alone_on_the_server():
            return super().execute(*args, **options)

    @contextmanager
    def _alone_on_the_server(self) -> Iterator[None]:
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATORS_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATORS_LOCK])
