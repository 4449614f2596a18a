"""The file behind a directive, for a curator who compares; drafts have no public address."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directives.downloads import original_answer
from directives.models import SourceFile


@never_cache
@permission_required("directives.change_directive", raise_exception=True)
@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return the current original byte for byte, always to be saved."""
    source = get_object_or_404(
        SourceFile.objects.defer("content"), directive__pk=pk, is_current=True
    )
    return original_answer(source, may_show=False)
