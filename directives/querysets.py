"""One method per question asked of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import connections, models
from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Concat

if TYPE_CHECKING:
    from directives.models import Directive, SearchNote


class DirectiveQuerySet(models.QuerySet["Directive"]):
    """Questions asked of directives."""

    def published(self) -> Self:
        """Return what the public may see."""
        return self.filter(status="published")

    def published_among(self, ids: Iterable[int]) -> Self:
        """Return those of these directives that the public may see.

        Their state is put so that no index answers it: SQLite would rather read all that is
        published, however few are asked for.
        """
        state = Concat("status", models.Value(""))
        return self.filter(pk__in=ids).alias(state=state).filter(state="published")

    def for_list(self) -> Self:
        """Return what a result row shows; the long texts stay in the database."""
        return self.select_related("issuer", "province").defer(
            "text", "preamble", "closing", "readings", "problems"
        )

    def for_export(self) -> Self:
        """Return what a line of an exported list says, with the name of the original."""
        of_source = FilteredRelation("sources", condition=Q(sources__is_current=True))
        return self.for_list().alias(original=of_source).annotate(source_name=F("original__name"))

    def for_page(self) -> Self:
        """Return a directive with all its page shows, in a fixed number of queries."""
        return self.select_related("issuer__parent", "province", "merged_into").prefetch_related(
            "instructions__addressees__body",
            "instructions__deadlines",
            "recipients__body",
            "citations__cited__issuer",
            models.Prefetch("sources", self._current_sources()),
        )

    @staticmethod
    def _current_sources() -> models.QuerySet[models.Model]:
        from directives.models import SourceFile

        return SourceFile.objects.filter(is_current=True).defer("content")


class SearchNoteQuerySet(models.QuerySet["SearchNote"]):
    """Writing and following the notes that keep every index in step."""

    def mark(self, directive_ids: Iterable[int]) -> None:
        """Note, in the transaction of the change, that these directives must be indexed anew."""
        transaction = self._current_transaction()
        self.bulk_create(
            [
                self.model(directive_id=pk, transaction=transaction)
                for pk in sorted(set(directive_ids))
            ],
            update_conflicts=True,
            unique_fields=["directive_id"],
            update_fields=["transaction"],
            batch_size=500,
        )

    def horizon(self) -> int:
        """Return the number below which every note is visible for good.

        PostgreSQL: the oldest transaction still open. SQLite has one writer at a time, so it is
        one past the newest note. Read it before the notes themselves.
        """
        connection = connections[self.db]
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT txid_snapshot_xmin(txid_current_snapshot())")
                return int(cursor.fetchone()[0])
        return self._newest() + 1

    def position(self) -> str:
        """Return the place in PostgreSQL's log that follows every change seen so far."""
        connection = connections[self.db]
        if connection.vendor != "postgresql":
            return ""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_wal_lsn()")
            return str(cursor.fetchone()[0])

    def since(self, horizon: int) -> Self:
        """Return the notes that an index which last looked at `horizon` may not know."""
        return self.filter(transaction__gte=horizon)

    def _newest(self) -> int:
        return self.aggregate(newest=models.Max("transaction"))["newest"] or 0

    def _current_transaction(self) -> int:
        connection = connections[self.db]
        if not connection.in_atomic_block:
            raise RuntimeError("A search note belongs into the transaction of the change.")
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT txid_current()")
                return int(cursor.fetchone()[0])
        return self._newest() + 1
