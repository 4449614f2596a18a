"""A table of what needs a person after an import, for a spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Self

from django.utils.translation import gettext as _

from directives.files import printable
from directives.outcomes import Outcome
from directives.problems import describe

COLUMNS = ("file", "outcome", "address", "severity", "part", "line", "message")
NOT_STORED = ("failed", "duplicate")
# A spreadsheet takes a cell that begins so for a formula, and would run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Report:
    """The file of problems: one line for each, none for what went well.

    With a byte order mark, without which Excel takes UTF-8 for another encoding.
    """

    def __init__(self, path: str) -> None:
        self._file = Path(path).open(  # noqa: SIM115 - this is a context manager itself
            "w", encoding="utf-8-sig", errors="replace", newline=""
        )
        self._rows = csv.writer(self._file)
        self._rows.writerow(COLUMNS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _raised: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, file: str, outcome: Outcome) -> None:
        """Write down what is wrong with a file, or why it was not stored."""
        if outcome.error:
            self._write(file, outcome, ("error", "file", "", outcome.error))
        for problem in outcome.problems:
            if problem["severity"] != "info" or outcome.outcome in NOT_STORED:
                line = str(problem.get("line") or "")
                told = (problem["severity"], problem["part"], line, describe(problem))
                self._write(file, outcome, told)
        self._file.flush()

    def _write(self, file: str, outcome: Outcome, told: tuple[str, str, str, str]) -> None:
        cells = (printable(file), outcome.outcome, outcome.url or "", *told)
        self._rows.writerow(map(cell, cells))


def cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet computes.

    >>> cell("=1+1"), cell("Chỉ thị")
    ("'=1+1", 'Chỉ thị')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def open_failed(path: str, error: OSError) -> str:
    """Return the sentence for a report that cannot be written."""
    return _("Không ghi được báo cáo vào %(path)s (%(reason)s). Hãy chọn tệp khác.") % {
        "path": printable(path),
        "reason": error.strerror,
    }
