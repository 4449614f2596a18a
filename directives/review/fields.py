"""What a curator may correct of a directive, in the order of the page, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directives.identity import instruction_slug
from directives.models import Directive


@dataclass(frozen=True, slots=True)
class Corrected:
    """One field of the review form: its label, the columns it fills, the parts problems name."""

    label: str | Promise
    columns: tuple[str, ...]
    parts: tuple[str, ...]


FIELDS: dict[str, Corrected] = {
    "kind": Corrected(_("Loại văn bản"), ("kind",), ("doc_type", "kind")),
    "number_symbol": Corrected(
        _("Số, ký hiệu"),
        ("number", "symbol", "number_symbol"),
        ("number", "symbol", "number_symbol"),
    ),
    "issuer": Corrected(
        _("Cơ quan ban hành"),
        ("issuer", "issuer_name"),
        ("issuer", "issuer_name", "issuer_level", "issuer_kind"),
    ),
    "parent_body": Corrected(_("Cơ quan cấp trên"), ("parent_body",), ("parent_body",)),
    "province": Corrected(_("Tỉnh, thành phố"), ("province",), ("province",)),
    "place": Corrected(_("Địa danh"), ("place",), ("place",)),
    "issued_on": Corrected(_("Ngày ban hành"), ("issued_on",), ("date", "issued_on")),
    "urgency": Corrected(_("Độ khẩn"), ("urgency",), ("urgency",)),
    "subject": Corrected(_("Trích yếu"), ("subject",), ("subject",)),
    "preamble": Corrected(_("Phần mở đầu"), ("preamble",), ("preamble",)),
    "closing": Corrected(_("Phần kết"), ("closing",), ("closing",)),
    "signing_authority": Corrected(
        _("Thẩm quyền ký"), ("signing_authority",), ("signing_authority",)
    ),
    "signatory_title": Corrected(_("Chức vụ"), ("signatory_title",), ("signatory_title",)),
    "signatory_name": Corrected(
        _("Người ký"), ("signatory_name",), ("signatory_name", "signatory")
    ),
}
LISTS: dict[str, str | Promise] = {
    "recipients": _("Kính gửi, Nơi nhận"),
    "instructions": _("Điểm chỉ đạo"),
    "citations": _("Viện dẫn"),
    "text": _("Văn bản nguồn"),
    "file": _("Tệp gốc"),
}
FIELD_OF_PART = {part: name for name, field in FIELDS.items() for part in field.parts}


def anchor(part: str) -> str:
    """Return the id of the element where the part of a problem is corrected.

    >>> anchor("date"), anchor("instructions/2.1/-3")
    ('id_issued_on', 'diem-2.1~-3')
    """
    if part in FIELD_OF_PART:
        return f"id_{FIELD_OF_PART[part]}"
    section, _, path = part.partition("/")
    if section == "instructions":
        return f"diem-{instruction_slug(path)}" if path else "diem"
    return "id_copied" if section == "recipients" else "h-nguon"


def label(part: str) -> str:
    """Return what the part of a problem is called, with the number of an item."""
    if part in FIELD_OF_PART:
        return str(FIELDS[FIELD_OF_PART[part]].label)
    section, _, path = part.partition("/")
    return f"{LISTS.get(section, part)} {path}".strip()


def set_by_person(readings: Mapping[str, Any], column: str) -> bool:
    """Return whether a person set the value, so that no reading may change it."""
    return bool((readings.get(column) or {}).get("origin") == "person")


def is_settled(problem: Mapping[str, Any], readings: Mapping[str, Any]) -> bool:
    """Return whether a person has since set what the problem is about."""
    name = FIELD_OF_PART.get(problem["part"])
    if name is not None:
        return any(set_by_person(readings, column) for column in FIELDS[name].columns)
    return set_by_person(readings, problem["part"])


def open_problems(directive: Directive) -> list[dict[str, Any]]:
    """Return what a person should still look at, the gravest first."""
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(
        (each for each in directive.problems if not is_settled(each, directive.readings)),
        key=lambda each: order.get(each["severity"], 3),
    )


def to_look_at(directive: Directive) -> int:
    """Return how many problems ask for a person; mere information does not."""
    return sum(each["severity"] != "info" for each in open_problems(directive))
