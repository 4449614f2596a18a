"""`check_originals`: whether every original is still, byte for byte, what was received."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directives.downloads import stretches
from directives.management.base import ArchiveCommand
from directives.management.output import Progress, json_line
from directives.models import Directive, SourceFile

COLUMNS = ("sha256", "name", "size", "directive__slug", "directive__public_id")


class Finding(NamedTuple):
    """One original, or the lack of one, and what is wrong with it."""

    directive: Directive
    name: str | None
    sha256: str | None
    error: str | None


class Command(ArchiveCommand):
    """Compute every digest anew; memory stays flat however many and large they are."""

    help = gettext_lazy("Tính lại mã băm của mọi bản gốc và báo bản nào đã khác đi hoặc bị mất.")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the output for programs."""
        parser.add_argument("--json", action="store_true", help=_("Mỗi bản gốc một dòng JSON"))

    def handle(self, **options: Any) -> None:
        """Tell of each original that is not as it was; exit with 1 if there is one."""
        wrong = total = 0
        for finding in findings():
            total += 1
            wrong += finding.error is not None
            self.tell(finding, as_json=options["json"])
        if not options["json"]:
            said = ngettext(
                "Đã kiểm tra %(total)d bản gốc; sai hoặc thiếu: %(wrong)d.",
                "Đã kiểm tra %(total)d bản gốc; sai hoặc thiếu: %(wrong)d.",
                total,
            )
            self.stdout.write(said % {"total": total, "wrong": wrong})
        if wrong:
            sys.exit(1)

    def tell(self, finding: Finding, *, as_json: bool) -> None:
        """Print one finding: all as JSON, for people only what is wrong."""
        url = finding.directive.get_absolute_url()
        if as_json:
            data = {
                "url": url,
                "name": finding.name,
                "sha256": finding.sha256,
                "ok": finding.error is None,
                "error": finding.error,
            }
            self.stdout.write(json_line(data, getattr(self.stdout, "encoding", None)))
        elif finding.error:
            self.stdout.write(f"{url}: {finding.error}")


def findings() -> Iterator[Finding]:
    """Yield what is found of each original, then of each directive that has none."""
    keys = list(SourceFile.objects.order_by("pk").values_list("pk", flat=True))
    progress = Progress(len(keys))
    for pk in keys:
        source = SourceFile.objects.select_related("directive").only(*COLUMNS).filter(pk=pk).first()
        if source is not None:  # deleted since, with its draft
            wrong = _wrong_with(source)
            if wrong:
                progress.clear()
            yield Finding(source.directive, source.name, source.sha256, wrong)
        progress.step()
    progress.end()
    without = Directive.objects.exclude(sources__is_current=True).only("slug", "public_id")
    for directive in without.order_by("pk").iterator():
        yield Finding(directive, None, None, _("Văn bản không có bản gốc."))


def _wrong_with(source: SourceFile) -> str | None:
    digest, size = hashlib.sha256(), 0
    for stretch in stretches(source):
        digest.update(stretch)
        size += len(stretch)
    if size == 0 and source.size:
        return _("Mất nội dung của bản gốc “%(name)s”.") % {"name": source.name}
    if digest.hexdigest() != source.sha256:
        return _(
            "Bản gốc “%(name)s” đã khác đi: mã băm ghi lúc nhận là %(stored)s,"
            " tính lại là %(found)s."
        ) % {"name": source.name, "stored": source.sha256, "found": digest.hexdigest()}
    return None
