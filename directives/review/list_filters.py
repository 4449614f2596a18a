"""By what the lists of the admin can be narrowed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.models import Directive, Status
from directives.pages import labels


class KindFilter(admin.SimpleListFilter):
    """Kinds that occur, by name."""

    title = gettext_lazy("loại văn bản")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the kinds of the stored directives."""
        codes = Directive.objects.order_by("kind").values_list("kind", flat=True).distinct()
        return [(code, labels.kind_label(code)) for code in codes if code]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Directive]
    ) -> QuerySet[Directive] | None:
        """Return the directives of the chosen kind."""
        return queryset.filter(kind=self.value()) if self.value() else None


class StatusFilter(admin.SimpleListFilter):
    """Where directives stand."""

    title = gettext_lazy("trạng thái")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return every status."""
        return [(str(value), str(label)) for value, label in Status.choices]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Directive]
    ) -> QuerySet[Directive] | None:
        """Return the directives of the chosen status."""
        return queryset.filter(status=self.value()) if self.value() else None


class ProblemFilter(admin.SimpleListFilter):
    """Directives with something left to look at."""

    title = gettext_lazy("chỗ cần xem")
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return yes and no."""
        return [("some", _("Còn chỗ cần xem")), ("none", _("Không còn"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Directive]
    ) -> QuerySet[Directive] | None:
        """Return the directives with or without problems."""
        if self.value() == "none":
            return queryset.filter(problems=[])
        return queryset.exclude(problems=[]) if self.value() == "some" else None


class HomeFilter(admin.RelatedOnlyFieldListFilter):
    """The provinces that have bodies, under their Vietnamese name."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.title = gettext_lazy("tỉnh, thành phố")
