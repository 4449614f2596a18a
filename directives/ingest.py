"""The one verb that brings files in: one transaction, safe to repeat.

`ingest` takes one file; `take_in` takes many that were read before. Both go the same way.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from django.db import connection, transaction
from django.utils.translation import gettext as _

from directives import batch, identity, outcomes
from directives.arrivals import Arrival, receive
from directives.originals import Reread, reread
from directives.outcomes import Outcome
from directives.problems import Refused, describe
from directives.reading import REFUSALS
from directives.search.index import catch_up
from directives.sources import current_source, known_sources

__all__ = ["Outcome", "ingest", "keep_up", "refused", "take_in", "writing"]

logger = logging.getLogger(__name__)

WRITERS_LOCK = 7_201_945


def ingest(
    content: bytes,
    name: str,
    *,
    draft: bool = False,
    replace: bool = False,
    reparse: bool = False,
    dry_run: bool = False,
    follow: bool = True,
) -> Outcome:
    """Return what became of a file that was to be taken into the archive.

    `follow=False` leaves it to the caller to bring the index up to date after many files.
    """
    digest = identity.sha256(content)
    entry: Arrival | Reread
    try:
        known = known_sources([digest]).get(digest)
        if known and reparse:
            source = current_source(known.directive_id)
            arrival = receive(bytes(source.content), source.name)
            entry = Reread(known.directive_id, arrival, digest)
        elif known and not replace:
            return outcomes.unchanged(known.directive, digest)
        else:
            entry = receive(content, name)
    except Exception as error:
        return refused(error, name, digest)
    (found,) = take_in([entry], draft=draft, replace=replace, dry_run=dry_run)
    if follow and not dry_run and found.outcome in ("created", "updated"):
        transaction.on_commit(keep_up)
    return found


def take_in(
    entries: Sequence[Arrival | Reread],
    *,
    draft: bool = False,
    replace: bool = False,
    dry_run: bool = False,
) -> list[Outcome]:
    """Return what became of the files, in their order: all are stored at once.

    Where that fails, each is tried in a transaction of its own: one bad file costs no other.
    """
    try:
        with writing(dry_run=dry_run):
            return [
                outcome
                for kind, group in groupby(entries, key=type)
                for outcome in _taken(kind, list(group), draft=draft, replace=replace)
            ]
    except Exception as error:
        if len(entries) == 1:
            (entry,) = entries
            arrival = entry.arrival if isinstance(entry, Reread) else entry
            return [refused(error, arrival.name, entry.sha256)]
        logger.warning("%d files could not be stored at once", len(entries), exc_info=True)
    alone = ([entry] for entry in entries)
    return [take_in(each, draft=draft, replace=replace, dry_run=dry_run)[0] for each in alone]


def refused(error: Exception, name: str, digest: str = "") -> Outcome:
    """Return that a file failed, and why: in one sentence, or in the log where it is our fault."""
    if isinstance(error, (*REFUSALS, Refused)):
        return Outcome("failed", error=describe(error), sha256=digest)
    logger.error("Import of %r failed", name, exc_info=error)
    said = _("Lỗi của hệ thống khi đọc tệp này; không có gì được lưu. Hãy báo người quản trị.")
    return Outcome("failed", error=said, sha256=digest)


def keep_up() -> bool:
    """Return whether the index now holds every change; a failure heals at the next change."""
    try:
        catch_up()
    except Exception:
        logger.warning(
            "The search index could not follow; it will at the next change", exc_info=True
        )
        return False
    return True


@contextmanager
def writing(*, dry_run: bool = False) -> Iterator[None]:
    """One transaction at a time: SQLite has one writer by nature, PostgreSQL by this lock.

    So two imports of the same file, or of two texts with the same number, see each other.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])
        yield
        if dry_run:
            transaction.set_rollback(True)


def _taken(
    kind: type, entries: list[Arrival | Reread], *, draft: bool, replace: bool
) -> list[Outcome]:
    if kind is Reread:
        return [_reread(entry) for entry in entries if isinstance(entry, Reread)]
    arrivals = [entry for entry in entries if isinstance(entry, Arrival)]
    return batch.take_in(arrivals, draft=draft, replace=replace)


def _reread(entry: Reread) -> Outcome:
    try:
        return reread(entry)
    except Refused as refusal:
        return Outcome("failed", error=describe(refusal), sha256=entry.sha256)
