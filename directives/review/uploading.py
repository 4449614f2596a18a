"""Uploading: many files in one form, and a page that says what became of each."""

from __future__ import annotations

import secrets
from collections import Counter
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from directives.ingest import ingest
from directives.models import Directive, Status
from directives.review import queue
from directives.review.fields import to_look_at
from directives.review.titles import title_of
from directives.review.upload_handler import BATCH_BYTES, LimitedUploadHandler

KEPT_BATCHES = 10
may_upload = permission_required("directives.add_directive", raise_exception=True)
OUTCOMES = {
    "created": (gettext_lazy("Bản nháp mới"), "state--entered"),
    "unchanged": (gettext_lazy("Đã có tệp này"), ""),
    "duplicate": (gettext_lazy("Trùng nội dung"), "state--inferred"),
    "updated": (gettext_lazy("Đã cập nhật"), "state--entered"),
    "failed": (gettext_lazy("Không nhận được"), "state--error"),
}


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """A file field that takes several files."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files, each checked; an empty one is for the reader of files to refuse."""
        files = data or [None]
        return [super(_FilesField, self).clean(each, initial) for each in files]


class UploadForm(forms.Form):
    """The one box of the upload page."""

    uploads = _FilesField(
        widget=_Files(attrs={"multiple": True, "aria-describedby": "says-files"}),
        allow_empty_file=True,
        max_length=255,
        error_messages={
            "required": gettext_lazy("Chọn ít nhất một tệp rồi tải lên."),
            "max_length": gettext_lazy("Tên tệp quá dài. Rút ngắn tên rồi tải lên lại."),
        },
    )


@csrf_exempt  # the token is checked below: reading it here would read the files without a limit
@never_cache
@may_upload
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Return the upload page, or store what was sent and lead to its result."""
    handler = LimitedUploadHandler(request)
    request.upload_handlers = [handler]
    try:
        request.POST  # noqa: B018 (reads the request, under the handler's limit)
    except TooManyFilesSent:
        form = UploadForm()
        form.errors["uploads"] = form.error_class([_too_many()])
        return _form_page(request, form, status=413)
    return _checked(request, handler)


@csrf_protect
def _checked(request: HttpRequest, handler: LimitedUploadHandler) -> HttpResponse:
    if request.method != "POST":
        return _form_page(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid() and not (handler.too_large and not request.FILES):
        return _form_page(request, form, status=422)
    results = [_store(each) for each in form.cleaned_data.get("uploads", [])]
    results += [_refused(name, handler.batch_too_large) for name in handler.too_large]
    batch = secrets.token_urlsafe(9)
    kept = dict(list(request.session.get("batches", {}).items())[-KEPT_BATCHES + 1 :])
    request.session["batches"] = kept | {batch: results}
    return redirect("admin:directives_directive_batch", batch)


@never_cache
@may_upload
@require_safe
def result(request: HttpRequest, batch: str) -> HttpResponse:
    """Return what became of each file of an upload, as things stand now."""
    results = request.session.get("batches", {}).get(batch)
    if results is None:
        raise Http404
    known = (
        Directive.objects.select_related("issuer")
        .defer("text", "preamble", "closing")
        .in_bulk({each[key] for each in results for key in ("directive", "twin") if each[key]})
    )
    shown = [_shown(each, known) for each in results]
    drafts = [each["directive"] for each in shown if each["directive"]]
    context = {
        "results": shown,
        "tally": [
            {"label": OUTCOMES[outcome][0], "count": count}
            for outcome, count in Counter(each["outcome"] for each in results).items()
        ],
        "first_draft": next((each.pk for each in drafts if each.status == Status.DRAFT), None),
    }
    return render(request, "directives/review/batch.html", context)


def _store(sent: UploadedFile[Any]) -> dict[str, Any]:
    """Return what became of one file; whatever goes wrong with it, the others go on."""
    name = sent.name or ""
    outcome = ingest(sent.read(), name, draft=True)
    return {
        "name": name,
        "outcome": outcome.outcome,
        "directive": outcome.directive.pk if outcome.directive else None,
        "twin": outcome.twin.pk if outcome.twin else None,
        "error": outcome.error or "",
    }


def _refused(name: str, whole_batch: bool) -> dict[str, Any]:
    if whole_batch:
        limit = filesizeformat(BATCH_BYTES)
        return _failed(
            name,
            _("Lần tải này lớn hơn %(limit)s. Chia thành nhiều lần rồi tải lên lại.")
            % {"limit": limit},
        )
    limit = filesizeformat(settings.MAX_UPLOAD_BYTES)
    return _failed(
        name,
        _("Tệp lớn hơn %(limit)s nên không được nhận. Giảm độ phân giải bản quét hoặc chia tệp.")
        % {"limit": limit},
    )


def _failed(name: str, error: str) -> dict[str, Any]:
    return {
        "name": name,
        "outcome": "failed",
        "directive": None,
        "twin": None,
        "error": error,
    }


def _shown(row: dict[str, Any], known: dict[int, Directive]) -> dict[str, Any]:
    label, css = OUTCOMES[row["outcome"]]
    directive, twin = known.get(row["directive"]), known.get(row["twin"])
    return row | {
        "label": label,
        "css": css,
        "directive": directive,
        "title": title_of(directive) if directive else "",
        "problems": to_look_at(directive) if directive else 0,
        "twin": twin,
        "twin_title": title_of(twin) if twin else "",
        "gone": bool(row["directive"]) and directive is None,
    }


def _form_page(request: HttpRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "limit": settings.MAX_UPLOAD_BYTES,
        "most": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "waiting": queue.waiting(),
        "here": "upload",
    }
    return render(request, "directives/review/upload.html", context, status=status)


def _too_many() -> str:
    return _("Mỗi lần chỉ nhận %(most)s tệp. Chia tệp thành nhiều lần rồi tải lên lại.") % {
        "most": settings.DATA_UPLOAD_MAX_NUMBER_FILES
    }
