"""The attributes of a directive, each with how it came to be known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from directives.models import Directive, Origin
from directives.pages.labels import (
    day_label,
    kind_label,
    level_label,
    reason_label,
    urgency_label,
)
from directives.pages.prose import plain, raised
from directives.pages.results import issuer_name

SIGNATURE = ("signatory_name", "signatory_title", "signing_authority")


@dataclass(frozen=True, slots=True)
class Fact:
    """One attribute; `more` are the lines below its value, why it was inferred first."""

    label: str
    value: str
    url: str = ""
    more: tuple[str, ...] = ()
    origin: str = ""
    is_vietnamese: bool = False
    is_wide: bool = False

    @property
    def state(self) -> str:
        """Return the word for how the value came, "" for one simply stated."""
        return "" if self.origin in ("", Origin.STATED) else str(Origin(self.origin).label)


def facts(directive: Directive) -> list[Fact]:
    """Return the attributes in the order of the national database, unknown ones said to be so."""
    unknown = gettext("Không có")
    issuer, province = directive.issuer, directive.province
    name = issuer_name(directive)
    above, signed = directive.parent_body, directive.signatory_name
    has_successor = province and not province.successor_unchanged
    return [
        Fact(
            gettext("Số, ký hiệu"),
            directive.number_symbol or unknown,
            is_vietnamese=bool(directive.number_symbol),
            **_known(
                directive,
                "number_symbol",
                more="" if directive.number_symbol else gettext("Bản gốc không ghi"),
            ),
        ),
        Fact(
            gettext("Loại văn bản"),
            kind_label(directive.kind) if directive.kind else unknown,
            **_known(directive, "kind"),
        ),
        Fact(
            gettext("Cơ quan ban hành"),
            name or unknown,
            url=issuer.get_absolute_url() if issuer else "",
            is_vietnamese=bool(name),
            **_known(
                directive,
                "issuer",
                more=gettext("Cấp trên: %(name)s") % {"name": above} if above else "",
            ),
        ),
        Fact(
            gettext("Ngày ban hành"),
            day_label(directive.issued_on) if directive.issued_on else unknown,
            **_known(directive, "issued_on"),
        ),
        Fact(
            gettext("Tỉnh, thành phố"),
            province.name if province else unknown,
            url=province.get_absolute_url() if province else "",
            is_vietnamese=bool(province),
            **_known(
                directive,
                "province",
                more=successor(province.successor_name) if province and has_successor else "",
            ),
        ),
        Fact(
            gettext("Cấp ban hành"),
            level_label(issuer.level) if issuer and issuer.level else unknown,
        ),
        Fact(
            gettext("Độ khẩn"),
            urgency_label(directive.urgency) if directive.urgency else gettext("Không ghi"),
            **_known(directive, "urgency"),
        ),
        Fact(
            gettext("Người ký"),
            signed or unknown,
            is_vietnamese=bool(signed),
            **_known(
                directive,
                *SIGNATURE,
                more=(directive.signatory_title, directive.signing_authority),
            ),
        ),
        Fact(
            gettext("Trích yếu"),
            raised(plain(directive.subject)) or unknown,
            is_vietnamese=bool(directive.subject),
            is_wide=True,
            **_known(directive, "subject"),
        ),
    ]


def successor(name: str) -> str:
    """Return which unit a province of 2021 belongs to since July 2025."""
    return gettext("Từ 01/7/2025: %(name)s") % {"name": name}


def _known(directive: Directive, *fields: str, more: str | tuple[str, ...] = ()) -> dict[str, Any]:
    """Return how a value came to be known and the lines below it; a person's word counts first."""
    readings = [directive.readings.get(field) or {} for field in fields]
    origins = [str(reading.get("origin", "")) for reading in readings]
    origin = next((each for each in (Origin.PERSON, Origin.INFERRED) if each in origins), "")
    reasons = [
        reason_label(reading.get("reason", ""))
        for reading in readings
        if origin == Origin.INFERRED and reading.get("origin") == origin
    ]
    lines = (more,) if isinstance(more, str) else more
    return {"origin": str(origin), "more": tuple(filter(None, (*dict.fromkeys(reasons), *lines)))}
