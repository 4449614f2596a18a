"""Rules that several tables share, held by the database itself."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import CheckConstraint, F, Q


def one_of(column: str, values: Sequence[str], name: str) -> CheckConstraint:
    """Return the rule that a column holds one of these values."""
    return CheckConstraint(condition=Q(**{f"{column}__in": list(values)}), name=name)


def span_forward(name: str) -> CheckConstraint:
    """Return the rule that what was read ends no earlier than it begins."""
    return CheckConstraint(condition=Q(start__isnull=True) | Q(end__gte=F("start")), name=name)


def above_others(column: str, name: str) -> CheckConstraint:
    """Return the rule that no row stands above itself."""
    free = Q(**{f"{column}__isnull": True})
    return CheckConstraint(condition=free | ~Q(**{column: F("pk")}), name=name)
