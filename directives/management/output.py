"""What the commands print: JSON lines for programs, a progress bar for people at a terminal."""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from datetime import timedelta
from typing import Any, TextIO

from django.utils.translation import gettext as _

BAR = 30
REDRAWN_EVERY = 0.1
RATE_OVER = 15.0


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


class Progress:
    """A bar with the pace of the last seconds and the time that is left, on a terminal only."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total = total
        self._count = 0
        self._shown = total > 1 and self._stream.isatty()
        self._drawn_at = 0.0
        self._marks = deque([(time.monotonic(), 0)])
        self._draw()

    def step(self) -> None:
        """Count one more; the bar is redrawn a few times a second."""
        self._count += 1
        now = time.monotonic()
        if now - self._drawn_at >= REDRAWN_EVERY or self._count == self._total:
            self._marks.append((now, self._count))
            while len(self._marks) > 2 and now - self._marks[0][0] > RATE_OVER:
                self._marks.popleft()
            self._draw()
            self._drawn_at = now

    def clear(self) -> None:
        """Take the bar away, so that a line can be printed; the next step draws it again."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn_at = 0.0

    def end(self) -> None:
        """Leave the bar as it is, and the line to others."""
        if self._shown:
            self._draw()
            self._stream.write("\n")
            self._stream.flush()

    def _draw(self) -> None:
        if not self._shown:
            return
        filled = BAR * self._count // self._total
        bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {self._count}/{self._total}"
        self._stream.write(f"\r{bar}{self._pace()}\x1b[K")
        self._stream.flush()

    def _pace(self) -> str:
        (since, before), (now, count) = self._marks[0], self._marks[-1]
        if count == before or now == since:
            return ""
        rate = (count - before) / (now - since)
        left = timedelta(seconds=round((self._total - count) / rate))
        said = _("%(rate)s tệp/giây, còn %(left)s") % {"rate": f"{rate:.1f}", "left": left}
        return f" · {said}"
