"""The list of drafts: the most needy first, each with the reasons why it stands there."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directives.models import Directive
from directives.need import KEY_FIELDS, need_of
from directives.review import queue
from directives.review.fields import label
from directives.review.titles import title_of

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A draft of the list."""

    pk: int
    title: str
    beginning: str
    severity: str
    reasons: tuple[str, ...]


@never_cache
@permission_required("directives.change_directive", raise_exception=True)
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """Return one page of the drafts that wait."""
    walk = queue.Walk.of(request.GET, request.user.pk or 0)
    counts = queue.counts(walk.person)
    # Keys alone are read from the index, however far the page; their rows come after.
    pages = Paginator(walk.drafts().values_list("pk", flat=True), PER_PAGE)
    pages.count = counts[walk.show]  # counted already, with the other filters
    page = pages.get_page(request.GET.get("page"))
    keys = list(page)
    listed = Directive.objects.select_related("issuer").defer("text", "preamble", "closing")
    found = listed.in_bulk(keys)
    context = {
        "here": "drafts",
        "page": page,
        "rows": [row(found[pk]) for pk in keys if pk in found],
        "walk": walk,
        "shows": [
            {"code": code, "label": name, "count": counts[code], "here": code == walk.show}
            for code, name in queue.SHOWS.items()
        ],
    }
    return render(request, "directives/review/drafts.html", context)


def row(directive: Directive) -> Row:
    """Return a draft with the reasons for its place, gravest first."""
    need = need_of(directive.problems, directive.readings, directive.urgency)
    grave = "error" if need.errors else "warning" if directive.need % 10 or need.key_fields else ""
    return Row(
        directive.pk,
        title_of(directive),
        Truncator(directive.subject).chars(120),
        grave,
        tuple(reasons(directive)),
    )


def reasons(directive: Directive) -> list[str]:
    """Return in words why a draft stands where it stands in the queue."""
    need = need_of(directive.problems, directive.readings, directive.urgency)
    found = []
    if need.errors:
        found.append(ngettext("%(n)d lỗi", "%(n)d lỗi", need.errors) % {"n": need.errors})
    if need.key_fields:
        found.append(_("%(fields)s cần xem lại") % {"fields": _key_fields(directive)})
    if need.doubt:
        found.append(_("có chữ nhận dạng chưa chắc"))
    if need.urgency:
        found.append(directive.get_urgency_display())
    if need.warnings:
        found.append(
            ngettext("%(n)d cảnh báo khác", "%(n)d cảnh báo khác", need.warnings)
            % {"n": need.warnings}
        )
    if not (need.errors or need.key_fields or need.doubt or need.warnings):
        found.append(_("không còn chỗ cần xem"))
    if days := (timezone.now() - directive.created_at).days:
        found.append(ngettext("chờ %(n)d ngày", "chờ %(n)d ngày", days) % {"n": days})
    return found


def _key_fields(directive: Directive) -> str:
    warned = {each["part"] for each in directive.problems if each["severity"] == "warning"}
    inferred = {name for name, each in directive.readings.items() if each["origin"] == "inferred"}
    looked_at = warned | inferred
    names = [label(part) for part, names in KEY_FIELDS.items() if looked_at.intersection(names)]
    return ", ".join(names)
