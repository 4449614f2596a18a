"""Takes the lines after Kính gửi, or after "… điện:" of a telegram, until the body begins.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import vocabulary
from .cells import ADDRESSED, TELEGRAM, TELEGRAM_LABEL, Cell, Shape, shape_of, split_columns
from .lines import CLOSED, Gap, Line, Passage, fold_each, starts_item
from .markers import CAPITAL

LONG = 200  # no line of a header is as long as a paragraph
SENTENCE = re.compile(r"\b(?:nhan duoc|yeu cau|de nghi|co y kien|thong bao|ban hanh)\b")
LABEL = re.compile(rf"(?:{ADDRESSED.pattern})\s*[:;.]?\s*")
# A speck may stand before the dash: "` - Ủy ban nhân dân các xã", ". - Lưu: VT".
LIST_MARK = re.compile(
    rf"\s*(?:[`'’.,:;|]{{1,2}}\s?(?=[-–—~+]\s))?(?:(?:[-–—−~+•●▪*«»©¢·°]+|_\s)\s*(?:\+\s+)?|[eo]\s+(?=[{CAPITAL}]))"
)
NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s+(?=[^\W\d_])")
# The right column's date, too badly read to be one, stands between the lines: "ngage thang § nam".
# What a letter to a company prints below its name.
ADDRESS = re.compile(r"\W*(?:ma\s+so\s+thue|mst|dia\s+chi|dien\s+thoai|email)\b\s*:")
# The same in brackets: "(Lô A2, đường số 3, khu công nghiệp …, tỉnh Bình Dương)".
ADDRESS_IN_BRACKETS = re.compile(
    r"\((?=.{0,200}\b(?:duong|lo|so|ap|thon|kcn|khu\s+cong\s+nghiep|xa|phuong|thi\s+tran)\b)"
    r"(?=.{0,200}\b(?:huyen|quan|thi\s+xa|thanh\s+pho|tp|tinh)\b)"
)
# "(Sau đây gọi chung là các địa phương)" stands below the list and names nobody.
CALLED = re.compile(r"\(?\s*sau\s+day\s+(?:duoc\s+)?(?:goi|viet)\b.{0,120}\)?")
GARBLED_DATE = re.compile(r".{0,30}\bthang\b\W{0,3}\w{0,2}\W{0,3}\bnam\s+\d{4}\W*")


def read_addressed(
    lines: Sequence[Line], cell: Cell, header: dict[Shape, list[Passage]]
) -> tuple[Passage | None, list[Passage], int]:
    """Return a telegram's sender, the lines that name addressees, and the body's first row.

    Cells of the header that stand between these lines are added to `header`.
    """
    sender = None
    pattern = TELEGRAM if cell.shape is Shape.TELEGRAM else LABEL
    found = pattern.match(cell.text.folded)
    if found is None and cell.shape is Shape.TELEGRAM:
        found = TELEGRAM_LABEL.match(cell.text.folded)
    elif found and cell.shape is Shape.TELEGRAM:
        sender = cell.text.cut(0, found.end("issuer"))
    first = cell.text.cut(found.end() if found else 0)
    addressed: list[Passage] = [first] if first.text else []
    row = cell.row + 1
    in_address = False
    while row < len(lines):
        line = lines[row]
        cells = split_columns(line)
        shapes = {shape_of(part) for part in cells}
        if shapes <= {Shape.DATE, Shape.REGIME, Shape.MOTTO, Shape.NUMBER, Shape.URGENCY}:
            for part in cells:
                header.setdefault(shape_of(part), []).append(part)
        elif not (GARBLED_DATE.fullmatch(line.folded) or CALLED.fullmatch(line.folded)):
            in_address = in_address or ADDRESS.match(line.folded) is not None
            if addressed and line.text[0] == "(" and (below := _below_address(lines, row)):
                row = below
                continue
            if not _still_addressed(addressed, line):
                break
            if not in_address or LIST_MARK.match(line.text):
                in_address = False
                addressed.append(line)
        row += 1
    return sender, addressed, row


def _below_address(lines: Sequence[Line], row: int) -> int | None:
    """Return the row below an address in brackets that begins on a row, None if it is none."""
    for end in range(row + 1, min(row + 4, len(lines)) + 1):
        if ")" in lines[end - 1].text:
            whole = " ".join(line.folded for line in lines[row:end])
            return end if ADDRESS_IN_BRACKETS.match(whole) else None
    return None


def _still_addressed(addressed: Sequence[Passage], line: Line) -> bool:
    marked = LIST_MARK.match(line.text) is not None or _is_next(addressed, line)
    if not addressed:
        return marked or not (opens_body(line.text) or len(line.text) > LONG)
    before = addressed[-1].text
    listed = any(LIST_MARK.match(entry.text) for entry in addressed)
    if listed and not marked and before.endswith(";") and len(line.text) > LONG / 2:
        return False
    if before.endswith("."):
        # Only the last line ends with a full stop.
        return marked and line.gap is Gap.NONE
    if marked:
        return len(line.text) <= 2 * LONG
    if line.gap is Gap.NONE:
        if line.text[0].islower():
            return True
        return (
            not SENTENCE.search(line.folded)
            and not opens_body(line.text)
            and len(line.text) <= LONG
            and not starts_item(line.text)
        )
    goes_on = line.text[0].islower() and not CLOSED.search(before)
    return (
        (before.endswith((";", ",")) or goes_on)
        and not opens_body(line.text)
        and len(line.text) <= LONG / 2
        and not line.text.endswith(":")
    )


def _is_next(addressed: Sequence[Passage], line: Line) -> bool:
    """Return whether a line is the next of addressees that are numbered: "2. Sở Y tế;"."""
    found = NUMBERED.match(line.text)
    before = NUMBERED.match(addressed[-1].text) if addressed else None
    if found is None or before is None or not addressed[-1].text.endswith((";", ",")):
        return False
    return int(found["number"]) == int(before["number"]) + 1


def opens_body(text: str) -> bool:
    """Return whether a line begins as the first paragraph of a body does.

    >>> opens_body("Thực hiện Công văn số 201-CV/TU"), opens_body("về công tác")
    (True, False)
    """
    return text[:1].isupper() and fold_each(text).startswith(vocabulary.OPENERS)
