"""The paragraphs and tables of a Word document as lines, in the order in which they are read.

A letter's head and its signature are tables without borders, so the cells of a row follow each
other, each with its own lines; only the rows of a table of data stay on one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .docx_numbering import Numbering
from .docx_runs import Runs
from .safe_xml import find, value

INSIDE = frozenset(
    ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "mc:Choice")
)
DATA_COLUMNS = 3
LONG = 120  # characters; a paragraph of the text, not a line of a head


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table as text; `close` where it follows its like without a blank line."""

    text: str
    close: bool


class Layout:
    """Writes a document's blocks; `notes` are the footnotes and endnotes by kind and id."""

    def __init__(
        self, runs: Runs, numbering: Numbering, notes: Mapping[tuple[str, str], Element]
    ) -> None:
        self.runs = runs
        self.numbering = numbering
        self.notes = notes
        self.called = 0
        self.pending = ""  # text of a paragraph whose end was deleted

    def text_of(self, parent: Element, in_cell: bool = False) -> str:
        """Return the text of all blocks of an element, with a blank line between paragraphs.

        Lines of a table cell and centred lines stand close to each other, as printed.
        """
        text = ""
        before: Block | None = None
        for block in self._blocks(parent, in_cell):
            if before is not None:
                close = block.close and before.close
                text += "\n" if close or not block.text or not before.text else "\n\n"
            text += block.text
            before = block
        return text

    def _blocks(self, parent: Element, in_cell: bool) -> Iterator[Block]:
        for element in _children(parent, ("w:p", "w:tbl")):
            if element.tag == "w:tbl":
                yield Block(self._table(element), False)
            else:
                yield from self._paragraph(element, in_cell)

    def _paragraph(self, paragraph: Element, in_cell: bool) -> Iterator[Block]:
        properties = find(paragraph, "w:pPr")
        printed = self.runs.read(paragraph)
        mark = find(properties, "w:rPr")
        text = self.pending + printed.text
        self.pending = ""
        if find(mark, "w:del") is not None:
            self.pending = text
        elif text or not self.runs.styles.is_on(mark, None, "w:vanish"):
            label = self.numbering.label(properties)
            lines = [line.strip() for line in (label + text).split("\n")]
            printed_text = "\n".join(lines).strip("\n")
            close = len(printed_text) < LONG if in_cell else self._is_centred(properties)
            yield Block(printed_text, close)
        for box in printed.boxes:
            yield Block(self.text_of(box, in_cell=True), False)
        for note in printed.notes:
            if (found := self.notes.get(note)) is not None:
                self.called += 1
                yield Block(f"[{self.called}] {self._note(found)}", False)

    def _note(self, note: Element) -> str:
        """Return a note on one line; notes that call notes are not followed further."""
        texts = (self.runs.read(each).text for each in _children(note, ("w:p",)))
        return " ".join(" ".join(texts).split())

    def _is_centred(self, properties: Element | None) -> bool:
        return value(self.runs.styles.of_paragraph(properties, "w:jc")) == "center"

    def _table(self, table: Element) -> str:
        rows = []
        for row in _children(table, ("w:tr",)):
            if find(row, "w:trPr", "w:del") is not None:
                continue
            cells = [
                "" if _goes_on_above(cell) else self.text_of(cell, in_cell=True).strip("\n")
                for cell in _children(row, ("w:tc",))
            ]
            rows.append(row_text(cells))
        return "\n\n".join(filter(None, rows))


def row_text(cells: list[str]) -> str:
    """Return a row of a table: data on one line, other cells one after the other.

    >>> row_text(["1", "Tuyên truyền", "Tháng 5"]), row_text(["TỈNH ỦY\\n*", "Hà Nội"])
    ('1\\tTuyên truyền\\tTháng 5', 'TỈNH ỦY\\n*\\n\\nHà Nội')
    """
    filled = [cell for cell in cells if cell.strip()]
    numbered = len(filled) == 2 and filled[0].strip(" .").isdecimal()
    if all("\n" not in cell for cell in filled) and (len(filled) >= DATA_COLUMNS or numbered):
        return "\t".join(cells).strip("\t")
    return "\n\n".join(filled)


def _goes_on_above(cell: Element) -> bool:
    """Whether a cell is the lower part of one that spans several rows."""
    merged = find(cell, "w:tcPr", "w:vMerge")
    return merged is not None and value(merged, default="continue") == "continue"


def _children(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    """Yield the elements of the wanted names, through whatever only wraps them."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in INSIDE:
            yield from _children(child, wanted)
        elif child.tag == "mc:AlternateContent":
            yield from _children(child[0] if len(child) else child, wanted)
