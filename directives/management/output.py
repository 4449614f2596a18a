"""What the commands print: JSON lines for programs, a progress bar for people at a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO, TypeVar

T = TypeVar("T")
BAR = 30


def json_line(data: Any, encoding: str | None = None) -> str:
    """Return the data as one line of JSON that the output can carry.

    >>> json_line({"file": "a\\udcff.txt"})
    '{"file": "a\\\\udcff.txt"}'
    """
    line = json.dumps(data, ensure_ascii=False)
    try:
        line.encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(data)
    return line


def with_progress(items: Sequence[T], stream: TextIO = sys.stderr) -> Iterable[T]:
    """Return the items, with a bar on the stream while they are worked on if it is a terminal."""
    return _counted(items, stream) if stream.isatty() and len(items) > 1 else items


def _counted(items: Sequence[T], stream: TextIO) -> Iterator[T]:
    for count, item in enumerate(items):
        _draw(count, len(items), stream)
        yield item
    _draw(len(items), len(items), stream)
    stream.write("\n")


def _draw(count: int, total: int, stream: TextIO) -> None:
    filled = BAR * count // total
    stream.write(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {count}/{total}")
    stream.flush()
