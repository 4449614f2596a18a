"""The words of a PDF page's text layer with their places, upright however the page is turned."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from .boxes import Box
from .legacy import from_tcvn3, from_vni
from .plain_text import CERTAIN, share_of_common_words
from .result import Unreadable

MAX_PAGE_LETTERS = 100_000
GRID = 1_000_000  # pdfium answers in whole units of a device: fine ones
SAMPLED = 300
TURNED = math.radians(20)  # a watermark stands more askew than a line of text
WORD_GAP = 0.28  # of the letter's size; pdfium tells most blanks itself
DOUBTFUL_GAP = 0.15  # where pdfium saw a line end, as it does between any two letters at times
SYMBOLS = {
    0xF0B7: "•", 0xF02D: "-", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF06F: "o",
    0x02: "-", 0xFFFE: "-",
}  # fmt: skip
DROPPED = frozenset((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0))
LOOKALIKES = {0xD0: "Đ", 0xF0: "đ"}  # letters of Icelandic, and of no Vietnamese font of today
LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00))
RESIDUE = re.compile(r"\(cid:\d{1,5}\)")
OLD_FONTS = (".vn", "vni")  # how the names of fonts before Unicode begin


@dataclass(slots=True)
class _Letters:
    """The letters of a word while it is put together, in the upright page."""

    index: int
    text: list[str] = field(default_factory=list)
    box: list[float] = field(default_factory=list)
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words of a page, how many signs are no letters, and which old font they were in."""

    words: tuple[Box, ...]
    unreadable: int = 0
    converted: str = ""


def read_text_layer(page: pdfium.PdfPage) -> TextLayer:
    """Return the words that a page's text layer holds."""
    textpage = page.get_textpage()
    try:
        return _Reader(page, textpage).read()
    finally:
        textpage.close()


