"""Pages that were put into a Word document as pictures: a scan sent as a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PIL import Image

from . import images, ocr
from .composing import ReadPage
from .docx_parts import MEDIA_TYPE, main_part, related, tree
from .legibility import Legibility
from .office_zip import Package
from .result import Extracted, Method, Unreadable
from .scans import Scans, finished

SMALLEST = 600  # dots each way: a seal or a logo has fewer
PLACES = {"a:blip": "r:embed", "v:imagedata": "r:id"}


def read_pictures(content: bytes) -> Extracted:
    """Return the text recognised in the pictures of a Word document that are as large as pages.

    Raises Unreadable where there is none.
    """
    if not ocr.is_available():
        raise Unreadable("ocr_needed", packages=ocr.PACKAGES)
    scans = Scans()
    pages = []
    for number, picture in enumerate(pictures(Package(content)), start=1):
        with images.opened(picture) as image:
            width, height = images.size_in_points(image, image)
        page = ReadPage(number, width, height, Method.OCR, ())
        pages.append(scans.read(page, partial(_shown, picture), Legibility.EMPTY))
    return finished(pages, MEDIA_TYPE, scans)


def pictures(package: Package) -> Iterator[bytes]:
    """Yield the pictures as large as pages, in the order in which they stand, each once."""
    main = main_part(package)
    root = tree(package, main)
    targets = dict(related(package, main, "image"))
    for element in root.iter() if root is not None else ():
        target = targets.pop(element.get(PLACES.get(element.tag, ""), ""), None)
        if target and (picture := _page(package, target)):
            yield picture


def _shown(picture: bytes) -> Image.Image:
    with images.opened(picture) as image:
        return images.for_reading(image)


def _page(package: Package, target: str) -> bytes | None:
    """Return a picture that may be a page; what cannot be opened, such as a drawing, is none."""
    try:
        picture = package.part(target) or b""
        with images.opened(picture) as image:
            return picture if min(image.size) >= SMALLEST else None
    except Unreadable:
        return None
