"""Files sent and read in the test's own process."""

import os
from pathlib import Path
from unittest import mock

from directives.models import Batch, Upload
from directives.work.queues import QUICK
from directives.work.reader import Reader
from directives.work.sending import send

SEEDS = sorted((Path(__file__).parents[2] / "fixtures" / "seeds").glob("*.txt"))


def send_files(person, *files: tuple[str, bytes]) -> list[Upload]:
    """Return the files, in a batch of their own, waiting to be read."""
    batch = Batch.objects.create(person=person, language="vi")
    return [send(batch, name, [content] if content else []) for name, content in files]


def read_all(queue: str = QUICK) -> None:
    """Read what waits, as a worker's reader does."""
    with mock.patch("directives.work.reader.close_old_connections"):  # it is the test's own
        Reader("thu.1", os.getppid(), queue=queue, drain=True).run()
