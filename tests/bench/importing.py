"""make bench, the part on bringing files in: each figure beside one of the same run.

Reading is measured beside folding the same text; an import beside writing the very rows it made
with bulk_create and indexing them with a bare tantivy; memory at two sizes; one core beside two.
Every import runs in a process of its own, on an archive that holds nothing yet.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.papers import papers, write_papers
from tests.bench.processes import cores, peak_memory
from tests.site import ROOT, manage

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Run:
    """What a run in a process of its own took, and the most memory it held with its children."""

    seconds: float
    megabytes: float


class Archive:
    """Archives of a size, made anew for each run from one that is empty."""

    def __init__(self, folder: Path, count: int) -> None:
        self.papers = folder / "papers"
        write_papers(self.papers, count)
        self.empty = folder / "empty"
        self.environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        self.environment |= {"DATA_DIR": str(self.empty), "PLAIN_HTTP": "1"}
        manage(self.environment, "migrate", "--verbosity", "0")
        manage(self.environment, "load_reference")

    def fresh(self, name: str) -> Path:
        """Return an archive with nothing in it."""
        home = self.empty.with_name(name)
        shutil.rmtree(home, ignore_errors=True)
        return shutil.copytree(self.empty, home)

    def run(self, home: Path, deed: str, *, on_cores: int = 2) -> Run:
        """Return what a function of `tests.bench.deeds` took; it is timed from inside."""
        code = f"from tests.bench.deeds import timed, {deed}; timed({deed}, {str(self.papers)!r})"
        child = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code],
            cwd=ROOT,
            env=self.environment | {"DATA_DIR": str(home)},
            stdout=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, cores(on_cores)),
        )
        megabytes = peak_memory(child) / MEGABYTE
        said = child.communicate()[0]
        return Run(json.loads(said.splitlines()[-1]), megabytes)


def reading() -> None:
    """Print what reading a directive costs beside folding its text."""
    from directives.reading import understand
    from directives.search.text import fold

    texts = list(papers(40))
    shares = []
    for text in texts:
        understand(text.encode(), "a.txt")  # tables and caches of the first time
    for text in texts:
        read = _best(lambda text=text: understand(text.encode(), "a.txt"))
        shares.append(read / _best(lambda text=text: fold(text)))
    share = statistics.median(shares)
    print(f"{'reading one directive / folding its text':48}{share:>8.1f}{'<= 40':>9}")


def importing(count: int, rounds: int) -> None:
    """Print how fast files come in beside bare writing and indexing, again, and on one core."""
    figures: dict[str, list[float]] = {"bare": [], "again": [], "one core": []}
    speeds = []
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), count)
        for _ in range(rounds):
            home = archive.fresh("imported")
            whole = archive.run(home, "bring_in")
            speeds.append(count / whole.seconds)
            figures["again"].append(whole.seconds / archive.run(home, "bring_in").seconds)
            rows = archive.fresh("rows")
            shutil.copytree(home, rows / "from")
            figures["bare"].append(archive.run(rows, "write_and_index").seconds / whole.seconds)
            alone = archive.run(archive.fresh("alone"), "bring_in", on_cores=1)
            figures["one core"].append(alone.seconds / whole.seconds)
    print(f"{f'{count} files: imported a second':48}{statistics.median(speeds):>8.0f}")
    for name, (said, target) in {
        "bare": ("  beside bulk_create and bare tantivy", ">= 0.5"),
        "again": ("  the same files again, beside the first time", ""),
        "one core": ("  on two cores, beside one", ""),
    }.items():
        print(f"{said:48}{statistics.median(figures[name]):>8.2f}{target:>9}")


def memory(few: int, many: int) -> None:
    """Print the most memory of an import and of one of many times the size."""
    peaks = []
    for count in (few, many):
        with tempfile.TemporaryDirectory() as folder:
            archive = Archive(Path(folder), count)
            peaks.append(archive.run(archive.fresh("imported"), "bring_in").megabytes)
    print(f"{f'peak memory in MB, {few} files':48}{peaks[0]:>8.0f}{'< 400':>9}")
    print(f"{f'peak memory in MB, {many} files':48}{peaks[1]:>8.0f}{'< 400':>9}")


def main(arguments: list[str] | None = None) -> None:
    """Print the table on reading and importing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--import-rounds", type=int, default=3)
    parser.add_argument("--many", type=int, default=2000, help="files of the larger memory run")
    chosen = parser.parse_args(arguments)
    print(f"\n{'Reading and importing':48}{'share':>8}{'target':>9}")
    reading()
    importing(chosen.files, chosen.import_rounds)
    memory(chosen.files, chosen.many)


def _best(call: Callable[[], object], times: int = 3) -> float:
    """Return the shortest CPU time of a call: others on the machine only ever add to it."""
    found = []
    for _ in range(times):
        began = time.process_time()
        call()
        found.append(time.process_time() - began)
    return min(found)


if __name__ == "__main__":
    main()
