"""Directives and instructions as lines of a table that a spreadsheet opens, and runs nothing of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from directives.models import Directive
from directives.pages.prose import plain
from directives.pages.results import issuer_name
from directives.pages.told import Told

BOM = "\ufeff"  # tells spreadsheets that the letters are UTF-8
DIRECTIVE_COLUMNS = (
    "directive_id",
    "kind",
    "number_symbol",
    "issued_on",
    "issuer",
    "province",
    "urgency",
    "subject",
    "source_name",
    "url",
)
INSTRUCTION_COLUMNS = (
    "directive_id",
    "kind",
    "number_symbol",
    "issued_on",
    "issuer",
    "province",
    "subject",
    "marker",
    "text",
    "addressees",
    "roles",
    "deadlines",
    "deadlines_end_on",
    "url",
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table_heading(columns: Iterable[str]) -> str:
    """Return the first line, which names the columns."""
    return BOM + _written(columns)


def directive_line(directive: Directive, source_name: str | None, site: str) -> str:
    """Return a directive as one line; what is unknown is an empty cell."""
    return _written(
        (
            directive.public_id,
            directive.kind,
            directive.number_symbol,
            _iso(directive.issued_on),
            issuer_name(directive),
            directive.province.name if directive.province else "",
            directive.urgency,
            directive.subject,
            source_name or "",
            f"{site}{directive.get_absolute_url()}",
        )
    )


def instruction_line(row: Told, site: str) -> str:
    """Return an instruction as one line; what stands in one cell is parted by semicolons."""
    directive, item = row.directive, row.item
    told, terms = item.addressees.all(), item.deadlines.all()
    return _written(
        (
            directive.public_id,
            directive.kind,
            directive.number_symbol,
            _iso(directive.issued_on),
            row.issuer_name,
            directive.province.name if directive.province else "",
            directive.subject,
            item.path,
            plain(item.text),
            "; ".join(each.name for each in told),
            "; ".join(each.role for each in told),
            "; ".join(each.printed for each in terms),
            "; ".join(each.ends_on.isoformat() for each in terms if each.ends_on),
            f"{site}{item.get_absolute_url()}",
        )
    )


def harmless(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula.

    >>> harmless('=HYPERLINK("x")'), harmless("- Sở Y tế"), harmless("5K")
    ('\\'=HYPERLINK("x")', "'- Sở Y tế", '5K')
    """
    return f"'{value}" if value.lstrip(" ").startswith(_STARTS_A_FORMULA) else value


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _written(values: Iterable[str]) -> str:
    file = io.StringIO()
    csv.writer(file).writerow(map(harmless, values))
    return file.getvalue()
