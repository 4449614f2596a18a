"""What every command that needs the archive's tables begins with."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _


class ArchiveCommand(BaseCommand):
    """A command on a database that must be set up; one clear sentence where it is not."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command, after a look at the database."""
        try:
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            raise CommandError(
                _("Không mở được cơ sở dữ liệu: %(reason)s. Hãy xem lại DATA_DIR, DATABASE_URL.")
                % {"reason": str(error).strip()}
            ) from error
        if missing:
            raise CommandError(
                _("Cơ sở dữ liệu chưa được thiết lập hoặc đã cũ. Hãy chạy: manage.py migrate")
            )
        return super().execute(*args, **options)
