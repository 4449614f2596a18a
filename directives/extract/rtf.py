"""The text of an RTF file, which needs no program: words, their codes, and groups of both.

Word writes the automatic number of an item into the file, so lists need no counting here.
Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from directives.parse.structure import Problem, Severity

from .docx_layout import row_text
from .legacy import from_tcvn3, from_vni
from .result import Extracted, Unreadable

MEDIA_TYPE = "application/rtf"
MAX_DEPTH = 500
TOKEN = re.compile(
    r"""\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,9})?\x20?   # \par, \u7853
      | \\'(?P<byte>[0-9a-f]{2})                              # \'f5
      | \\(?P<sign>[^a-z])                                    # \~
      | (?P<brace>[{}])
      | (?P<newline>[\r\n]+)
      | (?P<text>[^\\{}\r\n]+)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
# Groups whose text is not on the page; "\*" before a word marks one that may be passed over.
SKIPPED = frozenset((
    "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr",
    "headerf", "footer", "footerl", "footerr", "footerf", "listtable", "listoverridetable",
    "rsidtbl", "generator", "themedata", "datastore", "latentstyles", "fldinst", "nonshppict",
    "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "sp", "xe", "tc", "revtbl",
    "filetbl", "pnseclvl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "private", "mmathPr",
))  # fmt: skip
LABELS = ("listtext", "pntext")
READ_THOUGH_STARRED = frozenset(("shpinst", "shptxt", "fldrslt"))
LETTERS = {
    "tab": "\t", "line": "\n", "page": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ",
    "enspace": " ", "qmspace": " ",
}  # fmt: skip
SIGNS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\"}
CODEPAGES_BY_NUMBER = (1250, 1251, 1252, 1253, 1254, 1258)
CODEPAGES = {0: "", 163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254"}


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group until it is closed."""

    skipped: bool = False
    hidden: bool = False
    capitals: bool = False
    fonts: bool = False  # inside the table of fonts
    label: bool = False  # inside the number of an item
    font: int = 0
    after_unicode: int = 1  # how many letters stand in for one that is given by its code


@dataclass(slots=True)
class Font:
    """A font of the table: its name as it comes, and the codepage of its bytes."""

    name: str = ""
    codepage: str = ""


def read_rtf(content: bytes) -> Extracted:
    """Return the text of an RTF file; raises Unreadable where it is none."""
    reader = _Reader(content.decode("latin-1"))
    reader.read()
    problems: tuple[Problem, ...] = ()
    if reader.converted:
        params = {"encoding": "TCVN3/VNI"}
        problems = (Problem("text", "encoding_converted", Severity.WARNING, None, params),)
    text = unicodedata.normalize("NFC", "".join(reader.blocks)).strip("\n")
    return Extracted(text, MEDIA_TYPE, problems)


@dataclass(slots=True)
class _Reader:
    source: str
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    fonts: dict[int, Font] = field(default_factory=dict)
    codepage: str = "cp1252"
    starred: bool = False  # the next word may be unknown
    to_skip: int = 0  # letters that only stand in for the one before
    bytes: bytearray = field(default_factory=bytearray)  # letters in the codepage of their font
    line: list[str] = field(default_factory=list)  # the open paragraph
    cell: list[str] = field(default_factory=list)  # the closed paragraphs of the open cell
    row: list[str] = field(default_factory=list)  # the closed cells of the open row
    blocks: list[str] = field(default_factory=list)  # all that is closed, with blank lines between
    in_table: bool = False
    centred: bool = False
    after_centred: bool = False
    converted: bool = False

    def read(self) -> None:
        """Read the source from its beginning to its end, or to where it breaks off."""
        at = 0
        while (token := TOKEN.match(self.source, at)) is not None:
            at = token.end()
            if token["byte"] or token["text"]:
                self._take(token)
                continue
            if token["newline"]:
                continue
            self._flush()
            if token["brace"]:
                self._brace(token["brace"])
            elif token["sign"]:
                self._sign(token["sign"])
            else:
                word, number = token["word"], token["number"]
                if word == "bin":
                    at += max(int(number or 0), 0)
                else:
                    self._word(word, None if number is None else int(number))
        self._flush()
        self._end_paragraph()
        self._end_row()

    def _take(self, token: re.Match[str]) -> None:
        if token["byte"]:
            letters = bytes([int(token["byte"], 16)])
        else:
            letters = token["text"].encode("latin-1")
        skipped = min(self.to_skip, len(letters))
        self.to_skip -= skipped
        self.bytes += letters[skipped:]

    def _brace(self, brace: str) -> None:
        self.to_skip, self.starred = 0, False
        if brace == "{":
            self.stack.append(self.state)
            if len(self.stack) > MAX_DEPTH:
                raise Unreadable("file_nested_too_deeply")
        elif self.stack:
            self.state = self.stack.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif sign in "\r\n":
            self._end_paragraph()
        elif self.to_skip:
            self.to_skip -= 1
        else:
            self._write(SIGNS.get(sign, ""))

    def _word(self, word: str, number: int | None) -> None:
        state, starred, self.starred = self.state, self.starred, False
        if word == "u" and number is not None:
            self._write(chr(number % 0x10000))
            self.to_skip = state.after_unicode
        elif word in LETTERS:
            self._write(" " if state.label and word == "tab" else LETTERS[word])
        elif word in STRUCTURE:
            if not state.skipped:
                STRUCTURE[word](self)
        elif word == "uc":
            self.state = replace(state, after_unicode=min(max(number or 0, 0), 8))
        elif word in ("v", "deleted"):
            self.state = replace(state, hidden=number != 0)
        elif word == "caps":
            self.state = replace(state, capitals=number != 0)
        elif word == "plain":
            self.state = replace(state, hidden=False, capitals=False)
        elif word == "f":
            self.state = replace(state, font=number or 0)
        elif word == "fcharset" and state.fonts:
            self._font().codepage = CODEPAGES.get(number or 0, "")
        elif word == "ansicpg" and number in CODEPAGES_BY_NUMBER:
            self.codepage = f"cp{number}"
        elif word == "fonttbl":
            self.state = replace(state, fonts=True)
        elif word in LABELS:
            self.state = replace(state, label=True)
        elif word in SKIPPED or (starred and word not in READ_THOUGH_STARRED):
            self.state = replace(state, skipped=True)

    def _font(self) -> Font:
        return self.fonts.setdefault(self.state.font, Font())

    def _flush(self) -> None:
        """Write the letters that were collected, as their font's codepage has them."""
        if not self.bytes:
            return
        letters, font = bytes(self.bytes), self._font()
        self.bytes.clear()
        if self.state.fonts:
            font.name += letters.decode("latin-1")
            return
        name = font.name
        old = name.startswith((".Vn", "VNI-"))
        if old and not letters.isascii():
            self.converted = True
            convert = from_tcvn3 if name.startswith(".Vn") else from_vni
            text = convert(letters.decode("latin-1"))
        else:
            text = letters.decode(font.codepage or self.codepage, "replace")
        # The capitals of TCVN3 are a font of their own.
        in_capitals = name.startswith(".Vn") and name.rstrip(" ;").endswith("H")
        self._write(text.upper() if in_capitals else text)

    def _write(self, text: str) -> None:
        state = self.state
        if not (state.skipped or state.hidden or state.fonts):
            self.line.append(text.upper() if state.capitals else text)

    def _begin_paragraph(self) -> None:
        self.in_table = self.centred = False

    def _in_table(self) -> None:
        self.in_table = True

    def _centre(self) -> None:
        self.centred = True

    def _end_paragraph(self) -> None:
        # Letters that lie outside the plane of two bytes come in halves.
        text = "".join(self.line).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = "\n".join(each.strip() for each in text.split("\n"))
        self.line.clear()
        if self.in_table or self.row:
            self.cell.append(text)
            return
        self._add(text, self.centred)

    def _end_cell(self) -> None:
        self.in_table = True
        self._end_paragraph()
        self.row.append("\n".join(self.cell).strip("\n"))
        self.cell.clear()

    def _end_row(self) -> None:
        if self.row or self.cell:
            self.row.append("\n".join(self.cell).strip("\n"))
            self._add(row_text(self.row), False)
            self.row.clear()
            self.cell.clear()

    def _add(self, text: str, centred: bool) -> None:
        if self.blocks:
            close = (centred and self.after_centred) or not text or not self.blocks[-1]
            self.blocks.append("\n" if close else "\n\n")
        self.blocks.append(text)
        self.after_centred = centred


STRUCTURE: dict[str, Callable[[_Reader], None]] = {
    "par": _Reader._end_paragraph,
    "sect": _Reader._end_paragraph,
    "cell": _Reader._end_cell,
    "nestcell": _Reader._end_cell,
    "row": _Reader._end_row,
    "nestrow": _Reader._end_row,
    "pard": _Reader._begin_paragraph,
    "intbl": _Reader._in_table,
    "qc": _Reader._centre,
}
