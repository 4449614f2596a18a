"""Reads images of pages: PNG, JPEG, TIFF of several pages, WebP, BMP."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PIL import Image, ImageOps, ImageSequence

from . import ocr
from .composing import ReadPage
from .legibility import Legibility
from .result import Extracted, Method, Unreadable
from .scans import Scans, finished

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
MEDIA_TYPES = frozenset(("image/png", "image/jpeg", "image/tiff", "image/webp", "image/bmp"))
MAX_PIXELS = 120_000_000  # A3 at 600 dpi has 70 million
MAX_PAGES = 200
LONG_SIDE = 3508  # A4 at 300 dpi
POINTS = 72
USUAL_DPI = range(100, 1201)
ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    ArithmeticError,
    RuntimeError,
    NotImplementedError,
)  # what Pillow raises for damaged files of one format or another


def read_image(content: bytes) -> Extracted:
    """Return the text recognised in an image; raises Unreadable where there is none."""
    if not ocr.is_available():
        raise Unreadable("ocr_needed", packages=ocr.PACKAGES)
    scans = Scans()
    pages = []
    with opened(content) as image:
        media_type = Image.MIME[image.format or "PNG"]
        for number, shown in enumerate(frames(image), start=1):
            width, height = size_in_points(image, shown)
            page = ReadPage(number, width, height, Method.OCR, ())
            pages.append(scans.read(page, partial(for_reading, shown), Legibility.EMPTY))
    return finished(pages, media_type, scans)


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """Open an image; raises Unreadable where it is damaged or larger than any page."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable("image_too_large", limit=str(MAX_PIXELS // 1_000_000)) from error
    except ERRORS as error:
        raise Unreadable("reader_failed") from error


def frames(image: Image.Image) -> Iterator[Image.Image]:
    """Return the pages of an image, upright as the camera held them."""
    count = getattr(image, "n_frames", 1)
    if count > MAX_PAGES:
        raise Unreadable("too_many_pages", pages=str(count), limit=str(MAX_PAGES))
    for frame in ImageSequence.Iterator(image):
        if frame.width * frame.height > MAX_PIXELS:
            raise Unreadable("image_too_large", limit=str(MAX_PIXELS // 1_000_000))
        yield ImageOps.exif_transpose(frame)


def size_in_points(image: Image.Image, shown: Image.Image) -> tuple[float, float]:
    """Return the size of the page: by the dots per inch that the file tells, else as A4."""
    told = image.info.get("dpi", (0, 0))[0]
    dpi = float(told) if told and int(told) in USUAL_DPI else max(shown.size) / LONG_SIDE * ocr.DPI
    return shown.width * POINTS / dpi, shown.height * POINTS / dpi


def for_reading(shown: Image.Image) -> Image.Image:
    """Return a page in grey, about as large as A4 at 300 dpi."""
    flat = on_white(shown).convert("L")
    scale = LONG_SIDE / max(flat.size)
    if not 0.75 < scale < 1.34:
        size = (max(round(flat.width * scale), 1), max(round(flat.height * scale), 1))
        flat = flat.resize(size, Image.Resampling.LANCZOS)
    return ocr.prepared(flat)


def on_white(shown: Image.Image) -> Image.Image:
    """Return an image in colours or grey whose transparent parts are white."""
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        seen = shown.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")
    return shown.convert("L" if shown.mode in ("1", "L", "I;16", "I", "F") else "RGB")
