"""Who changed what of a directive, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from directives.models import Directive, Province, Recipient, Status
from directives.review.fields import FIELDS, LISTS

SHOWN = {field.columns[-1]: field.label for field in FIELDS.values()}


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One saving of a directive."""

    when: datetime
    who: str
    deed: str
    lists: str
    differences: tuple[Difference, ...]


def changes(directive: Directive, limit: int | None = None) -> list[Change]:
    """Return the changes of a directive, newest first."""
    records = directive.history.select_related("history_user").order_by("-history_date", "-pk")
    found = list(records[: limit + 1 if limit else None])
    result = []
    for newer, older in pairwise([*found, None]):
        assert newer is not None  # noqa: S101 (for the type checker)
        deed, _sign, named = (newer.history_change_reason or "").partition(":")
        result.append(
            Change(
                newer.history_date,
                newer.history_user.get_username() if newer.history_user else _("Hệ thống"),
                _deed(deed, newer.history_type),
                _lists(named),
                (*(_differences(newer, older) if older is not None else ()), *_listed(newer)),
            )
        )
    return result[:limit]


def _deed(code: str, kind: str) -> str:
    words = {
        "save": _("Lưu"),
        "publish": _("Công bố"),
        "withdraw": _("Rút"),
        "reparse": _("Đọc lại tệp"),
        "replace": _("Thay bản gốc"),
        "import": _("Nhập vào kho"),
        "merge": _("Gộp cơ quan"),
        "merge_into": _("Gộp vào văn bản khác"),
        "part_again": _("Tách lại thành bản nháp"),
    }
    return words.get(code, _("Tạo mới") if kind == "+" else _("Thay đổi"))


def _lists(named: str) -> str:
    """Return which lists changed: the history of columns does not hold them."""
    found = []
    for part in named.split(";"):
        code, _blank, rest = part.strip().partition(" ")
        if code in LISTS:
            found.append(f"{LISTS[code]} {rest}".strip())
    return "; ".join(found)


def _listed(record: Any) -> Iterator[Difference]:
    """Yield what the changed lists and items said before and after."""
    sections = {str(value): str(label) for value, label in Recipient.Section.choices}
    for code, name, before, after in record.lists:
        label = sections.get(name, name)
        if code == "instructions":
            label = _("Điểm %(path)s") % {"path": name}
        yield Difference(label, before or "—", after or "—")


def _differences(newer: object, older: object) -> tuple[Difference, ...]:
    columns = {"status": _("Trạng thái"), "withdrawn_reason": _("Lý do rút"), **SHOWN}
    return tuple(
        Difference(str(label), _worded(column, was), _worded(column, now))
        for column, label in columns.items()
        for was, now in [(_value(older, column), _value(newer, column))]
        if was != now
    )


def _value(record: Any, column: str) -> Any:
    return getattr(record, "province_id" if column == "province" else column)


def _worded(column: str, value: Any) -> str:
    if value in (None, ""):
        return "—"
    if column == "status":
        return str(Status(value).label)
    if column == "province":
        return str(Province.objects.filter(pk=value).first() or value)
    if column == "issued_on":
        return f"{value:%d/%m/%Y}"
    return str(value)
