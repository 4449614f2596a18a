"""How urgently a draft needs a person, as one number that the queue is sorted by. Pure.

The digits are read from the left, each at most 9, so that a graver reason always comes first:

    10,000s  problems that are errors
     1,000s  key fields (number, date, issuer) that were inferred or have a warning
       100s  how doubtful the least certain recognised word of a value is (below 80 of 100)
        10s  urgency as stamped, from Khẩn (1) to Hỏa tốc hẹn giờ (4)
         1s  all other warnings

Of two drafts alike, the one that waits longer comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

MOST = 9
SURE = 80
KEY_FIELDS = {
    "number": ("number", "symbol", "number_symbol"),
    "date": ("date", "issued_on"),
    "issuer": ("issuer", "issuer_name"),
}
URGENCIES = ("", "khan", "thuong-khan", "hoa-toc", "hoa-toc-hen-gio")
ERROR, KEY_FIELD, DOUBT, URGENCY = 10_000, 1_000, 100, 10


class Need(NamedTuple):
    """The reasons why a draft needs a person, gravest first; `score` is their one number."""

    errors: int
    key_fields: int
    doubt: int
    urgency: int
    warnings: int

    @property
    def score(self) -> int:
        """The number that drafts are sorted by."""
        weights = (ERROR, KEY_FIELD, DOUBT, URGENCY, 1)
        return sum(min(digit, MOST) * weight for digit, weight in zip(self, weights, strict=True))


def need_of(
    problems: Iterable[Mapping[str, Any]], readings: Mapping[str, Mapping[str, Any]], urgency: str
) -> Need:
    """Return the reasons why a directive with these findings needs a person.

    >>> need_of([{"part": "date", "severity": "warning"}], {}, "hoa-toc").score
    1030
    """
    found = list(problems)
    warned = [each["part"] for each in found if each["severity"] == "warning"]
    inferred = {name for name, each in readings.items() if each.get("origin") == "inferred"}
    doubtful = [
        names for names in KEY_FIELDS.values() if inferred.union(warned).intersection(names)
    ]
    of_key_fields = {name for names in KEY_FIELDS.values() for name in names}
    confidence = lowest_confidence(readings)
    return Need(
        errors=sum(each["severity"] == "error" for each in found),
        key_fields=len(doubtful),
        doubt=0 if confidence is None else max(0, (SURE + 9 - int(confidence)) // 10),
        urgency=URGENCIES.index(urgency) if urgency in URGENCIES else 0,
        warnings=sum(part not in of_key_fields for part in warned),
    )


def lowest_confidence(readings: Mapping[str, Mapping[str, Any]]) -> float | None:
    """Return the confidence of the least certain recognised value that no person set, if any.

    >>> lowest_confidence({"subject": {"confidence": 61}, "number": {"confidence": 90}})
    61
    """
    known = [
        each["confidence"]
        for each in readings.values()
        if each.get("confidence") is not None and each.get("origin") != "person"
    ]
    return min(known, default=None)
