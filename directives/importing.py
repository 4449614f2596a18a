"""Many files into the archive: known ones passed by, others read ahead by several processes and
stored in batches, all told in the order they were named in.

Nothing is kept between runs: a file that is in the archive is known by its SHA-256. So an import
that was killed is simply started again.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath

from directives import outcomes
from directives.arrivals import Arrival
from directives.files import digest_of_file, printable, read_file
from directives.ingest import keep_up, refused, take_in
from directives.originals import Reread
from directives.outcomes import Outcome
from directives.readers import Here, Readers, Reading
from directives.sources import current_source, known_sources

Entry = Arrival | Reread | Outcome

LOOKED_UP = 200  # files whose digests are asked for in one query
AHEAD = 200
AHEAD_BYTES = 16 * 1024 * 1024
BATCH = 100
BATCH_BYTES = 16 * 1024 * 1024
BATCH_SECONDS = 5.0  # scans take long: what was read is not left unstored for longer
INDEX_EVERY = 400  # or a quarter of fewer files, so that most is indexed while others are read
WORTH_A_PROCESS = 8


@dataclass(frozen=True, slots=True)
class Manner:
    """How files are to be taken in."""

    draft: bool = False
    replace: bool = False
    reparse: bool = False
    follow: bool = True  # keep the search index in step meanwhile


def import_files(
    files: Sequence[str], manner: Manner
) -> Generator[tuple[str, Outcome], None, None]:
    """Yield what became of each file, in order; close the iterator to stop before the end."""
    with _reading(len(files)) as reading:
        batch = Batch(manner, index_every=min(INDEX_EVERY, max(BATCH, len(files) // 4)))
        for coming in _ahead(files, manner, reading):
            if not coming.is_there(within=batch.seconds_left()):
                yield from batch.store()
            batch.add(coming)
            if batch.is_full():
                yield from batch.store()
        yield from batch.store()
    if manner.follow:
        keep_up()


@dataclass(frozen=True, slots=True)
class Coming:
    """A file that was looked at: what became of it is known, or its reading is under way."""

    file: str
    sha256: str
    found: Outcome | Future[Arrival]
    size: int = 0
    directive_id: int | None = None  # whose stored original is read, not the file

    def is_there(self, within: float | None) -> bool:
        """Return whether the file is read, after a short wait for it; None waits long enough."""
        return isinstance(self.found, Outcome) or bool(wait([self.found], within).done)

    def entry(self) -> Entry:
        """Return the file as it was read, or why it was not."""
        if isinstance(self.found, Outcome):
            return self.found
        try:
            arrival = self.found.result()
        except Exception as error:
            return refused(error, self.file, self.sha256)
        return Reread(self.directive_id, arrival, self.sha256) if self.directive_id else arrival


@dataclass(slots=True)
class Batch:
    """Files that are stored together."""

    manner: Manner
    index_every: int
    entries: list[tuple[str, Entry]] = field(default_factory=list)
    size: int = 0
    began: float = 0.0
    unindexed: int = 0

    def add(self, coming: Coming) -> None:
        """Take one more file along, once it is read."""
        self.entries.append((coming.file, coming.entry()))
        self.size += coming.size
        if len(self.entries) == 1:
            self.began = time.monotonic()

    def is_full(self) -> bool:
        """Return whether these files should be stored before others are read."""
        enough = len(self.entries) >= BATCH or self.size >= BATCH_BYTES
        return enough or self.seconds_left() == 0

    def seconds_left(self) -> float | None:
        """Return how long the first of them may still wait."""
        return max(0.0, self.began + BATCH_SECONDS - time.monotonic()) if self.entries else None

    def store(self) -> Iterator[tuple[str, Outcome]]:
        """Yield what became of each of the files, stored now."""
        entries, self.entries, self.size = self.entries, [], 0
        read = [entry for _file, entry in entries if not isinstance(entry, Outcome)]
        manner = self.manner
        stored = iter(take_in(read, draft=manner.draft, replace=manner.replace) if read else ())
        for file, entry in entries:
            yield file, entry if isinstance(entry, Outcome) else next(stored)
        self.unindexed += len(read)
        if manner.follow and self.unindexed >= self.index_every:
            keep_up()
            self.unindexed = 0


def _reading(count: int) -> AbstractContextManager[Reading]:
    """Return what reads so many files: one process a core, or this one where there are few."""
    processes = min(len(os.sched_getaffinity(0)), count // WORTH_A_PROCESS)
    return Readers(processes) if processes else nullcontext(Here())


def _ahead(files: Sequence[str], manner: Manner, reading: Reading) -> Iterator[Coming]:
    """Yield the files in order, the ones after them being read meanwhile, within bounds."""
    queue: deque[Coming] = deque()
    size = 0
    for coming in _looked_at(files, manner, reading):
        queue.append(coming)
        size += coming.size
        while len(queue) > AHEAD or size > AHEAD_BYTES:
            size -= queue[0].size
            yield queue.popleft()
    yield from queue


def _looked_at(files: Sequence[str], manner: Manner, reading: Reading) -> Iterator[Coming]:
    """Yield each file with what is known of it; unknown ones are handed over to be read."""
    remaining = iter(files)
    while chunk := list(islice(remaining, LOOKED_UP)):
        digests: dict[str, str | Exception] = {file: _digest(file) for file in chunk}
        known = known_sources(each for each in digests.values() if isinstance(each, str))
        for file in chunk:
            digest = digests[file]
            if isinstance(digest, Exception):
                yield Coming(file, "", refused(digest, file))
                continue
            source = known.get(digest)
            if source and manner.reparse:
                original = current_source(source.directive_id)
                content = bytes(original.content)
                read = reading.submit(content, original.name)
                yield Coming(file, digest, read, len(content), source.directive_id)
            elif source and not manner.replace:
                yield Coming(file, digest, outcomes.unchanged(source.directive, digest))
            else:
                yield _handed_over(file, digest, reading)


def _digest(file: str) -> str | Exception:
    try:
        return digest_of_file(file)
    except Exception as error:
        return error


def _handed_over(file: str, digest: str, reading: Reading) -> Coming:
    try:
        content = read_file(file)
    except Exception as error:
        return Coming(file, digest, refused(error, file, digest))
    name = PurePath(printable(file)).name
    return Coming(file, digest, reading.submit(content, name), len(content))
