"""`import_directives PATH…`: files and folders into the archive, safe to repeat."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from contextlib import nullcontext
from itertools import chain
from pathlib import PurePath
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.files import document_files, printable, read_file
from directives.ingest import Outcome, ingest, keep_up, writing
from directives.management.base import ArchiveCommand
from directives.management.output import json_line, with_progress
from directives.problems import Refused, describe, problem_json

logger = logging.getLogger(__name__)

INDEX_EVERY = 200
LABELS = {
    "created": gettext_lazy("mới"),
    "updated": gettext_lazy("cập nhật"),
    "unchanged": gettext_lazy("đã có"),
    "duplicate": gettext_lazy("trùng nội dung"),
    "failed": gettext_lazy("lỗi"),
}


class Command(ArchiveCommand):
    """Take in every file; one bad file never stops the rest."""

    help = gettext_lazy("Nhập văn bản từ tệp hoặc thư mục; chạy lại bao nhiêu lần cũng được.")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the paths and how to treat what the archive knows already."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help=_("Tệp hoặc thư mục"))
        parser.add_argument("--dry-run", action="store_true", help=_("Chỉ cho biết sẽ làm gì"))
        parser.add_argument("--json", action="store_true", help=_("Mỗi tệp một dòng JSON"))
        parser.add_argument("--draft", action="store_true", help=_("Lưu thành bản nháp"))
        parser.add_argument("--reparse", action="store_true", help=_("Đọc lại bản gốc đã lưu"))
        parser.add_argument(
            "--replace", action="store_true", help=_("Thay bản gốc của văn bản cùng số, cùng ngày")
        )

    def handle(
        self,
        *,
        paths: list[str],
        dry_run: bool,
        draft: bool,
        reparse: bool,
        replace: bool,
        **options: Any,
    ) -> None:
        """Import the files, tell what became of each, and count."""
        tally: Counter[str] = Counter()
        files = list(chain.from_iterable(map(document_files, paths)))
        # A rehearsal is the real import, undone: so the second of a pair shows as such.
        with writing(dry_run=True) if dry_run else nullcontext():
            for count, file in enumerate(with_progress(files), 1):
                outcome = import_file(file, draft=draft, replace=replace, reparse=reparse)
                tally[outcome.outcome] += 1
                self.tell(file, outcome, as_json=options["json"])
                if count % INDEX_EVERY == 0 and not dry_run:
                    keep_up()
        if not dry_run:
            keep_up()
        if not options["json"]:
            self.stdout.write(tally_sentence(tally, dry_run=dry_run))
        if tally["failed"]:
            sys.exit(1)

    def tell(self, file: str, outcome: Outcome, *, as_json: bool) -> None:
        """Print one file's outcome: all of it as JSON, for people only what needs a look."""
        if as_json:
            data = {
                "file": file,
                "outcome": outcome.outcome,
                "url": outcome.url,
                "error": outcome.error,
                "problems": [problem_json(each) for each in outcome.problems],
            }
            self.stdout.write(json_line(data, getattr(self.stdout, "encoding", None)))
            self.stdout.flush()
            return
        notable = [each for each in outcome.problems if each["severity"] == "error"]
        if outcome.outcome == "duplicate":
            notable = list(outcome.problems)
        for sentence in filter(None, [outcome.error, *map(describe, notable)]):
            self.stdout.write(f"{printable(file)}: {sentence}")


def import_file(file: str, *, draft: bool, replace: bool, reparse: bool) -> Outcome:
    """Return what became of one file, whatever is wrong with it."""
    try:
        return ingest(
            read_file(file),
            PurePath(printable(file)).name,
            draft=draft,
            replace=replace,
            reparse=reparse,
            follow=False,
        )
    except Refused as refusal:
        return Outcome("failed", error=describe(refusal))
    except Exception:
        logger.exception("Import of %r failed", file)
        return Outcome("failed", error=_("Lỗi ngoài dự kiến khi nhập tệp này; xem nhật ký lỗi."))


def tally_sentence(tally: Counter[str], *, dry_run: bool) -> str:
    """Return how many files had which outcome."""
    counts = ", ".join(f"{label}: {tally[name]}" for name, label in LABELS.items())
    said = _("Sẽ nhập — %(counts)s.") if dry_run else _("Đã nhập — %(counts)s.")
    return said % {"counts": counts}
