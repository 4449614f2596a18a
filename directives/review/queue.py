"""The drafts in the order in which they need a person, and the way from one to the next.

The order is that of `directives.need`, among equals the oldest first. A curator stands at a place
of that order (`Key`), not at a draft: what others publish or upload meanwhile changes neither
what comes next nor what came before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directives.models import Directive, Status, Upload
from directives.need import ERROR

ORDER = ("-need", "pk")
# Nothing to look at but, perhaps, a stamp of urgency.
READY = Q(need__in=[urgency * 10 for urgency in range(10)])
SHOWS: dict[str, str | Promise] = {
    "": _("Tất cả"),
    "errors": _("Có lỗi"),
    "warnings": _("Có cảnh báo"),
    "ready": _("Có thể công bố"),
    "mine": _("Của tôi"),
}


class Key(NamedTuple):
    """A place in the order of the queue."""

    need: int
    pk: int

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """Return the place that an address names, None for anything else."""
        found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,18})", typed)
        return cls(int(found[1]), int(found[2])) if found else None

    def __str__(self) -> str:
        return f"{self.need}-{self.pk}"

    @property
    def before(self) -> Q:
        """The drafts that stand before this place."""
        return Q(need__gt=self.need) | Q(need=self.need, pk__lt=self.pk)

    @property
    def after(self) -> Q:
        """The drafts that stand after this place."""
        return Q(need__lt=self.need) | Q(need=self.need, pk__gt=self.pk)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft stands among those that wait; position 0 when it is not waiting."""

    position: int
    waiting: int
    previous: int | None
    following: int | None


@dataclass(frozen=True, slots=True)
class Walk:
    """One curator's way through the queue: which drafts they chose to see, where they stand."""

    person: int
    show: str = ""
    at: Key | None = None

    @classmethod
    def of(cls, query: Mapping[str, Any], person: int) -> Self:
        """Return the way that an address continues; what it does not know is left out."""
        show = str(query.get("show", ""))
        return cls(person, show if show in SHOWS else "", Key.read(str(query.get("at", ""))))

    def drafts(self) -> QuerySet[Directive]:
        """Return the chosen drafts in their order."""
        return chosen(self.show, self.person).order_by(*ORDER)

    def standing(self, directive: Directive) -> Key:
        """Return where the curator stands with this directive before them."""
        return self.at or Key(directive.need, directive.pk)

    def place_of(self, directive: Directive) -> Place:
        """Return the place of a directive among the chosen drafts, and its neighbours."""
        here = self.standing(directive)
        others = self.drafts().exclude(pk=directive.pk)
        counts = others.order_by().aggregate(
            all=Count("pk"), before=Count("pk", filter=here.before)
        )
        is_draft = directive.status == Status.DRAFT
        back = others.filter(here.before).order_by("need", "-pk")
        return Place(
            position=counts["before"] + 1 if is_draft else 0,
            waiting=counts["all"] + is_draft,
            previous=back.values_list("pk", flat=True).first() if counts["before"] else None,
            following=others.filter(here.after).values_list("pk", flat=True).first()
            if counts["all"] > counts["before"]
            else None,
        )

    def next_from(self, here: Key | None) -> tuple[int | None, bool]:
        """Return the draft behind a place, and whether the queue had to begin anew for it."""
        drafts = self.drafts().values_list("pk", flat=True)
        if here is None:
            return drafts.first(), False
        drafts = drafts.exclude(pk=here.pk)
        following = drafts.filter(here.after).first()
        if following is not None:
            return following, False
        first = drafts.first()
        return first, first is not None

    def query(self, at: Key | None = None) -> str:
        """Return the end of an address that continues this way: "?show=errors&at=1000-7"."""
        parts = {"show": self.show, "at": str(at) if at else ""}
        typed = urlencode({name: value for name, value in parts.items() if value})
        return f"?{typed}" if typed else ""


def chosen(show: str, person: int) -> QuerySet[Directive]:
    """Return the drafts of one of SHOWS."""
    drafts = Directive.objects.filter(status=Status.DRAFT)
    if show == "errors":
        return drafts.filter(need__gte=ERROR)
    if show == "warnings":
        return drafts.filter(need__lt=ERROR).exclude(READY)
    if show == "ready":
        return drafts.filter(READY)
    if show == "mine":
        sent = Upload.objects.filter(directive=OuterRef("pk"), batch__person=person)
        saved = Directive.history.filter(id=OuterRef("pk"), history_user=person)
        return drafts.filter(Exists(sent) | Exists(saved))
    return drafts


def counts(person: int) -> dict[str, int]:
    """Return how many drafts each of SHOWS holds."""
    drafts = Directive.objects.filter(status=Status.DRAFT).aggregate(
        all=Count("pk"),
        errors=Count("pk", filter=Q(need__gte=ERROR)),
        ready=Count("pk", filter=READY),
    )
    return {
        "": drafts["all"],
        "errors": drafts["errors"],
        "warnings": drafts["all"] - drafts["errors"] - drafts["ready"],
        "ready": drafts["ready"],
        "mine": chosen("mine", person).count(),
    }


def waiting() -> int:
    """Return how many drafts wait for a curator."""
    return Directive.objects.filter(status=Status.DRAFT).count()
