"""`search_index build | update | verify`: the index made anew, brought up to date, or checked."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directives.management.base import ArchiveCommand
from directives.search import index


class Command(ArchiveCommand):
    """Keeps the search index in step with the database."""

    help = gettext_lazy("Dựng lại, cập nhật chỉ mục tìm kiếm hoặc đối chiếu với cơ sở dữ liệu.")  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the one thing to do."""
        parser.add_argument("action", choices=["build", "update", "verify"])

    def handle(self, *, action: str, **options: Any) -> None:
        """Do it and say how much it concerned; exit with 1 when verifying finds differences."""
        if action == "build":
            count = index.rebuild()
            self._say(
                ngettext(
                    "%(count)d văn bản trong chỉ mục", "%(count)d văn bản trong chỉ mục", count
                ),
                count,
            )
        elif action == "update":
            count = index.catch_up()
            self._say(
                ngettext(
                    "%(count)d văn bản được cập nhật", "%(count)d văn bản được cập nhật", count
                ),
                count,
            )
        else:
            self._verify()

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

    def _say(self, sentence: str, count: int) -> None:
        self.stdout.write(sentence % {"count": count})
