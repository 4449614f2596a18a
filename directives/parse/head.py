"""Walks the head of a page: the two header columns, the title, the subject, who is addressed.

Flattening puts these in many orders, so each element is taken by its shape wherever it stands,
until the first paragraph of the body. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I; layout of Party
documents in Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from . import issuer_words, vocabulary
from .addressed import LIST_MARK, LONG, opens_body, read_addressed
from .cells import (
    EDGES,
    MISREAD_LEAD,
    NUMBER,
    SUBJECT,
    YOUTH_UNION,
    Cell,
    Shape,
    begins_with_type,
    is_upper,
    shape_of,
    split_columns,
)
from .header_bodies import is_mixed_case_name
from .lines import CLOSED, Gap, Line, Passage, starts_item

HEAD_LINES = 80
NUMBERED_ITEM = re.compile(r"\d{1,2}[.)]\s")
# A line that cannot end a subject: "… phòng, chống dịch" / "COVID-19 …".
OPEN_END = re.compile(
    r"(?:,|\b(?:dịch|dịch bệnh|chống|và|về|của|tại|với|do|bệnh|số|các|những|trong|trên|theo|để|cho)"
    r"|COVID-)$",
    re.IGNORECASE,
)
DISEASE = re.compile(r"(?:COVID|SARS|nCoV)\b", re.IGNORECASE)  # a name in capitals of no body
LABEL_ALONE = re.compile(r"\W*so\s*[:;]")
STAMPED = re.compile(rf"[\[|(\s](?P<urgency>{'|'.join(vocabulary.URGENCY)})\s*[\]|)]")
CITED = re.compile(r"\bso\s*:?\s*\d+\s*[-/]")  # Thực hiện Công văn số 353-CV/TU …
# Who decides stands in capitals between the subject and the legal basis.
DECIDING = (
    "bo truong bo",
    "chu tich uy ban",
    "chu tich ubnd",
    "thu tuong chinh phu",
    "giam doc so",
)
COMMITTEES = ("uy ban nhan dan", "hoi dong nhan dan")  # a copy may lose the unit's line
# A subject in capitals that lost its "Về việc" begins with what the document does.
BEGINS_SUBJECT = (
    "ban hanh ",
    "quy dinh ",
    "phe duyet ",
    "sua doi",
    "huong dan ",
    "cong bo ",
    "thanh lap ",
    "trien khai ",
    "tang cuong ",
    "kien toan ",
    "bo sung ",
    "dieu chinh ",
)


@dataclass(slots=True)
class Head:
    """The elements of a page's head, each list in the order printed; `end` is the body's row."""

    cells: dict[Shape, list[Passage]] = field(default_factory=dict)
    names: list[Passage] = field(default_factory=list)
    title: Passage | None = None
    title_tail: list[Passage] = field(default_factory=list)
    subject: list[Passage] = field(default_factory=list)
    enacting: list[Passage] = field(default_factory=list)
    telegram: Passage | None = None
    addressed: list[Passage] = field(default_factory=list)
    end: int = 0

    def first(self, shape: Shape) -> Passage | None:
        """Return the first cell of a shape, None if the head has none."""
        found = self.cells.get(shape)
        return found[0] if found else None


def read_head(lines: Sequence[Line]) -> Head:
    """Return the elements above the body and at which line the body begins."""
    head = _Walk(lines).run()
    complete = head.addressed or (head.title is not None and head.cells.get(Shape.DATE))
    # A web site prints its menu, an introduction and related documents above its copy.
    if not (complete or head.cells.get(Shape.REGIME)) and (start := _below_preface(lines)):
        below = _Walk(lines[start:]).run()
        below.end += start
        head = max(head, below, key=_elements)
    return head


def _elements(head: Head) -> int:
    """Return how many of the elements of a printed header there are."""
    shapes = (Shape.REGIME, Shape.NUMBER, Shape.DATE)
    return sum(shape in head.cells for shape in shapes) + (head.title is not None)


def _below_preface(lines: Sequence[Line]) -> int:
    """Return the row where the header begins that holds the name of the State or the Party."""
    shapes = [[shape_of(part) for part in split_columns(line)] for line in lines[:HEAD_LINES]]
    row = next((i for i, found in enumerate(shapes) if Shape.REGIME in found), 0)
    while row and not {Shape.TEXT, Shape.TITLE} & set(shapes[row - 1]):
        row -= 1
    return row


class _Walk:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.head = Head()
        self.in_subject = False  # the subject may go on with the next line
        self.after_number = False  # a Party letter's subject needs no lead words
        self._shapes: list[set[Shape]] = []  # row by row, as far as they were asked for

    @cached_property
    def has_letter_opening(self) -> bool:
        return self._row_of(Shape.ADDRESSED) >= 0

    @cached_property
    def has_lead_words(self) -> bool:
        return self._row_of(Shape.SUBJECT) >= 0

    @cached_property
    def regime_row(self) -> int:
        """Return the row below which the body may begin: that of the State's or Party's name."""
        return self._row_of(Shape.REGIME)

    def _row_of(self, shape: Shape) -> int:
        """Return the first row that has a cell of a shape, -1 if there is none."""
        for row, line in enumerate(self.lines[:HEAD_LINES]):
            if row == len(self._shapes):
                self._shapes.append({shape_of(part) for part in split_columns(line)})
            if shape in self._shapes[row]:
                return row
        return -1

    def run(self) -> Head:
        row = 0
        while row < len(self.lines) and row < HEAD_LINES:
            line = self.lines[row]
            gap = line.gap
            done = False
            for passage in split_columns(line):
                cell = Cell(passage, shape_of(passage), row, gap)
                gap = Gap.NONE
                if cell.shape in (Shape.ADDRESSED, Shape.TELEGRAM):
                    found = read_addressed(self.lines, cell, self.head.cells)
                    self.head.telegram, self.head.addressed, self.head.end = found
                    return self.head
                if not self._take(cell):
                    done = not self._beside_header(line)
                    break
            if done:
                break
            row += 1
        self.head.end = row
        return self.head

    def _beside_header(self, line: Line) -> bool:
        """Whether a line that cannot be read holds an element of the header all the same."""
        shapes = {shape_of(part) for part in split_columns(line)}
        if Shape.DATE in shapes:
            for part in split_columns(line):
                if shape_of(part) is Shape.DATE:
                    self.head.cells.setdefault(Shape.DATE, []).append(part)
        return Shape.DATE in shapes

    def _take(self, cell: Cell) -> bool:
        """Put a cell where it belongs; False when it is the body's first line."""
        head, shape = self.head, cell.shape
        if self.in_subject and self._continues_subject(cell):
            head.subject.append(cell.text)
            return True
        if shape is Shape.SUBJECT and not head.subject:
            misread = MISREAD_LEAD.match(cell.text.text.lstrip(EDGES))
            lead = SUBJECT.match(cell.text.folded.lstrip(EDGES)) or misread
            head.subject.append(cell.text)
            self.in_subject = lead is not None
            self.after_number = False
            return True
        if shape is Shape.TITLE and head.title is None and not starts_item(cell.text.text):
            head.title = cell.text
            self.in_subject, self.after_number = False, False
            if head.subject and not self.has_letter_opening:
                self.in_subject = False
            return True
        if shape in (Shape.NAME, Shape.TITLE):
            return self._take_capitals(cell)
        if shape is Shape.TEXT or shape is Shape.SUBJECT:
            return self._take_text(cell)
        if YOUTH_UNION.fullmatch(cell.text.folded) and not (head.names or head.cells):
            head.names.append(cell.text)
        head.cells.setdefault(shape, []).append(cell.text)
        if shape is Shape.NUMBER:
            self.after_number = True
        elif cell.gap is not Gap.NONE or shape is not Shape.URGENCY:
            self.after_number = False
        return True

    def _take_capitals(self, cell: Cell) -> bool:
        head = self.head
        if LABEL_ALONE.match(cell.text.folded) or self._is_of_stamp(cell):
            if stamped := STAMPED.search(cell.text.folded):
                stamp = cell.text.cut(*stamped.span("urgency"))
                head.cells.setdefault(Shape.URGENCY, []).append(stamp)
            return True  # Số: 11/CĐ-CTUBND that a stamp over it made unreadable
        if (
            starts_item(cell.text.text)
            and not cell.text.folded.startswith(("i ", "v "))
            and cell.row >= self.regime_row
        ):
            return False  # I. MỤC ĐÍCH
        if head.title is None:
            self.after_number = False
            if head.names and head.cells.get(Shape.DATE) and head.cells.get(Shape.NUMBER):
                return self._take_untitled(cell)
            numbers = head.cells.get(Shape.NUMBER)
            if head.names and numbers and numbers[-1].number == cell.text.number:
                return True  # a stamp beside the number that cannot be read
            mark = LIST_MARK.match(cell.text.text)
            head.names.append(cell.text.cut(mark.end()) if mark else cell.text)
            return True
        if not head.subject:
            head.title_tail.append(cell.text)
            return True
        if cell.text.folded.startswith((*issuer_words.BODY_HEADS, *DECIDING)) or (
            head.enacting and cell.gap is Gap.NONE
        ):
            self.in_subject = False
            head.enacting.append(cell.text)
            return True
        if self._is_rest_in_capitals(cell):
            head.subject.append(cell.text)
            return True
        return False

    def _is_rest_in_capitals(self, cell: Cell) -> bool:
        """Whether a line in capitals goes on with a subject in capitals over a blank line."""
        before, text = self.head.subject[-1].text, cell.text.text
        ended = self.head.enacting or CLOSED.search(before) or text.endswith(":")
        return is_upper(before) and not ended and not opens_body(text) and len(text) < LONG

    def _is_of_stamp(self, cell: Cell) -> bool:
        """Whether a line in capitals below the number is neither name, title nor subject."""
        head = self.head
        numbered = head.names and head.cells.get(Shape.NUMBER) and head.title is None
        return bool(numbered) and bool(re.search(r"[\[\]|{}]", cell.text.text))

    def _take_untitled(self, cell: Cell) -> bool:
        """Take a line in capitals below a header whose title the copy lost."""
        head, folded = self.head, cell.text.folded
        if folded.startswith(BEGINS_SUBJECT) and not head.subject:
            head.subject.append(cell.text)
            self.in_subject = True
        elif folded.startswith(DECIDING) or head.subject:
            self.in_subject = False
            head.enacting.append(cell.text)
        else:
            head.names.append(cell.text)
        return True

    def _take_text(self, cell: Cell) -> bool:
        head, text = self.head, cell.text.text
        if self._is_title_of_copy(cell):
            return True
        if head.title is not None and not head.subject and self._names_who_decides(cell):
            head.title_tail.append(cell.text)
            return True
        if head.title_tail and text.startswith("(") and text.endswith(")"):
            return True  # (Thực hiện điểm c khoản 4 Điều 9): under the subject, no part of it
        opens = opens_body(text) or len(text) > LONG or starts_item(text)
        if head.title is not None:
            if opens and not head.subject and self._under_title(cell):
                opens = False
            if head.subject or opens or head.enacting:
                return False
            if text.endswith(":") and not text[0].islower():
                return False
            head.subject.append(cell.text)
            self.in_subject = True
            return True
        if opens and not cell.text.folded.startswith("v/v"):
            return not self._header_seen() and not starts_item(text) and len(text) <= LONG
        begins = self.after_number or text[0].islower()
        rest = text.startswith(("của ", "và "))  # of a line above that cannot be read
        if begins and not rest and not head.subject and self._party_letter():
            head.subject.append(cell.text)
            self.in_subject = True
        elif is_mixed_case_name(cell.text) and not head.cells.get(Shape.NUMBER):
            head.names.append(cell.text)
        self.after_number = False
        return True

    def _is_title_of_copy(self, cell: Cell) -> bool:
        """Take "Thông báo V/v …" in small letters, which heads a copy without any header."""
        head = self.head
        if head.names or head.cells or head.title is not None or head.subject:
            return False
        found = begins_with_type(cell.text)
        if found is None or not SUBJECT.match(cell.text.folded[found:].lstrip()):
            return False
        head.title = cell.text.cut(0, found)
        head.subject.append(cell.text.cut(found))
        self.in_subject = True
        return True

    def _names_who_decides(self, cell: Cell) -> bool:
        """Whether a line between title and subject tells only whose document it is."""
        if not cell.text.folded.startswith("cua ") or cell.row + 1 >= len(self.lines):
            return False
        return SUBJECT.match(self.lines[cell.row + 1].folded) is not None

    def _under_title(self, cell: Cell) -> bool:
        """Whether a line right under the title is the subject, though it begins like a body."""
        text = cell.text.text
        return (
            cell.gap is Gap.NONE
            and self.head.title is not None
            and self.head.title.number == self.lines[cell.row - 1].number
            and len(text) <= LONG
            and not starts_item(text)
            and not CLOSED.search(text)
            and not CITED.search(cell.text.folded)
        )

    def _party_letter(self) -> bool:
        numbered = bool(self.head.cells.get(Shape.NUMBER))
        return numbered and self.has_letter_opening and not self.has_lead_words

    def _header_seen(self) -> bool:
        cells = self.head.cells
        return bool(self.head.title or any(cells.get(s) for s in (Shape.NUMBER, Shape.DATE)))

    def _continues_subject(self, cell: Cell) -> bool:
        """Whether a cell goes on with the subject: on the next line, or in mid-sentence."""
        before, text = self.head.subject[-1].text, cell.text.text
        if cell.shape is Shape.TITLE and self.head.title is None:
            return False
        if cell.shape is Shape.NUMBER:  # "… theo" / "Quyết định số 23/2021/QĐ-TTg"
            found = NUMBER.match(cell.text.folded.strip(EDGES))
            cites = text[0].islower() or (found is not None and found["kind"] is not None)
            joined = cell.gap is Gap.NONE or OPEN_END.search(before) is not None
            return cites and joined and bool(self.head.cells.get(Shape.NUMBER))
        if cell.shape in (Shape.NAME, Shape.TITLE, Shape.TEXT, Shape.SUBJECT, Shape.DATE):
            small = text[0].islower() or text[0].isdigit()
            if cell.shape is Shape.DATE:
                return cell.gap is Gap.NONE and bool(small or DISEASE.match(text))  # … ngày 23/10
            if starts_item(text) and (not text[0].isdigit() or NUMBERED_ITEM.match(text)):
                return False
            if cell.shape is Shape.NAME and self._enacts(cell.text, before):
                return False
            if cell.gap is Gap.NONE and DISEASE.match(text):
                return True
            if cell.shape is Shape.NAME and not is_upper(before):
                return (
                    not text.startswith(("CHỦ", "ỦY", "UỶ", "BỘ", "HỘI", "ĐẢNG", "CỘNG")) and small
                )
            if cell.gap is not Gap.NONE:
                if cell.row < self.regime_row and cell.shape is Shape.TEXT:
                    return len(text) < LONG / 2 and not CLOSED.search(before)
                titled = self.head.title is not None
                ends = opens_body(text) or CLOSED.search(text)  # a sentence of its own
                open_end = OPEN_END.search(before) and not ends
                goes_on = small and not starts_item(text)
                return (
                    (goes_on or bool(open_end))
                    and not CLOSED.search(before)
                    and len(text) < LONG
                    and (self.has_letter_opening or titled)
                )
            if is_upper(before) and text[0].isupper() and not is_upper(text):
                return False  # a subject in capitals ends where the small letters begin
            return small or not (opens_body(text) or len(text) > LONG or text.endswith(":"))
        return False

    def _enacts(self, line: Passage, before: str) -> bool:
        """Whether a line in capitals under a subject in capitals names who decides."""
        names = {name.folded for name in self.head.names}
        whole = " ".join(name.folded for name in self.head.names)
        decides = line.folded in names | {whole} or line.folded.startswith(DECIDING)
        decides = decides or (whole in COMMITTEES and line.folded.startswith(f"{whole} "))
        return decides and not before.lower().endswith((" của", " và", ","))
