"""`Extracted` as bytes and back, between a reading child and the process that waits for it."""

from __future__ import annotations

import json

from directives.parse.structure import Problem, Severity

from .result import Extracted, Method, Page, Word


def pack(extracted: Extracted) -> bytes:
    """Return what `unpack` turns back into the same value."""
    return json.dumps(
        {
            "text": extracted.text,
            "media_type": extracted.media_type,
            "problems": [
                [each.part, each.code, each.severity, each.line, dict(each.params)]
                for each in extracted.problems
            ],
            "pages": [
                [
                    [page.number, page.start, page.end, page.width, page.height, page.method],
                    [
                        [word.start, word.end, word.x0, word.y0, word.x1, word.y1, word.confidence]
                        for word in page.words
                    ],
                ]
                for page in extracted.pages
            ],
        },
        separators=(",", ":"),
    ).encode()


def unpack(packed: bytes) -> Extracted:
    """Return the value that was packed."""
    found = json.loads(packed)
    return Extracted(
        found["text"],
        found["media_type"],
        tuple(
            Problem(part, code, Severity(severity), line, params)
            for part, code, severity, line, params in found["problems"]
        ),
        tuple(
            Page(
                number,
                start,
                end,
                width,
                height,
                Method(method),
                tuple(Word(*word) for word in words),
            )
            for (number, start, end, width, height, method), words in found["pages"]
        ),
    )
