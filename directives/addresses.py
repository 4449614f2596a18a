"""The addresses of pages: `reverse`, remembered for those that stand on page after page."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

ADDRESSES_KEPT = 4096


def address(route: str, *arguments: str) -> str:
    """Return the address of a page in the active language."""
    return _address(get_language(), get_script_prefix(), get_urlconf(), route, arguments)


@lru_cache(maxsize=ADDRESSES_KEPT)
def _address(
    _language: str, _prefix: str, _urlconf: str | None, route: str, arguments: tuple[str, ...]
) -> str:
    return reverse(route, args=arguments)
