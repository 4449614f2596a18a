"""`search_index build | update | follow | verify`.

The index made anew, brought up to date once or for as long as a node runs, or checked.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from threading import Event
from typing import Any

from django.core.management.base import CommandParser
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directives.management.base import ArchiveCommand
from directives.search import index

logger = logging.getLogger(__name__)

LONGEST_REST = 30.0


class Command(ArchiveCommand):
    """Keeps the search index in step with the database."""

    help = gettext_lazy("Dựng lại, cập nhật chỉ mục tìm kiếm hoặc đối chiếu với cơ sở dữ liệu.")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the one thing to do."""
        parser.add_argument("action", choices=["build", "update", "verify", "follow"])
        parser.add_argument(
            "--every",
            type=float,
            default=1.0,
            metavar=_("GIÂY"),
            help=_("follow: bao nhiêu giây thì hỏi cơ sở dữ liệu một lần"),
        )
        parser.add_argument(
            "--cores",
            type=int,
            default=len(os.sched_getaffinity(0)),
            metavar=_("SỐ"),
            help=_("build: dùng bao nhiêu lõi của máy"),
        )

    def handle(self, *, action: str, every: float, cores: int, **options: Any) -> None:
        """Do it and say how much it concerned; exit with 1 when verifying finds differences."""
        if action == "build":
            count = index.rebuild(at_once=cores > 1)
            self._say(
                ngettext(
                    "%(count)d văn bản trong chỉ mục", "%(count)d văn bản trong chỉ mục", count
                ),
                count,
            )
        elif action == "update":
            self._say_updated(index.catch_up())
        elif action == "follow":
            self._follow(max(every, 0.05))
        else:
            self._verify()

    def _follow(self, every: float) -> None:
        """Ask for changes until told to stop; a database that is away is asked again later."""
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        failures = 0
        while not stop.is_set():
            try:
                if count := index.catch_up():
                    self._say_updated(count)
                failures = 0
            except (DatabaseError, OSError, index.Unusable):
                failures += 1
                logger.warning("The index could not follow the database.", exc_info=True)
                connection.close()
            stop.wait(min(every * 2**failures, LONGEST_REST) if failures else every)

    def _verify(self) -> None:
        differences = index.verify()
        words = {
            "missing": _("thiếu trong chỉ mục"),
            "extra": _("thừa trong chỉ mục"),
            "stale": _("đã cũ trong chỉ mục"),
        }
        for difference in differences:
            self.stdout.write(f"{difference.directive_id}: {words[difference.kind]}")
        count = len(differences)
        self._say(ngettext("%(count)d chỗ khác nhau", "%(count)d chỗ khác nhau", count), count)
        if differences:
            sys.exit(1)

    def _say_updated(self, count: int) -> None:
        sentence = ngettext(
            "%(count)d văn bản được cập nhật", "%(count)d văn bản được cập nhật", count
        )
        self._say(sentence, count)

    def _say(self, sentence: str, count: int) -> None:
        self.stdout.write(sentence % {"count": count})
