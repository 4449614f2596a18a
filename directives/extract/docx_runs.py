"""The text of one Word paragraph: what is printed of its runs, in their order.

Insertions that were tracked count, deletions do not; neither do hidden text and the instructions
of fields. Source: ECMA-376, Part 1, 17.3 (runs), 17.13.5 (revisions), 17.16 (fields).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from .docx_numbering import SIGNS
from .docx_styles import Styles
from .legacy import from_tcvn3, from_vni
from .safe_xml import find, value

INSIDE = frozenset(
    (
        "w:hyperlink",
        "w:smartTag",
        "w:sdt",
        "w:sdtContent",
        "w:ins",
        "w:moveTo",
        "w:fldSimple",
        "w:customXml",
        "w:bdo",
        "w:dir",
        "w:ruby",
        "w:rubyBase",
        "m:oMath",
        "m:oMathPara",
    )
)
DRAWN = frozenset(("w:drawing", "w:pict", "w:object", "mc:AlternateContent"))
SOFT_HYPHEN = "\u00ad"  # in TCVN3 the letter "ư"
LINE_ENDS = re.compile(r" *[\t\n\r][\t\n\r ]*")  # of the file; wide blanks part columns
# Letters that fonts before Unicode do not have: where they are, the font's name says nothing.
UNICODE = re.compile("[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]")


@dataclass(slots=True)
class Printed:
    """What a paragraph prints: its text, the text boxes drawn in it, the notes it calls."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)


class Runs:
    """Reads the runs of paragraphs; a field may span several paragraphs."""

    def __init__(self, styles: Styles, old_fonts: bool = False) -> None:
        self.styles = styles
        self.old_fonts = old_fonts  # whether to read letters as fonts before Unicode draw them
        self.seen_in_old_fonts: list[str] = []
        self._fields: list[bool] = []  # open fields; True where the result has begun

    def read(self, paragraph: Element) -> Printed:
        """Return what a paragraph prints."""
        printed = Printed()
        properties = find(paragraph, "w:pPr")
        pieces: list[tuple[str, str]] = []
        for run in _runs(paragraph):
            if run.tag in DRAWN:
                printed.boxes += text_boxes(run)
                continue
            if run.tag == "m:t":
                pieces.append((run.text or "", ""))
                continue
            own = find(run, "w:rPr")
            hidden = self.styles.is_on(own, properties, "w:vanish")
            text = "".join(self._text(run, printed))
            if not text or hidden:
                continue
            font = self._old_font(own, properties)
            if font.endswith("H") or self.styles.is_on(own, properties, "w:caps"):
                font, text = self._capitals(text, font.removesuffix("H"))
            if pieces and pieces[-1][1] == font:
                text = pieces.pop()[0] + text
            pieces.append((text, font))
        printed.text = "".join(self._converted(text, font) for text, font in pieces)
        return printed

    def _text(self, run: Element, printed: Printed) -> Iterator[str]:
        for child in run:
            if child.tag == "w:fldChar":
                self._turn(value(child, "w:fldCharType"))
            elif child.tag in DRAWN:
                printed.boxes += text_boxes(child)
            elif self._fields and not all(self._fields):
                continue  # the instruction of a field
            elif child.tag == "w:t":
                yield _words(child)
            elif child.tag in ("w:tab", "w:ptab"):
                yield "\t"
            elif child.tag in ("w:br", "w:cr"):
                yield "\n"
            elif child.tag == "w:noBreakHyphen":
                yield "-"
            elif child.tag == "w:sym":
                yield _symbol(value(child, "w:char"))
            elif child.tag in ("w:footnoteReference", "w:endnoteReference"):
                printed.notes.append((child.tag, value(child, "w:id")))

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _old_font(self, run: Element | None, paragraph: Element | None) -> str:
        fonts = self.styles.of_run(run, paragraph, "w:rFonts")
        name = value(fonts, "w:ascii") or value(fonts, "w:hAnsi")
        if name.startswith(".Vn"):
            return "TCVN3H" if name.endswith("H") else "TCVN3"
        return "VNI" if name.startswith("VNI-") else ""

    def _capitals(self, text: str, font: str) -> tuple[str, str]:
        """Return text whose letters are drawn as capitals; only Unicode knows which those are."""
        if font and self.old_fonts:
            return "", self._converted(text, font).upper()
        return font, text.upper()

    def _converted(self, text: str, font: str) -> str:
        if font and not text.isascii() and not self.old_fonts:
            self.seen_in_old_fonts.append(text)
        if not font or not self.old_fonts or UNICODE.search(text):
            return text.replace(SOFT_HYPHEN, "")
        return from_tcvn3(text) if font == "TCVN3" else from_vni(text)


def _runs(parent: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, and what is drawn between them, in order."""
    for child in parent:
        if child.tag in ("w:r", "m:t") or child.tag in DRAWN:
            yield child
        elif child.tag in INSIDE or child.tag.startswith("m:"):
            yield from _runs(child)


def text_boxes(drawn: Element) -> Iterator[Element]:
    """Yield the contents of the text boxes in a drawing, each once.

    Word stores a box twice, for new and for old programs, as alternatives.
    """
    if drawn.tag == "w:txbxContent":
        yield drawn
        return
    parts = list(drawn)
    if drawn.tag == "mc:AlternateContent":
        parts = [part for part in parts if next(part.iter("w:txbxContent"), None) is not None][:1]
    for part in parts:
        yield from text_boxes(part)


def _words(text: Element) -> str:
    # Without xml:space Word drops blanks at the ends; whoever forgot it did not mean that.
    return LINE_ENDS.sub(" ", text.text or "")


def _symbol(code: str) -> str:
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if not "\ue000" <= letter <= "\uf8ff":
        return letter if letter.isprintable() else ""
    return SIGNS.get(letter, "")
