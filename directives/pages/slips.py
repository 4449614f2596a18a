"""What is told where a query is not answered quite as it was typed."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext

from directives.search.asked import SearchQuery


def slips_told(
    slips: Sequence[tuple[str, str]], meant: str | None, *, in_points: bool = False
) -> list[str]:
    """Return a note that names the words as typed and what was searched instead."""
    if not slips:
        return []
    words = ", ".join(f"“{typed}”" for typed, _ in slips)
    if in_points:
        told = gettext("Không điểm nào có %(words)s; dưới đây là kết quả cho “%(meant)s”.")
    else:
        told = gettext("Trong kho không có %(words)s; dưới đây là kết quả cho “%(meant)s”.")
    return [told % {"words": words, "meant": meant}]


def loosened_told(query: SearchQuery, total: int, *, in_points: bool = False) -> list[str]:
    """Return notes that name a word taken as a beginning, and say that some words may lack."""
    notes = []
    if total and query.begun:
        if in_points:
            told = gettext("Không điểm nào có “%(word)s”; dưới đây là các từ bắt đầu như vậy.")
        else:
            told = gettext("Trong kho không có “%(word)s”; dưới đây là các từ bắt đầu như vậy.")
        notes.append(told % {"word": query.begun})
    if total and query.lacking:
        if in_points:
            notes.append(gettext("Không điểm nào có đủ các từ; dưới đây là điểm có nhiều từ nhất."))
        else:
            notes.append(
                gettext("Không văn bản nào có đủ các từ; dưới đây là văn bản có nhiều từ nhất.")
            )
    return notes
