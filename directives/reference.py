"""The reference tables of fixtures/reference, read once. Pure."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "reference"


@cache
def table(name: str) -> Any:
    """Return the content of one reference file: "provinces", "districts_2021", "bodies", …."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
