"""Tells a file's format by its first bytes."""

from __future__ import annotations

import re

TEXT = "text"
BINARY = "binary"
DOCX = "Word (DOCX)"
DOC = "Word 97-2003 (DOC)"
RTF = "RTF"
ODT = "OpenDocument (ODT)"
ENCRYPTED = "encrypted"
STARTS = (
    (b"%PDF-", "PDF"),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of what lies in an OLE file, the container of all Office formats before 2007.
IN_OLE = (
    ("EncryptedPackage", ENCRYPTED),
    ("WordDocument", DOC),
    ("Workbook", "Excel 97-2003 (XLS)"),
    ("PowerPoint Document", "PowerPoint 97-2003 (PPT)"),
)
ZIP = b"PK\x03\x04"
ZIP_DIRECTORY = 512 * 1024  # how much of a ZIP's end is looked through for names
IN_ZIP = (
    (b"word/", DOCX),
    (b"xl/", "Excel (XLSX)"),
    (b"ppt/", "PowerPoint (PPTX)"),
    (b"application/vnd.oasis.opendocument.text", ODT),
    (b"application/epub", "EPUB"),
)
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff")
RARE = 200  # one odd byte in so many does not make a text a binary file
SAMPLE = 64 * 1024
CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 26, 27))
HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)


def format_of(content: bytes) -> str:
    """Return "text", or the name of the format that the bytes are in.

    >>> format_of(b"%PDF-1.7"), format_of("Kính gửi".encode())
    ('PDF', 'text')
    """
    if content.startswith(BYTE_ORDER_MARKS):
        return TEXT
    if content.startswith(ZIP):
        names = content[:SAMPLE] + content[-ZIP_DIRECTORY:]
        return next((name for mark, name in IN_ZIP if mark in names), "ZIP")
    if content.startswith(OLE):
        return next((name for mark, name in IN_OLE if mark.encode("utf-16-le") in content), "OLE")
    if b"%PDF-" in content[:1024] and b"\n%%EOF" in content[-2048:]:
        return "PDF"
    for start, name in STARTS:
        # Two letters alone are also the beginning of words.
        if content.startswith(start) and (len(start) > 2 or _is_binary(content)):
            return name
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WebP"
    if b"ftyphei" in content[:32] or b"ftypavif" in content[:32]:
        return "HEIF"
    return BINARY if _is_binary(content) else TEXT


def byte_order(content: bytes) -> str | None:
    """Return the codec of UTF-16 or UTF-32 text without a mark, known by its zero bytes."""
    sample = content[: SAMPLE // 16]
    if len(sample) < 4:
        return None
    if len(content) % 4 == 0:
        places = [not any(sample[at::4]) for at in range(4)]
        if places in ([False, False, True, True], [False, True, True, True]):
            return "utf-32-le"
        if places in ([True, True, False, False], [True, True, True, False]):
            return "utf-32-be"
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    codec = None
    if odd > half * 0.3 and even < half * 0.02:
        codec = "utf-16-le"
    elif even > half * 0.3 and odd < half * 0.02:
        codec = "utf-16-be"
    if codec is None:
        return None
    letters = sample.decode(codec, "ignore")
    controls = sum(letter < " " and letter not in "\t\n\f\r" for letter in letters)
    return codec if controls * 50 <= len(letters) else None


def _is_binary(content: bytes) -> bool:
    sample = content[:SAMPLE]
    if byte_order(sample):
        return False
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return sample.count(0) * RARE > len(sample) or controls * 50 > len(sample)


def is_html(text: str) -> bool:
    """Return whether a text begins as an HTML page does.

    >>> is_html("<!DOCTYPE html><html>"), is_html("Kính gửi: <các sở>")
    (True, False)
    """
    return HTML.match(text[:4000]) is not None
