"""What a reader sees when there is no page: missing, withdrawn, broken."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext

from directives.models import Directive
from directives.pages.labels import day_label, number_label
from directives.pages.results import designation, title_of
from directives.views.http import json_answer


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page for an address that leads nowhere, with a search."""
    if request.path_info.endswith(".json"):
        return json_answer({"error": gettext("Không tìm thấy trang này.")}, status=404)
    return render(request, "404.html", {"is_missing": True}, status=404)


def past_end(
    request: HttpRequest, last: int, last_url: str, q: str = "", *, is_cut: bool = False
) -> HttpResponse:
    """Return the page for a page number behind the last one, which it links to."""
    sentence = past_end_sentence(last, is_cut=is_cut)
    shown = {"q": q, "sentence": sentence, "last_page": last, "last_url": last_url}
    return render(request, "404.html", shown, status=404)


def past_end_sentence(last: int, *, is_cut: bool = False) -> str:
    """Return how far a list goes, and what to do where that is not as far as it is long."""
    if is_cut:
        sentence = gettext(
            "Danh sách dài chỉ xem được đến trang %(last)s. Hãy thêm từ khóa hoặc bộ lọc."
        )
    else:
        sentence = gettext("Danh sách này chỉ có đến trang %(last)s.")
    return sentence % {"last": number_label(last)}


def withdrawn(request: HttpRequest, directive: Directive) -> HttpResponse:
    """Return the page of a directive that was taken out: since when and why."""
    day = day_label(directive.withdrawn_on) if directive.withdrawn_on else ""
    if request.path_info.endswith(".json"):
        return json_answer(
            {
                "error": gettext("Văn bản này đã được rút khỏi kho."),
                "id": directive.public_id,
                "withdrawn_on": directive.withdrawn_on and directive.withdrawn_on.isoformat(),
                "reason": directive.withdrawn_reason,
            },
            status=410,
        )
    return render(
        request,
        "410.html",
        {
            "directive": directive,
            "title": title_of(directive),
            "designation": designation(directive),
            "day": day,
        },
        status=410,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Return a page that needs neither database nor static manifest."""
    page = render_to_string("500.html", {"static_url": settings.STATIC_URL})
    return HttpResponse(page, status=500)
