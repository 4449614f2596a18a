"""`parse_directive FILE…`: what the archive would read in a file; nothing is stored."""

from __future__ import annotations

import logging
import sys
from pathlib import PurePath
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.contract import directive_json
from directives.files import printable, read_file
from directives.management.base import SpokenCommand
from directives.management.output import json_line
from directives.management.summary import summary
from directives.problems import Refused, describe, problem_data, problem_json
from directives.reading import REFUSALS, understand

logger = logging.getLogger(__name__)


class Command(SpokenCommand):
    """Read files and show the reading; works without a database."""

    help = gettext_lazy("Đọc thử văn bản và cho biết đọc được gì; không lưu gì.")  # type: ignore[assignment]
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the files and the form of the answer."""
        parser.add_argument("files", nargs="+", metavar="FILE", help=_("Tệp văn bản"))
        parser.add_argument("--json", action="store_true", help=_("Mỗi tệp một dòng JSON"))

    def handle(self, *, files: list[str], **options: Any) -> None:
        """Print each reading; exit status 1 if any file could not be read as a directive."""
        readings = map(read, files)
        all_ok = True
        for reading in readings:
            all_ok = all_ok and reading["ok"]
            if options["json"]:
                self.stdout.write(json_line(reading, getattr(self.stdout, "encoding", None)))
                self.stdout.flush()
            else:
                self.stdout.write(summary(reading | {"file": printable(reading["file"])}))
        if not all_ok:
            sys.exit(1)


def read(file: str) -> dict[str, Any]:
    """Return the reading of a file under the keys of the contract."""
    answer: dict[str, Any] = {
        "file": file,
        "ok": False,
        "error": None,
        "problems": [],
        "directive": None,
    }
    try:
        understood = understand(read_file(file), PurePath(printable(file)).name)
    except (Refused, *REFUSALS) as refusal:
        return answer | {"error": describe(refusal)}
    except Exception:
        logger.exception("Reading of %r failed", file)
        return answer | {"error": _("Lỗi ngoài dự kiến khi đọc tệp này; xem nhật ký lỗi.")}
    return answer | {
        "ok": True,
        "problems": [problem_json(problem_data(each)) for each in understood.problems],
        "directive": directive_json(understood.parsed),
    }
