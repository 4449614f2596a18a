"""What a reader chose besides words: values of the facets, and a range of dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """Chosen values by group: those of one group are OR, groups are AND; dates are inclusive."""

    province: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    urgency: tuple[str, ...] = ()
    month: tuple[str, ...] = ()
    issued_after: date | None = None
    issued_before: date | None = None

    def values(self, group: str) -> tuple[str, ...]:
        """Return the values chosen in one group."""
        chosen: tuple[str, ...] = getattr(self, group)
        return chosen
