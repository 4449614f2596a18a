"""`worker`: reads what curators have sent, until it is told to stop."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.management.base import ArchiveCommand
from directives.work.queues import QUICK
from directives.work.reader import Reader, die_with
from directives.work.supervisor import Supervisor


class Command(ArchiveCommand):
    """Run one worker; several may run, on one machine or on many."""

    help = gettext_lazy("Đọc các tệp mà biên tập viên đã tải lên; chạy cho đến khi được bảo dừng.")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare when to end; what a worker tells its own reader is nobody else's business."""
        parser.add_argument(
            "--drain", action="store_true", help=_("Dừng khi không còn tệp nào chờ")
        )
        parser.add_argument("--reader", help=argparse.SUPPRESS)
        parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)
        parser.add_argument("--queue", default=QUICK, help=argparse.SUPPRESS)

    def handle(self, *, drain: bool, reader: str, parent: int, queue: str, **options: Any) -> None:
        """Work."""
        if reader:
            die_with(parent)
            worker = Reader(reader, parent, queue=queue, drain=drain)
            worker.configure_signals()
            worker.run()
        else:
            Supervisor(drain=drain).run()
