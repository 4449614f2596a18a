"""The kinds of document a curator may choose, from the reference data."""

from __future__ import annotations

import json
from functools import cache

from django.conf import settings
from django.utils.translation import get_language

REFERENCE = settings.BASE_DIR / "fixtures" / "reference" / "document_types.json"


@cache
def _types() -> tuple[tuple[str, str, str], ...]:
    types = json.loads(REFERENCE.read_text(encoding="utf-8"))["types"]
    return tuple((each["id"], each["name"], each["name_en"]) for each in types)


def kind_choices(current: str = "") -> list[tuple[str, str]]:
    """Return (code, name) of every kind in the active language, and the current one."""
    english = get_language() == "en"
    found = [(code, f"{name} ({name_en})" if english else name) for code, name, name_en in _types()]
    if current and current not in dict(found):
        found.append((current, current))
    return found