class _Reader:
    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> None:
        self.page, self.text = page, textpage
        self.count = max(pdfium_c.FPDFText_CountChars(textpage), 0)
        if self.count > MAX_PAGE_LETTERS:
            raise Unreadable("text_too_long", limit=str(MAX_PAGE_LETTERS))
        self.width, self.height = page.get_size()
        self.shown = _affine(page, self.width, self.height)
        self.unreadable = 0
        self.angle = self._usual_angle()
        # By how many quarters, against the clock, text stands turned on the page as it is shown;
        # pdfium counts both angles with the clock.
        turned = self.angle + math.radians(page.get_rotation())
        self.quarters = -round(turned / (math.pi / 2)) % 4

    def read(self) -> TextLayer:
        """Return the words, in Unicode."""
        letters = list(self._words())
        texts = ["".join(each.text) for each in letters]
        texts, converted = self._in_unicode(letters, texts)
        found = []
        for each, text in zip(letters, texts, strict=True):
            if not converted:
                text = text.translate(LOOKALIKES)
            text, residue = RESIDUE.subn(" ", text)
            self.unreadable += residue
            text = unicodedata.normalize("NFC", text).strip()
            if text:
                found.append(self._box(each, text))
        return TextLayer(tuple(found), self.unreadable, converted)

    def _usual_angle(self) -> float:
        steps = max(self.count // SAMPLED, 1)
        angles: Counter[float] = Counter()
        for i in range(0, self.count, steps):
            angle = pdfium_c.FPDFText_GetCharAngle(self.text, i)
            if angle >= 0 and not pdfium_c.FPDFText_IsGenerated(self.text, i):
                angles[round(angle / (math.pi / 2)) % 4 * (math.pi / 2)] += 1
        return angles.most_common(1)[0][0] if angles else 0.0

    def _words(self) -> Iterator[_Letters]:
        word: _Letters | None = None
        box = pdfium_c.FS_RECTF()
        high, reach = 0, WORD_GAP
        for i in range(self.count):
            code = pdfium_c.FPDFText_GetUnicode(self.text, i)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            letter = self._letter(code)
            if code in (10, 13) and pdfium_c.FPDFText_IsGenerated(self.text, i):
                reach = DOUBTFUL_GAP
                continue
            if letter.isspace():
                if word:
                    yield word
                word = None
                continue
            if not letter:
                continue
            if word and unicodedata.combining(letter[0]):
                word.text.append(letter)
                continue
            if not pdfium_c.FPDFText_GetLooseCharBox(self.text, i, box) or self._is_askew(i):
                continue
            edges = self._upright(box.left, box.bottom, box.right, box.top)
            size = max((edges[3] - edges[1]) / 1.2, 0.1)
            if word and not _goes_on(word, edges, size, reach):
                yield word
                word = None
            reach = WORD_GAP
            if word is None:
                word = _Letters(i, box=list(edges), size=size)
            word.text.append(letter)
            word.box = [
                min(word.box[0], edges[0]),
                min(word.box[1], edges[1]),
                max(word.box[2], edges[2]),
                max(word.box[3], edges[3]),
            ]
        if word:
            yield word

    def _letter(self, code: int) -> str:
        """Return what a code stands for: "" for nothing, a blank for white space."""
        if code in DROPPED:
            return ""
        if code in SYMBOLS:
            return SYMBOLS[code]
        if code in LIGATURES:
            return LIGATURES[code]
        if code == 0xFFFD or 0xE000 <= code < 0xF900 or code >= 0xF0000 or 0xD800 <= code < 0xE000:
            self.unreadable += 1
            return "\ufffd"
        letter = chr(code)
        if letter.isspace() or unicodedata.category(letter) == "Cc":
            return " "
        return letter

    def _is_askew(self, i: int) -> bool:
        angle = pdfium_c.FPDFText_GetCharAngle(self.text, i)
        if angle < 0:
            return False
        off = abs(angle - self.angle) % (2 * math.pi)
        return bool(min(off, 2 * math.pi - off) > TURNED)

    def _upright(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Return the edges of a box of the page's own coordinates in the upright page."""
        a, b, c, d, e, f = self.shown
        xs = sorted((a * left + b * bottom + c, a * right + b * top + c))
        ys = sorted((d * left + e * bottom + f, d * right + e * top + f))
        if self.quarters == 1:
            return self.height - ys[1], xs[0], self.height - ys[0], xs[1]
        if self.quarters == 2:
            return self.width - xs[1], self.height - ys[1], self.width - xs[0], self.height - ys[0]
        if self.quarters == 3:
            return ys[0], self.width - xs[1], ys[1], self.width - xs[0]
        return xs[0], ys[0], xs[1], ys[1]

    def _box(self, word: _Letters, text: str) -> Box:
        x0, y0, x1, y1 = word.box
        width, height = self.width, self.height
        if self.quarters == 1:
            shown = (y0, height - x1, y1, height - x0)
        elif self.quarters == 2:
            shown = (width - x1, height - y1, width - x0, height - y0)
        elif self.quarters == 3:
            shown = (width - y1, x0, width - y0, x1)
        else:
            shown = (x0, y0, x1, y1)
        return Box(text, x0, y0, x1, y1, word.size, fractions(shown, width, height))

    def _in_unicode(self, letters: list[_Letters], texts: list[str]) -> tuple[list[str], str]:
        """Return the words with those of fonts before Unicode converted, and what these were."""
        if share_of_common_words(" ".join(texts)) >= CERTAIN or "".join(texts).isascii():
            return texts, ""
        best, name = CERTAIN, ""
        for candidate, read in (("TCVN3", from_tcvn3), ("VNI", from_vni)):
            share = share_of_common_words(" ".join(map(read, texts)))
            if share > best:
                best, name = share, candidate
        if not name:
            return texts, ""
        fonts = [self._font(each.index) for each in letters]
        read = from_tcvn3 if name == "TCVN3" else from_vni
        marked = any(font.startswith(OLD_FONTS) for font in fonts)
        return [
            _converted(text, font, read) if font.startswith(OLD_FONTS) or not marked else text
            for text, font in zip(texts, fonts, strict=True)
        ], name

    def _font(self, index: int) -> str:
        """Return the name of the font that a letter is printed in, in small letters."""
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = pdfium_c.FPDFText_GetFontInfo(self.text, index, buffer, 128, flags)
        name = buffer.raw[: max(min(length, 128) - 1, 0)].decode("utf-8", "replace").lower()
        return name.partition("+")[2] or name


def _converted(text: str, font: str, read: Callable[[str], str]) -> str:
    # Fonts like .VnTimeH print small codes as capitals.
    capitals = font.startswith(".vn") and font.split("-")[0].rstrip("bi,").endswith("h")
    return read(text).upper() if capitals else read(text)


def _goes_on(word: _Letters, edges: tuple[float, ...], size: float, reach: float) -> bool:
    x0, y0, x1, y1 = word.box
    if abs((y0 + y1) / 2 - (edges[1] + edges[3]) / 2) > 0.5 * max(size, word.size):
        return False
    usual = max(size, word.size)
    return -0.6 * usual < edges[0] - x1 < reach * usual and edges[0] >= x0 - 0.1 * usual


def _affine(page: pdfium.PdfPage, width: float, height: float) -> tuple[float, ...]:
    """Return the coefficients from the page's own coordinates to those it is shown in."""
    x, y = ctypes.c_int(), ctypes.c_int()
    unit = max(width, height, 1.0)

    def shown(at_x: float, at_y: float) -> tuple[float, float]:
        pdfium_c.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, at_x, at_y, x, y)
        return x.value * width / GRID, y.value * height / GRID

    (c, f), (ax, ay), (bx, by) = shown(0, 0), shown(unit, 0), shown(0, unit)
    return (ax - c) / unit, (bx - c) / unit, c, (ay - f) / unit, (by - f) / unit, f


def fractions(
    edges: tuple[float, float, float, float], width: float, height: float
) -> tuple[float, float, float, float]:
    """Return a box in fractions of the page, never outside it."""
    x0, y0, x1, y1 = edges
    return (
        _within(x0 / width), _within(y0 / height), _within(x1 / width), _within(y1 / height),
    )  # fmt: skip


def _within(share: float) -> float:
    return round(min(max(share, 0.0), 1.0), 5) if math.isfinite(share) else 0.0
