"""Two records of one directive that become one: the other's address leads to the one that stays."""

from __future__ import annotations

import re
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directives.ingest import writing
from directives.models import Directive, SearchNote, Status
from directives.review import saving
from directives.review.saving import ChangedMeanwhile, Person
from directives.review.sheet import seen_version
from directives.review.titles import title_of

PUBLIC_ID = re.compile(r"(?:^|-)(?P<id>[a-z2-7]{10})/?$")
OWN_ADDRESS = re.compile(r"/directive/(?P<pk>\d{1,18})/change/")
WHY_NOT: dict[str, str | Promise] = {
    "unknown": gettext_lazy("Không có văn bản nào ở địa chỉ đó. Dán địa chỉ của văn bản kia."),
    "itself": gettext_lazy("Một văn bản không gộp được vào chính nó."),
    "not_public": gettext_lazy("Văn bản đã từng công bố chỉ gộp được vào văn bản đang công bố."),
    "withdrawn": gettext_lazy("Văn bản kia đã bị rút, không gộp vào được."),
    "merged": gettext_lazy("Văn bản này đã được gộp rồi."),
}


class NeverMerge(Exception):
    """The two cannot become one; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def merge_into(pk: int, into: int, *, seen: datetime | None, person: Person) -> Directive:
    """Return the directive that stays; the other's address leads to it from now on.

    What had been merged into the other follows, so that there is never a chain, nor a ring.
    """
    with writing():
        directive = saving.locked(pk, seen)
        kept = Directive.objects.select_for_update(of=("self",)).filter(pk=into).first()
        while kept is not None and kept.merged_into is not None:
            kept = kept.merged_into
        check(directive, kept)
        assert kept is not None  # noqa: S101 (for the type checker)
        followers = list(Directive.objects.filter(merged_into=directive))
        for each in followers:
            each.merged_into = kept
            saving.store(each, "merge_into", "", person)
        directive.status, directive.merged_into = Status.MERGED, kept
        directive.withdrawn_on, directive.withdrawn_reason = None, ""
        saving.store(directive, "merge_into", "", person)
        SearchNote.objects.mark([kept.pk])
    return kept


def part_again(pk: int, *, seen: datetime | None, person: Person) -> Directive:
    """Return a directive that was merged by mistake, as a draft of its own again."""
    with writing():
        directive = saving.locked(pk, seen)
        if directive.status == Status.MERGED:
            directive.status, directive.merged_into = Status.DRAFT, None
            saving.store(directive, "part_again", "", person)
    return directive


def check(directive: Directive, kept: Directive | None) -> None:
    """Raise NeverMerge where a directive cannot be merged into another."""
    if kept is None:
        raise NeverMerge("unknown")
    if kept.pk == directive.pk:
        raise NeverMerge("itself")
    if directive.status == Status.MERGED:
        raise NeverMerge("merged")
    if kept.status == Status.WITHDRAWN:
        raise NeverMerge("withdrawn")
    if directive.published_at is not None and kept.status != Status.PUBLISHED:
        raise NeverMerge("not_public")


def meant(typed: str) -> Directive | None:
    """Return the directive that a pasted address or id means."""
    typed = typed.replace("\0", "").strip().partition("?")[0].partition("#")[0]
    known = Directive.objects.select_related("issuer", "merged_into")
    if found := PUBLIC_ID.search(typed):
        return known.filter(public_id=found["id"]).first()
    found = OWN_ADDRESS.search(typed)
    return known.filter(pk=found["pk"]).first() if found else None


@never_cache
@permission_required("directives.change_directive", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask into which directive this one goes, show both, and merge them."""
    directive = get_object_or_404(Directive.objects.select_related("issuer"), pk=pk)
    typed = (request.POST if request.method == "POST" else request.GET).get("into", "")
    kept, error = meant(typed) if typed else None, ""
    try:
        if typed:
            check(directive, kept)
        if request.method == "POST" and kept is not None:
            stays = merge_into(pk, kept.pk, seen=seen_version(request.POST), person=request.user)
            said = _("Đã gộp vào “%(title)s”; địa chỉ cũ dẫn về đó.") % {"title": title_of(stays)}
            messages.success(request, said)
            return redirect("admin:directives_directive_change", stays.pk)
    except NeverMerge as never:
        kept, error = None, str(WHY_NOT[never.code])
    except ChangedMeanwhile:
        error = _("Văn bản vừa được người khác lưu. Xem lại rồi hãy gộp.")
        directive.refresh_from_db()
    context = {
        "directive": directive,
        "title": title_of(directive),
        "typed": typed,
        "kept": kept,
        "kept_title": title_of(kept) if kept else "",
        "error": error,
    }
    status = 422 if error else 200
    return render(request, "directives/review/merge.html", context, status=status)


@never_cache
@permission_required("directives.change_directive", raise_exception=True)
@require_http_methods(["POST"])
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a directive that was merged by mistake a draft again."""
    with transaction.atomic():
        try:
            part_again(pk, seen=seen_version(request.POST), person=request.user)
        except ChangedMeanwhile:
            messages.error(request, _("Văn bản vừa được người khác lưu. Xem lại rồi hãy tách."))
        else:
            messages.success(request, _("Văn bản lại là bản nháp riêng."))
    return redirect("admin:directives_directive_change", pk)
