"""The pages that read stored originals anew: the difference first, then the change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from directives.models import Batch, Directive, Upload
from directives.review import rereading
from directives.review.saving import ChangedMeanwhile
from directives.review.sheet import seen_version, version_in
from directives.review.titles import title_of
from directives.work.sending import send_stored

MOST = 20
may_change = permission_required("directives.change_directive", raise_exception=True)


@never_cache
@may_change
@require_http_methods(["GET", "HEAD", "POST"])
def reparse(request: HttpRequest, pk: int) -> HttpResponse:
    """Return what a new reading would change, or make the change that was shown."""
    directive = get_object_or_404(Directive.objects.select_related("issuer"), pk=pk)
    error = ""
    wants_a_worker = request.method == "POST" and request.POST.get("do") == "send"
    if request.method == "POST" and not wants_a_worker:
        try:
            digest = request.POST.get("digest", "")
            made = rereading.apply(directive, seen=seen_version(request.POST), digest=digest)
        except ChangedMeanwhile:
            error = _("Khác biệt không còn như đã hiện; xem lại rồi áp dụng.")
            directive.refresh_from_db()
        else:
            if not made.error:
                messages.success(request, _("Đã đọc lại tệp; giá trị do người nhập được giữ."))
                return redirect("admin:directives_directive_change", pk)
            error = made.error
    found = rereading.preview(directive)
    if wants_a_worker and found.is_slow and not found.under_way:
        if batch := _sent_to_a_worker(request, [directive]):
            return redirect(batch)
        found = rereading.preview(directive)  # another curator was faster
    context = {
        "directive": directive,
        "title": title_of(directive),
        "found": found,
        "mine": _is_by(request, found.under_way),
        "error": error or found.error,
    }
    status = 409 if error else 200
    return render(request, "directives/review/reparse.html", context, status=status)


def ask(request: HttpRequest, chosen: Iterable[Directive]) -> HttpResponse:
    """Return what new readings of several directives would change, each to be ticked.

    Those that take long are sent to a worker.
    """
    found: list[dict[str, Any]] = [
        {"directive": each, "title": title_of(each), "found": rereading.preview(each)}
        for each in list(chosen)[:MOST]
    ]
    slow = [each for each in found if each["found"].must_wait]
    idle = [each["directive"] for each in slow if not each["found"].under_way]
    sent = _sent_to_a_worker(request, idle) if idle else None
    if sent and len(idle) == len(found):
        return redirect(sent)
    context = {
        "found": found,
        "changing": sum(each["found"].changes for each in found),
        "sent": sent,
    }
    return render(request, "directives/review/reparse_many.html", context)


@never_cache
@may_change
@require_POST
def reparse_many(request: HttpRequest) -> HttpResponse:
    """Make the ticked changes, as far as they are still those that were shown."""
    done, failed = 0, list[str]()
    ticked = [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal() and len(pk) < 19]
    for directive in Directive.objects.filter(pk__in=ticked[:MOST]).select_related("issuer"):
        sent: dict[str, Any] = {
            "seen": version_in(request.POST.get(f"version-{directive.pk}", "")),
            "digest": request.POST.get(f"digest-{directive.pk}", ""),
        }
        try:
            error = rereading.apply(directive, **sent).error
        except ChangedMeanwhile:
            error = _("Khác biệt không còn như đã hiện; xem lại rồi áp dụng.")
        if error:
            failed.append(f"{title_of(directive)}: {error}")
        else:
            done += 1
    said = ngettext("Đã đọc lại %(n)d văn bản.", "Đã đọc lại %(n)d văn bản.", done)
    messages.success(request, said % {"n": done})
    for each in failed:
        messages.warning(request, each)
    return redirect("admin:directives_directive_changelist")


def _sent_to_a_worker(request: HttpRequest, directives: Iterable[Directive]) -> Batch | None:
    """Return the batch in which the texts of these originals are taken out; None if others do."""
    person = cast(User, request.user)  # nobody else is let in
    batch = Batch.objects.create(person=person, language=get_language() or "vi")
    sent = [send_stored(batch, each) for each in directives]
    if any(upload.batch_id == batch.pk for upload in sent):
        return batch
    batch.delete()
    return None


def _is_by(request: HttpRequest, upload: Upload | None) -> bool:
    """Return whether the person who asks sent this: nobody else may see the batch."""
    return upload is not None and upload.batch.person_id == request.user.pk
