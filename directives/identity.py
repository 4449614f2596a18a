"""What makes a document itself: digests of its bytes and text, its public id and its slug."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count

from directives.search.text import fold, slugify

PUBLIC_ID_LENGTH = 10
SLUG_LENGTH = 100

_BLANKS = b" \t\n\r\v\f\x1c\x1d\x1e\x1f"  # the others are not printable
# White space, control characters and the invisible marks that editors and web pages leave behind.
_NOTHING_PRINTED = re.compile(r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+")


def sha256(content: bytes) -> str:
    """Return the fingerprint of an original's bytes."""
    return hashlib.sha256(content).hexdigest()


def text_digest(text: str) -> str:
    """Return the fingerprint of what a text prints: white space and Unicode form play no part.

    >>> text_digest("Điều 1.\\r\\nSở Y tế") == text_digest("\\ufeffĐiều 1. Sở  Y te\\u0302\\u0301")
    True
    """
    printed = unicodedata.normalize("NFKC", text).encode().translate(None, _BLANKS).decode()
    if not printed.isprintable():
        printed = _NOTHING_PRINTED.sub("", printed)
    # A mark that stood after a removed blank may now join the letter before it.
    return sha256(unicodedata.normalize("NFKC", printed).encode())


def public_ids(digest: str) -> Iterator[str]:
    """Yield the public ids of an original with this SHA-256, the usual one first.

    Ten characters hold 50 bits: among a million documents two may meet, so others follow.

    >>> next(public_ids(sha256(b"")))
    '4oymiquy7q'
    """
    letters = base64.b32encode(bytes.fromhex(digest)).decode().lower().rstrip("=")
    for start in range(len(letters) - PUBLIC_ID_LENGTH + 1):
        yield letters[start : start + PUBLIC_ID_LENGTH]


def slug(kind: str, number_symbol: str, issuer: str) -> str:
    """Return the readable part of a directive's address, never empty.

    >>> slug("cong-van", "159-CV/TU", "Thành ủy Nam Định")
    'cong-van-159-cv-tu-thanh-uy-nam-dinh'
    """
    return bounded(slugify(f"{kind} {number_symbol} {issuer}"), SLUG_LENGTH) or "van-ban"


def bounded(address: str, length: int) -> str:
    """Return a slug cut to a length, at a hyphen where one is near.

    >>> bounded("thanh-uy-nam-dinh", 12)
    'thanh-uy-nam'
    """
    if len(address) <= length:
        return address
    whole, _, cut = address[: length + 1].rpartition("-")
    return (whole if len(cut) < length // 2 else address[:length]).strip("-")


@lru_cache(maxsize=4096)  # most items of most directives are 1, 2, 2/a …
def instruction_slug(path: str) -> str:
    """Return an item's path as part of an address.

    >>> instruction_slug("Điều 2/1")
    'dieu-2~1'
    """
    return re.sub(r"[^a-z0-9.+~-]+", "-", fold(path).replace("/", "~")) or "-"


def instruction_slugs(paths: Iterable[str]) -> list[str]:
    """Return the addresses of a directive's items, each once: d) and đ) are both "d" in ASCII.

    >>> instruction_slugs(["1/d", "1/đ"])
    ['1~d', '1~d-2']
    """
    slugs: dict[str, None] = {}
    for path in paths:
        chosen = plain = instruction_slug(path)
        numbers = count(2)
        while chosen in slugs:
            chosen = f"{plain}-{next(numbers)}"
        slugs[chosen] = None
    return list(slugs)
