"""Reading a stored original anew: the difference first, then the change."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from directives.ingest import Outcome, ingest
from directives.models import Directive
from directives.review.fields import FIELDS
from directives.review.forms import shown_point, shown_values
from directives.review.history import Difference
from directives.review.sheet import seen_version
from directives.review.titles import title_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What a new reading would change, or why there can be none."""

    differences: tuple[Difference, ...]
    changes: bool
    error: str


@never_cache
@permission_required("directives.change_directive", raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def reparse(request: HttpRequest, pk: int) -> HttpResponse:
    """Return what a new reading would change, or make the change."""
    directive = get_object_or_404(Directive, pk=pk)
    error = ""
    if request.method == "POST":
        if seen_version(request.POST) != directive.updated_at:
            error = _("Văn bản vừa được người khác lưu; xem lại khác biệt rồi áp dụng.")
        else:
            outcome = _read(directive)
            if outcome.error is None:
                messages.success(request, _("Đã đọc lại tệp; giá trị do người nhập được giữ."))
                return redirect("admin:directives_directive_change", pk)
            error = outcome.error
    found = preview(directive)
    context = {
        "directive": directive,
        "title": title_of(directive),
        "differences": found.differences,
        "changes": found.changes,
        "error": error or found.error,
    }
    status = 409 if error else 200
    return render(request, "directives/review/reparse.html", context, status=status)


def preview(directive: Directive) -> Preview:
    """Return what a new reading would change: it is made, compared and undone."""
    with transaction.atomic():
        before = _shown(directive.pk)
        outcome = _read(directive, follow=False)
        after = _shown(directive.pk)
        transaction.set_rollback(True)
    labels = dict.fromkeys([*before, *after])
    return Preview(
        tuple(
            Difference(label, before.get(label) or "—", after.get(label) or "—")
            for label in labels
            if before.get(label, "") != after.get(label, "")
        ),
        outcome.outcome == "updated",
        outcome.error or "",
    )


def _read(directive: Directive, *, follow: bool = True) -> Outcome:
    source = get_object_or_404(directive.sources, is_current=True)
    return ingest(bytes(source.content), source.name, reparse=True, follow=follow)


def _shown(pk: int) -> dict[str, str]:
    """Return everything the review page shows of a directive, by its label."""
    directive = Directive.objects.for_page().get(pk=pk)
    names = {name: str(field.label) for name, field in FIELDS.items()}
    names |= {"addressed": _("Kính gửi"), "copied": _("Nơi nhận")}
    found = {names[name]: value for name, value in shown_values(directive).items()}
    for point in directive.instructions.all():
        shown = shown_point(point)
        given = f"\n{_('Giao:')} {shown['addressees']}" if shown["addressees"] else ""
        found[_("Điểm %(path)s") % {"path": point.path}] = f"{shown['text']}{given}"
    return found
