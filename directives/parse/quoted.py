"""Finds the paragraphs of another document that a letter quotes: their numbers are not its own.

Answers to questions copy whole points of a law: “4. Quan hệ trao đổi …” / “a) Thủ tục …”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import Passage

LONGEST = 12  # paragraphs that a quotation runs over at most
# A quotation that does not close in its first paragraph; "* 2." is a mark misread before a number.
OPENS = re.compile(r'["“](?![^"”]*["”])|\*\s?\d{1,2}\.\s')
CLOSES = re.compile(r'["”][\s.;,]*$')
LONGEST_CLOSE = 8


def quoted_paragraphs(passages: Sequence[Passage]) -> set[int]:
    """Return the indices of the paragraphs that belong to quotations of several paragraphs.

    Without its closing mark, or with another quotation opened before it, nothing is one.
    """
    quoted: set[int] = set()
    for i, passage in enumerate(passages):
        if passage.text[0] not in '"“*' or not OPENS.match(passage.text):
            continue
        for j in range(i, min(i + LONGEST, len(passages))):
            text = passages[j].text
            if CLOSES.search(text, max(0, len(text) - LONGEST_CLOSE)) and not _is_whole(text):
                quoted |= set(range(i, j + 1))
                break
            if j > i and OPENS.match(text):
                break
    return quoted


def _is_whole(text: str) -> bool:
    """Return whether each quotation that a paragraph closes was opened in it."""
    if "“" in text or "”" in text:
        return text.count("“") >= text.count("”") + text.count('"')
    return text.count('"') % 2 == 0
