"""One part of a new generation, filled from the database."""

from __future__ import annotations

from pathlib import Path

from directives.search import generations
from directives.search.parts import Part

CHUNK = 200  # directives that are read at once
HEAP = 60_000_000  # bytes that the engine may fill before it writes them down


def fill_part(part: Part, home: Path) -> int:
    """Fill one part of a new generation; return how many directives it holds."""
    writer = generations.create_index(home / part.folder).writer(HEAP, 1)
    count = 0
    for chunk in part.reader().chunks(CHUNK):
        for found in chunk:
            for document in part.documents(found):
                writer.add_document(document)
            count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count
