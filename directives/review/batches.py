"""What became of the files that a curator sent: one batch while it is read, and all recent ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from directives.choices import UploadState
from directives.models import Batch, Directive, Status, Upload, UploadPiece
from directives.review.fields import to_look_at
from directives.review.titles import title_of
from directives.work.found_text import REREAD
from directives.work.presence import living
from directives.work.sending import send_again

SHOWN_BATCHES = 20
EVERY = 2  # seconds between looks at a batch that is being read
UNSEEN = Q(state=UploadState.DONE) & (
    Q(batch__seen_at__isnull=True) | Q(finished_at__gt=F("batch__seen_at"))
)
OUTCOMES = {
    "created": (gettext_lazy("Bản nháp mới"), "state--entered"),
    "unchanged": (gettext_lazy("Đã có tệp này"), ""),
    "duplicate": (gettext_lazy("Trùng nội dung"), "state--inferred"),
    "updated": (gettext_lazy("Đã cập nhật"), "state--entered"),
    REREAD: (gettext_lazy("Đã đọc lại"), "state--inferred"),
    "failed": (gettext_lazy("Không nhận được"), "state--error"),
}
Person = AbstractBaseUser | AnonymousUser

may_upload = permission_required("directives.add_directive", raise_exception=True)


@never_cache
@may_upload
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Return what became of each file of an upload, as things stand now."""
    found = get_object_or_404(Batch, pk=pk, person=request.user)
    looked_at = timezone.now()
    uploads = list(_uploads(found))
    shown = [_shown(each) for each in uploads]
    drafts = [each["directive"] for each in shown if each["directive"] and not each["reread"]]
    done = [each for each in uploads if each.state == UploadState.DONE]
    unfinished = len(done) < len(uploads)
    context = {
        "batch": found,
        "results": shown,
        "tally": [
            {"label": OUTCOMES[outcome][0], "count": count}
            for outcome, count in Counter(each.outcome for each in done).items()
        ],
        "read": len(done),
        "total": len(uploads),
        "unfinished": unfinished,
        "reading": [each for each in uploads if each.state == UploadState.READING],
        "every": EVERY if unfinished and request.GET.get("watch") != "no" else None,
        "worker_missing": unfinished and not living(),
        "again": sum(each["again"] for each in shown),
        "days": settings.UPLOADS_KEPT.days,
        "first_draft": next((each.pk for each in drafts if each.status == Status.DRAFT), None),
        "here": "upload",
    }
    if Upload.objects.filter(UNSEEN, batch=found, finished_at__lte=looked_at).exists():
        Batch.objects.filter(pk=pk).update(seen_at=looked_at)
    return render(request, "directives/review/batch.html", context)


@never_cache
@may_upload
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the refused files of a batch to be read once more: the one that is named, or all."""
    found = get_object_or_404(Batch, pk=pk, person=request.user)
    uploads = found.uploads.all()
    if (upload := request.POST.get("upload", "")).isdecimal() and len(upload) < 19:
        uploads = uploads.filter(pk=int(upload))
    send_again(uploads)
    return redirect(found)


def recent(person: Person) -> QuerySet[Batch]:
    """Return a person's last batches, with how many files each holds, were read, are unseen."""
    done = Q(uploads__state=UploadState.DONE)
    unseen = done & (Q(seen_at__isnull=True) | Q(uploads__finished_at__gt=F("seen_at")))
    counted = Batch.objects.filter(person=person.pk).annotate(
        total=Count("uploads"),
        read=Count("uploads", filter=done),
        refused=Count("uploads", filter=done & Q(uploads__outcome="failed")),
        unseen=Count("uploads", filter=unseen),
    )
    return counted.order_by("-pk")[:SHOWN_BATCHES]  # counting drops the order of the table


def unseen_results(person: Person) -> int:
    """Return how many of a person's files were read since they last looked."""
    return Upload.objects.filter(UNSEEN, batch__person=person.pk).count()


def _uploads(of: Batch) -> Iterable[Upload]:
    slim = Directive.objects.select_related("issuer").defer("text", "preamble", "closing")
    return of.uploads.prefetch_related(
        Prefetch("directive", slim), Prefetch("twin", slim)
    ).annotate(kept=Exists(UploadPiece.objects.filter(upload=OuterRef("pk"))))


def _shown(upload: Upload) -> dict[str, Any]:
    waits = (upload.get_state_display(), "")
    label, css = OUTCOMES[upload.outcome] if upload.state == UploadState.DONE else waits
    directive, twin = upload.directive, upload.twin
    failed = upload.outcome == "failed"
    return {
        "pk": upload.pk,
        "name": upload.name,
        "outcome": upload.outcome,
        "error": upload.error,
        "label": label,
        "css": css,
        "directive": directive,
        "title": title_of(directive) if directive else "",
        "problems": to_look_at(directive) if directive else 0,
        "twin": twin,
        "twin_title": title_of(twin) if twin else "",
        "gone": upload.outcome in ("created", "updated", "unchanged") and directive is None,
        "reread": upload.outcome == REREAD,
        "again": failed and (upload.rereads_id or getattr(upload, "kept", False)),
    }
