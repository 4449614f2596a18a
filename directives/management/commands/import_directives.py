"""`import_directives PATH…`: files and folders into the archive, safe to repeat."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import ExitStack, closing
from itertools import chain
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.files import document_files, printable
from directives.importing import Manner, import_files
from directives.ingest import Outcome, writing
from directives.management.base import ArchiveCommand
from directives.management.output import Progress, json_line
from directives.management.report import Report, open_failed
from directives.problems import describe, problem_json

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

        parser.add_argument(
            "--report", metavar="FILE.csv", help=_("Ghi các điều cần xem lại vào tệp CSV")
        )

    def handle(self, *, paths: list[str], dry_run: bool, **options: Any) -> None:
        """Import the files, tell what became of each, and count."""
        tally: Counter[str] = Counter()
        manner = Manner(
            options["draft"], options["replace"], options["reparse"], follow=not dry_run
        )
        with ExitStack() as stack:
            report = stack.enter_context(_report(options["report"])) if options["report"] else None
            if dry_run:  # the real import, undone: so the second of a pair shows as such
                stack.enter_context(writing(dry_run=True))
            files = list(chain.from_iterable(map(document_files, paths)))
            self.progress = Progress(len(files))
            for file, outcome in stack.enter_context(closing(import_files(files, manner))):
                tally[outcome.outcome] += 1
                self.tell(file, outcome, as_json=options["json"])
                if report:
                    report.add(file, outcome)
                self.progress.step()
            self.progress.end()
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
            self.progress.clear()
            self.stdout.write(f"{printable(file)}: {sentence}")


def _report(path: str) -> Report:
    try:
        return Report(path)
    except OSError as error:
        raise CommandError(open_failed(path, error)) from error


def tally_sentence(tally: Counter[str], *, dry_run: bool) -> str:
    """Return how many files had which outcome."""
    counts = ", ".join(f"{label}: {tally[name]}" for name, label in LABELS.items())
    said = _("Sẽ nhập — %(counts)s.") if dry_run else _("Đã nhập — %(counts)s.")
    return said % {"counts": counts}
