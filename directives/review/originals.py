"""The file behind a directive, for a curator who compares; drafts have no public address."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directives.models import SourceFile


@never_cache
@permission_required("directives.change_directive", raise_exception=True)
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the current original byte for byte, always to be saved: a file may hold a script."""
    source = get_object_or_404(SourceFile, directive=pk, is_current=True)
    return HttpResponse(
        bytes(source.content),
        content_type=source.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, source.name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
