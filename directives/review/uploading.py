"""Uploading: many files in one form, stored at once and read by a worker afterwards."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from directives.models import Batch
from directives.review import queue
from directives.review.batches import recent
from directives.review.upload_handler import BATCH_BYTES, LimitedUploadHandler
from directives.work.presence import living
from directives.work.sending import PIECE, refuse, send

may_upload = permission_required("directives.add_directive", raise_exception=True)


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
    person = cast(User, request.user)  # nobody else is let in
    batch = Batch.objects.create(person=person, language=get_language() or "vi")
    for each in form.cleaned_data.get("uploads", []):
        send(batch, each.name or "", each.chunks(PIECE))
    for name in handler.too_large:
        refuse(batch, name, _too_large(handler.batch_too_large))
    return redirect(batch)


def _too_large(whole_batch: bool) -> str:
    if whole_batch:
        limit = filesizeformat(BATCH_BYTES)
        sentence = _("Lần tải này lớn hơn %(limit)s. Chia thành nhiều lần rồi tải lên lại.")
    else:
        limit = filesizeformat(settings.MAX_UPLOAD_BYTES)
        sentence = _(
            "Tệp lớn hơn %(limit)s nên không được nhận. Giảm độ phân giải bản quét hoặc chia tệp."
        )
    return sentence % {"limit": limit}


def _form_page(request: HttpRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "limit": settings.MAX_UPLOAD_BYTES,
        "most": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "batches": recent(request.user),
        "days": settings.UPLOADS_KEPT.days,
        "worker_missing": not living(),
        "waiting": queue.waiting(),
        "here": "upload",
    }
    return render(request, "directives/review/upload.html", context, status=status)


def _too_many() -> str:
    return _("Mỗi lần chỉ nhận %(most)s tệp. Chia tệp thành nhiều lần rồi tải lên lại.") % {
        "most": settings.DATA_UPLOAD_MAX_NUMBER_FILES
    }
