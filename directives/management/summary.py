"""A reading in words, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

WIDTH = 18


def summary(reading: Mapping[str, Any]) -> str:
    """Return what was read in a file, a few lines long."""
    lines = [reading["file"]]
    if reading["error"]:
        lines.append(f"  {reading['error']}")
    if reading["directive"]:
        lines += [f"  {line}" for line in _facts(reading["directive"])]
    lines += [f"  ! {problem['message']}" for problem in reading["problems"]]
    return "\n".join(lines)


def _facts(directive: Mapping[str, Any]) -> Iterator[str]:
    signatory = directive["signatory"]
    number = directive["number"]
    values = (
        (_("Loại văn bản"), ("doc_type",), directive["doc_type"]),
        (_("Số"), ("number",), number),
        (_("Ký hiệu"), ("symbol",), directive["symbol"]),
        (_("Cơ quan"), ("issuer_name",), directive["issuer_name"]),
        (_("Tỉnh, thành phố"), ("province",), directive["province"]),
        (_("Ngày"), ("date",), directive["date"]),
        (_("Độ khẩn"), ("urgency",), directive["urgency"]),
        (_("Trích yếu"), ("subject",), directive["subject"]),
        (_("Người ký"), (), " – ".join(filter(None, map(signatory.get, ("title", "name"))))),
    )
    for label, keys, value in values:
        if value:
            inferred = _(" (suy ra)") if set(keys) & set(directive["_inferred"]) else ""
            yield f"{label:<{WIDTH}}{value}{inferred}"
    yield _(
        "Nơi nhận: %(recipients)d; điểm chỉ đạo: %(instructions)d; viện dẫn: %(references)d"
    ) % {name: len(directive[name]) for name in ("recipients", "instructions", "references")}
    for item in directive["instructions"]:
        yield f"  {item['number']:<10}{item['first_words']}…"
