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
# "Căn cứ khoản 2 Điều 7 Thông tư … quy định:" announces a quotation whose opening mark was lost.
ANNOUNCES = re.compile(
    r"(?i)(?:điều|khoản|điểm|mục)\s+\w{1,3}\b.{0,250}\b(?:quy\s+định|nêu|ghi|hướng\s+dẫn)\b.{0,60}:\s*$",
    re.DOTALL,
)
ORDERS = re.compile(r"(?i)(?:yêu\s+cầu|đề\s+nghị|chỉ\s+đạo|giao)(?!\w)[^.;]*$")


def quoted_paragraphs(passages: Sequence[Passage]) -> set[int]:
    """Return the indices of the paragraphs that belong to quotations of several paragraphs.

    Without its closing mark, or with another quotation opened before it, nothing is one. Its
    opening mark may be lost under a paragraph that announces it.
    """
    quoted: set[int] = set()
    for i, passage in enumerate(passages):
        opens = passage.text[0] in '"“*' and OPENS.match(passage.text)
        if not opens and not (i and _announces(passages[i - 1].text)):
            continue
        for j in range(i, min(i + LONGEST, len(passages))):
            text = passages[j].text
            if CLOSES.search(text, max(0, len(text) - LONGEST_CLOSE)) and not _is_whole(text):
                quoted |= set(range(i, j + 1))
                break
            if j > i and OPENS.match(text):
                break
    return quoted


def _announces(text: str) -> bool:
    """Return whether a paragraph says that the words of a provision follow, and orders nothing."""
    return text.endswith(":") and bool(ANNOUNCES.search(text)) and not ORDERS.search(text)


def _is_whole(text: str) -> bool:
    """Return whether each quotation that a paragraph closes was opened in it."""
    if "“" in text or "”" in text:
        return text.count("“") >= text.count("”") + text.count('"')
    return text.count('"') % 2 == 0
