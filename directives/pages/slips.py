"""What is told where words that the archive does not have were taken as slips of the finger."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext


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
