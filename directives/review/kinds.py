"""The kinds of document a curator may choose, from the reference data."""

from __future__ import annotations

from directives.pages.labels import kind_label
from directives.reference import table


def kind_choices(current: str = "") -> list[tuple[str, str]]:
    """Return (code, name) of every kind in the active language, and of the current one."""
    codes = [row["id"] for row in table("document_types")["types"]]
    if current and current not in codes:
        codes.append(current)
    return [(code, kind_label(code)) for code in codes]
