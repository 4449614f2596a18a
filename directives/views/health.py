"""Whether this process can serve pages."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from directives.models import Province
from directives.pages.listing import ListState
from directives.search.search import search
from directives.views.http import public

logger = logging.getLogger(__name__)


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """Return 200 once database and index answer, else 503."""
    try:
        Province.objects.exists()
        state = ListState()
        search(state.query, state.filters, sort="newest", page=1, page_size=1)
    except (DatabaseError, OSError, RuntimeError, ValueError):
        logger.exception("The site cannot serve its pages.")
        return _answer("unavailable\n", 503)
    return _answer("ok\n", 200)


def _answer(word: str, status: int) -> HttpResponse:
    return HttpResponse(
        word,
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
