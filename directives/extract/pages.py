"""Draws a page of a file as it is printed, for the screen where a person compares."""

from __future__ import annotations

import io

from PIL import Image

from . import docx_parts, docx_pictures, images, pdf
from .isolated import run_task
from .office_zip import Package
from .result import Unreadable

SECONDS = 30
MEGABYTES = 1500
MOST_WIDTH = 3000
PDF_POINTS = 72


def page_image(content: bytes, media_type: str, number: int, width: int) -> bytes:
    """Return a page of a file as PNG, of the width given; raises Unreadable.

    Pages are counted from 1. The page is drawn in a process of its own.
    """
    if media_type == pdf.MEDIA_TYPE:
        task = "directives.extract.pages:draw_pdf_page"
    elif media_type in images.MEDIA_TYPES:
        task = "directives.extract.pages:draw_image_page"
    elif media_type == docx_parts.MEDIA_TYPE:
        task = "directives.extract.pages:draw_picture_page"
    else:
        raise Unreadable("no_page_image")
    width = min(max(width, 1), MOST_WIDTH)
    return run_task(task, content, str(number), str(width), seconds=SECONDS, megabytes=MEGABYTES)


def draw_pdf_page(content: bytes, number: str, width: str) -> bytes:
    """Return a page of a PDF as PNG."""
    with pdf.opened(content) as document:
        if not 1 <= int(number) <= len(document):
            raise Unreadable("no_page_image")
        page = document[int(number) - 1]
        shown = pdf.render(page, int(width) * PDF_POINTS / pdf.page_size(page)[0], grey=False)
    return _png(shown, int(width))


def draw_image_page(content: bytes, number: str, width: str) -> bytes:
    """Return a page of an image file as PNG, upright."""
    with images.opened(content) as image:
        for at, shown in enumerate(images.frames(image), start=1):
            if at == int(number):
                return _png(images.on_white(shown), int(width))
    raise Unreadable("no_page_image")


def draw_picture_page(content: bytes, number: str, width: str) -> bytes:
    """Return a page that stands as a picture in a Word document as PNG."""
    for at, picture in enumerate(docx_pictures.pictures(Package(content)), start=1):
        if at == int(number):
            return draw_image_page(picture, "1", width)
    raise Unreadable("no_page_image")


def _png(shown: Image.Image, width: int) -> bytes:
    """Return an image that is no wider than wanted as PNG, smaller where it has many shades."""
    if shown.width > width:
        height = max(round(shown.height * width / shown.width), 1)
        shown = shown.resize((width, height), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    shown.save(file, "PNG", optimize=True)
    return file.getvalue()
