"""What every command that needs the archive's tables begins with."""

from __future__ import annotations

from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _


class SpokenCommand(BaseCommand):
    """A command whose help is in the active language."""

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """Return the parser; argparse takes no sentence that is still to be translated."""
        self.help = str(self.help)
        return super().create_parser(prog_name, subcommand, **options)


class ArchiveCommand(SpokenCommand):
    """A command on a database that must be set up; one clear sentence where it is not."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command, after a look at the database."""
        try:
            reach_database()
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            raise unreachable(error) from error
        if missing:
            raise CommandError(
                _("Cơ sở dữ liệu chưa được thiết lập hoặc đã cũ. Hãy chạy: manage.py migrate")
            )
        return super().execute(*args, **options)


def reach_database() -> None:
    """Open the database once by itself: the pool would wait long, and not say what is wrong."""
    if connection.vendor == "postgresql" and connection.settings_dict["OPTIONS"].get("pool"):
        try:
            psycopg.connect(**connection.get_connection_params()).close()
        except psycopg.Error as error:
            raise DatabaseError(str(error)) from error


def unreachable(error: DatabaseError) -> CommandError:
    """Return the sentence for a database that does not answer."""
    reason = " ".join(str(error).split())
    return CommandError(
        _("Không mở được cơ sở dữ liệu: %(reason)s. Hãy xem lại DATA_DIR, DATABASE_URL.")
        % {"reason": reason}
    )
