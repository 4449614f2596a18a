"""The text that a worker took out of a stored original, kept until a curator has seen to it."""

from __future__ import annotations

import zlib

from directives.extract import Extracted
from directives.extract.packing import pack, unpack
from directives.models import Directive, Upload, UploadPiece

REREAD = "reread"  # the outcome of an upload whose pieces hold such a text


def keep(upload: Upload, sha256: str, extracted: Extracted) -> None:
    """Store the text that was taken out of the original with this digest."""
    content = bytes.fromhex(sha256) + zlib.compress(pack(extracted))
    UploadPiece.objects.create(upload=upload, position=0, content=content)


def found_for(directive: Directive, sha256: str) -> Extracted | None:
    """Return the text last found in this original of a directive; None where there is none."""
    pieces = UploadPiece.objects.filter(upload__rereads=directive, upload__outcome=REREAD)
    piece = pieces.order_by("-upload").first()
    digest = bytes.fromhex(sha256)
    if piece is None or not bytes(piece.content).startswith(digest):
        return None
    return unpack(zlib.decompress(bytes(piece.content)[len(digest) :]))


def forget(directive: Directive) -> None:
    """Remove what was found, now that the directive was read anew."""
    UploadPiece.objects.filter(upload__rereads=directive, upload__outcome=REREAD).delete()
