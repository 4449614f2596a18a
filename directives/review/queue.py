"""Which draft comes next."""

from __future__ import annotations

from dataclasses import dataclass

from directives.models import Directive, Status


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft stands among those that wait; position 0 when it is not waiting."""

    position: int
    waiting: int
    previous: int | None
    following: int | None


def waiting() -> int:
    """Return how many drafts wait for a curator."""
    return Directive.objects.filter(status=Status.DRAFT).count()


def place_of(directive: Directive) -> Place:
    """Return the place of a directive in the queue, oldest upload first."""
    keys = list(
        Directive.objects.filter(status=Status.DRAFT).order_by("pk").values_list("pk", flat=True)
    )
    before = [pk for pk in keys if pk < directive.pk]
    after = [pk for pk in keys if pk > directive.pk]
    return Place(
        position=len(before) + 1 if directive.status == Status.DRAFT else 0,
        waiting=len(keys),
        previous=before[-1] if before else None,
        following=after[0] if after else None,
    )


def next_after(pk: int) -> int | None:
    """Return the draft that follows, after the last the first; None when all are done."""
    drafts = Directive.objects.filter(status=Status.DRAFT).exclude(pk=pk).order_by("pk")
    following = drafts.filter(pk__gt=pk).first() or drafts.first()
    return following.pk if following else None
