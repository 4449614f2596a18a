"""The quoted, excluded and plain parts of a typed text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from directives.search.text import Token, tokens

_QUOTES = '"“”„‟«»＂'
_PIECE = re.compile(
    rf"""(?P<minus> (?<!\S)-(?=[^\s-]) )?
         (?: [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]
           | (?P<chunk>[^\s{_QUOTES}]+)
           | [{_QUOTES}] )""",
    re.VERBOSE,
)
# The half of a number behind its dash, and nothing else: -CV/TU.
_SYMBOL = re.compile(r"-[^\W\d]+/[^\W\d][\w-]*")


class Piece(NamedTuple):
    """A part of the typed text: a quoted phrase, an excluded chunk, or a run of plain words."""

    kind: str
    tokens: tuple[Token, ...]
    start: int
    end: int


def pieces(typed: str) -> Iterator[Piece]:
    """Yield the quoted, excluded and plain parts of a typed text in order."""
    plain: list[Token] = []
    for found in _PIECE.finditer(typed):
        start, end = found.span("phrase" if found["phrase"] is not None else "chunk")
        own = tuple(_shifted(tokens(typed[start:end]), start)) if end > start else ()
        if not own:
            continue
        excluded = found["minus"] and (found["phrase"] is not None or not _goes_on(plain, own))
        excluded = excluded and not (found["chunk"] or "").endswith("-")  # a word in dashes
        excluded = excluded and not _SYMBOL.fullmatch(typed.strip())
        if not excluded and found["phrase"] is None:
            plain += own
            continue
        if plain:
            yield Piece("plain", tuple(plain), plain[0].start, plain[-1].end)
            plain = []
        kind = "excluded" if excluded else "phrase"
        yield Piece(kind, own, found.start(), found.end())
    if plain:
        yield Piece("plain", tuple(plain), plain[0].start, plain[-1].end)


def _shifted(own: list[Token], by: int) -> Iterator[Token]:
    return (token._replace(start=token.start + by, end=token.end + by) for token in own)


def _goes_on(before: list[Token], after: tuple[Token, ...]) -> bool:
    """Return whether a dash continues a number or a range: 353 -CV/TU, 2021 -2026."""
    if not before or not before[-1].folded[0].isdigit():
        return False
    return after[0].folded[0].isdigit() or len(after) > 1
