"""A part of a new generation that a process of its own fills, on another core."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Self

import django
from django.conf import settings

START = "from directives.search.beside import main; main()"


class Filling:
    """A process that fills one part; it ends at the latest with the one that started it."""

    def __init__(self, folder: str, home: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", START, folder, str(home)],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._process.kill()
        self._process.communicate()

    def has_filled(self) -> bool:
        """Wait until it ends; return whether the part is whole."""
        return self._process.wait() == 0


def main() -> None:
    """Fill the part of the generation that the command line names."""
    folder, home = sys.argv[1:]
    Thread(target=_end_with_the_asker, daemon=True).start()
    django.setup()
    from directives.search.filling import fill_part
    from directives.search.parts import PARTS

    part = next(part for part in PARTS if part.folder == folder)
    fill_part(part, Path(home))


def _end_with_the_asker() -> None:
    """Wait for the end of what nobody writes to: it is closed when the asker ends."""
    os.read(0, 1)  # not `sys.stdin`, whose lock would be missed when this process ends first
    os._exit(1)
