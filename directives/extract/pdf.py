"""Reads PDF: the text layer of each page where it is good, else what is recognised in its image."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from directives.parse.refusal import MAX_CHARACTERS
from directives.parse.structure import Problem, Severity

from . import ocr
from .composing import ReadPage
from .legibility import Legibility, judge
from .pdf_streams import refuse_bombs
from .pdf_text import TextLayer, read_text_layer
from .result import Extracted, Method, Unreadable
from .scans import Scans, finished

MEDIA_TYPE = "application/pdf"
MAX_PAGES = 1000
POINTS = 72
MAX_PIXELS = 26_000_000  # A3 at 400 dpi
MAX_SIDE = 10_000
IMAGE_SHARE = 0.5  # a scan is an image over most of its page
THIN = 200  # letters: a stamp or a page number over a scan, no text of a page


def read_pdf(content: bytes) -> Extracted:
    """Return the text of a PDF's pages; raises Unreadable where there is none."""
    with opened(content) as document:
        if len(document) > MAX_PAGES:
            raise Unreadable("too_many_pages", pages=str(len(document)), limit=str(MAX_PAGES))
        reader = _Reader(document)
        pages = list(reader.pages())
    return finished(pages, MEDIA_TYPE, reader.scans, tuple(reader.problems))


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF; raises Unreadable where it is damaged, a bomb, or asks for a password."""
    refuse_bombs(content)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD
        raise Unreadable("file_encrypted" if locked else "reader_failed") from error
    try:
        yield document
    finally:
        document.close()


class _Reader:
    def __init__(self, document: pdfium.PdfDocument) -> None:
        self.document = document
        self.scans = Scans()
        self.problems: list[Problem] = []
        self.converted: dict[str, None] = {}
        self.letters = 0

    def pages(self) -> Iterator[ReadPage]:
        """Return the pages one by one, each closed before the next is opened."""
        for number in range(1, len(self.document) + 1):
            try:
                page = self.document[number - 1]
            except pdfium.PdfiumError:
                self.problems.append(_problem("page_unreadable", Severity.ERROR, page=str(number)))
                continue
            try:
                yield self._page(page, number)
            finally:
                page.close()
        for name in self.converted:
            self.problems.append(_problem("encoding_converted", Severity.WARNING, encoding=name))

    def _page(self, page: pdfium.PdfPage, number: int) -> ReadPage:
        width, height = page_size(page)
        try:
            layer = read_text_layer(page)
        except pdfium.PdfiumError:
            layer = TextLayer(())
        self.letters += sum(len(word.text) for word in layer.words)
        if self.letters > MAX_CHARACTERS:
            raise Unreadable("text_too_long", limit=str(MAX_CHARACTERS))
        if layer.converted:
            self.converted[layer.converted] = None
        found = ReadPage(number, width, height, Method.TEXT, layer.words)
        quality = judge(layer)
        if quality is Legibility.GOOD and not _is_stamped_scan(page, layer):
            return found
        if quality is Legibility.EMPTY and not _has_marks(page):
            return found
        return self.scans.read(found, lambda: ocr.prepared(render(page, ocr.DPI)), quality)


def page_size(page: pdfium.PdfPage) -> tuple[float, float]:
    """Return the size of a page in points as it is shown, never nothing and never endless."""
    width, height = page.get_size()
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise Unreadable("reader_failed")
    return width, height


def render(page: pdfium.PdfPage, dpi: float, *, grey: bool = True) -> Image.Image:
    """Return the image of a page, with fewer dots where the page is huge."""
    width, height = page_size(page)
    scale = min(dpi / POINTS, math.sqrt(MAX_PIXELS / width / height), MAX_SIDE / max(width, height))
    if min(width, height) * scale < 1:
        raise Unreadable("reader_failed")
    bitmap = page.render(scale=scale, grayscale=grey, may_draw_forms=False)
    try:
        shown: Image.Image = bitmap.to_pil().convert("L" if grey else "RGB")
        return shown
    finally:
        bitmap.close()


def _has_marks(page: pdfium.PdfPage) -> bool:
    """Whether anything at all is drawn on a page."""
    return bool(pdfium_c.FPDFPage_CountObjects(page) > 0 or pdfium_c.FPDFPage_GetAnnotCount(page))


def _is_stamped_scan(page: pdfium.PdfPage, layer: TextLayer) -> bool:
    """Whether a page is an image with little text over it, such as the stamp of a signature."""
    if sum(len(word.text) for word in layer.words) > THIN:
        return False
    width, height = page_size(page)
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > IMAGE_SHARE * width * height:
            return True
    return False


def _problem(code: str, severity: Severity, **params: str) -> Problem:
    return Problem("text", code, severity, None, params)
