"""PDFs written by hand, good ones and others."""

from __future__ import annotations

import zlib

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
HELLO = b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of the objects, the first of which is the catalogue."""
    out = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def page(
    content: bytes = HELLO,
    *,
    box: bytes = b"[0 0 595 842]",
    catalogue: bytes = b"",
    entries: bytes = b"",
    resources: bytes = b"",
    font: bytes = FONT,
    encoded: bytes | None = None,
    trailer: bytes = b"",
    more: tuple[bytes, ...] = (),
) -> bytes:
    """Return a PDF of one page with this content; further objects begin with number 6."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R%s"
            b"/Resources<</Font<</F1 5 0 R>>%s>>>>" % (box, entries, resources),
            encoded if encoded is not None else stream(content),
            font,
            *more,
        ],
        trailer,
    )


def lines(*printed: tuple[float, float, str], size: float = 12) -> bytes:
    """Return the content of a page with lines of Latin-1 at places from its lower left."""
    shown = [
        b"BT /F1 %g Tf %g %g Td (%s) Tj ET"
        % (size, x, y, text.encode("latin-1").replace(b"(", rb"\(").replace(b")", rb"\)"))
        for x, y, text in printed
    ]
    return b"\n".join(shown)


def _forms(levels: int, calls: int) -> tuple[bytes, ...]:
    """Return forms each of which draws the next one several times."""
    drawn = [
        stream(
            b"/X Do " * calls,
            b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]"
            b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + level),
        )
        for level in range(levels)
    ]
    return (*drawn, stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))


def _bomb(times: int) -> bytes:
    packed = b"\0" * 300_000_000
    for _ in range(times):
        packed = zlib.compress(packed, 9)
    return stream(packed, b"/Filter[%s]" % (b"/FlateDecode" * times))


def _tree_of_itself() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 100000>>"])


def _very_many_pages() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 100000/Kids[%s]>>" % (b"3 0 R " * 100_000),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )


def _deep_tree(depth: int) -> bytes:
    below = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (i + 1) for i in range(2, depth + 2)]
    last = b"<</Type/Page/MediaBox[0 0 595 842]>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", *below, last])


def hostile() -> dict[str, bytes]:
    """Return PDFs that would hang, crash or fill a reader without limits, each with its name."""
    image = b"/Type/XObject/Subtype/Image/Width 50000/Height 50000/ColorSpace/DeviceGray"
    drawn = b"595 0 0 842 0 0 cm /X Do"
    named = b"/XObject<</X 6 0 R>>"
    return {
        "truncated": page()[:300],
        "a page box of 1e9 points": page(b"0 0 m 9 9 l S", box=b"[0 0 1000000000 1000000000]"),
        "a page box that is a line": page(b"0 0 m 9 9 l S", box=b"[0 0 1000000000 1]"),
        "a page tree 10,000 deep": _deep_tree(10_000),
        "a page tree that holds itself": _tree_of_itself(),
        "100,000 pages": _very_many_pages(),
        "a stream that unpacks to 300 MB": page(encoded=_bomb(1)),
        "a stream packed twice": page(encoded=_bomb(2)),
        "an image of 50,000 by 50,000": page(
            drawn,
            resources=named,
            more=(
                stream(
                    zlib.compress(b"\0" * 2_500_000),
                    image + b"/BitsPerComponent 8/Filter/FlateDecode",
                ),
            ),
        ),
        "forms that draw each other ten times": page(drawn, resources=named, more=_forms(12, 10)),
        "a line of 600,000 letters": page(
            b"BT /F1 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 20_000 + b"ET"
        ),
    }


def harmless() -> dict[str, bytes]:
    """Return PDFs with a text and something that must not be done or must not matter."""
    return {
        "a script": page(catalogue=b"/OpenAction<</S/JavaScript/JS(while\\(1\\){})>>"),
        "a program to start": page(catalogue=b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
        "arrays 20,000 deep": page(catalogue=b"/Names " + b"[" * 20_000 + b"]" * 20_000),
        "500,000 saved states": page(b"q " * 500_000 + HELLO),
        "a page box of 1e9 points with text": page(box=b"[0 0 1000000000 1000000000]"),
        "a page box of nothing": page(box=b"[0 0 0 0]"),
    }
