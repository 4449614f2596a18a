"""The row of page numbers under a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number with its address; a gap has neither."""

    number: int | None
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class PageLinks:
    """All links of the row."""

    links: tuple[PageLink, ...]
    previous: str
    following: str


def page_links(page: int, last: int, address: Callable[[int], str]) -> PageLinks | None:
    """Return links to the first, the last and the neighbouring pages; None for a single page."""
    if last <= 1:
        return None
    near = {1, last, *range(max(1, page - 2), min(last, page + 2) + 1)}
    links: list[PageLink] = []
    before = 0
    for number in sorted(near):
        if number > before + 1:
            links.append(PageLink(None))
        links.append(PageLink(number, address(number), number == page))
        before = number
    return PageLinks(
        links=tuple(links),
        previous=address(page - 1) if page > 1 else "",
        following=address(page + 1) if page < last else "",
    )
