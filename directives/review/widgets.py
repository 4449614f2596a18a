"""Form fields that take what a curator types and give what the archive stores."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directives.review.lists import read_terms

DATE_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
PRINTED_NUMBER = re.compile(
    r"""(?:(?:số|so)\b\s*:?\s*)?
        (?P<number>\d+[a-zđ]?)?               # 16, 05, 12a; left blank on some copies
        (?:\s*/\s*(?P<year>(?:19|20)\d\d))?   # 30/2020/NĐ-CP
        \s*(?P<dash>[-/])\s*
        (?P<symbol>[^\W\d_][\w\s/.\-+&,()]*)  # CV/TU, UBND-VX
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A số, ký hiệu with its parts; all empty where a document has none."""

    number: str = ""
    symbol: str = ""
    printed: str = ""


def read_printed(typed: str) -> Printed:
    """Return the number and symbol that were typed as one.

    >>> read_printed("Số: 353 - CV/TU")
    Printed(number='353', symbol='CV/TU', printed='353-CV/TU')
    >>> read_printed("30/2020/NĐ-CP")
    Printed(number='30', symbol='NĐ-CP', printed='30/2020/NĐ-CP')
    """
    tidy = unicodedata.normalize("NFC", re.sub("[‐‑‒–—−]", "-", typed)).strip()
    if not tidy:
        return Printed()
    found = PRINTED_NUMBER.fullmatch(tidy)
    if found is None:
        raise ValueError(typed)
    number = found["number"] or ""
    symbol = re.sub(r"\s*([-/])\s*", r"\1", found["symbol"]).strip()
    year = f"/{found['year']}" if found["year"] else ""
    return Printed(number, symbol, f"{number}{year}{found['dash']}{symbol}")


class PrintedNumberField(forms.CharField):
    """Số, ký hiệu as printed, in one box."""

    def clean(self, value: Any) -> Any:
        """Return the printed form with its parts."""
        try:
            printed = read_printed(super().clean(value))
        except ValueError as error:
            raise ValidationError(
                _("Ghi như trong văn bản: 353-CV/TU, 16/CT-TTg hoặc 30/2020/NĐ-CP.")
            ) from error
        if len(printed.number) > 12 or len(printed.symbol) > 60:
            raise ValidationError(_("Số, ký hiệu dài quá mức có thể có trong văn bản."))
        return printed


class LinesField(forms.CharField):
    """A text of several lines, whatever newline the browser sends."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """Return the text with plain newlines and no blanks at either end."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n").strip()


class TermsField(LinesField):
    """Deadlines, one a line, that can all be understood."""

    def clean(self, value: Any) -> Any:
        """Return the lines; one whose dates cannot be read is told."""
        typed: str = super().clean(value)
        try:
            read_terms(typed)
        except ValueError as error:
            raise ValidationError(
                _("Ghi ngày theo dạng dd/mm/yyyy sau dấu gạch đứng, hoặc để trống.")
            ) from error
        return typed
