"""Building: the archive's index and the bare engine's, of the same texts."""

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from directives.search import generations
from directives.search.entries import Entry
from directives.search.index import HEAP
from directives.search.schema import document
from tests.bench.corpus import entries
from tests.bench.rivals import Bare
from tests.bench.told import by_the_clock, line

SAMPLE = 10_000  # held in memory, so that nothing but building is measured
ROUNDS = 3


def both(folder: Path, size: int) -> Bare:
    """Build both if an earlier run left none, and say how they compare; return the bare one."""
    bare = Bare(folder / "bare")
    whole = {
        "bare": _once(folder, "bare", size, lambda: bare.fill(entries(size))),
        "ours": _once(folder, "ours", size, lambda: _make_current(ours(entries(size)))),
    }
    home = generations.current()
    held = list(entries(min(size, SAMPLE)))
    took: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(ROUNDS):
        with TemporaryDirectory(dir=folder) as scratch:
            took["bare"].append(by_the_clock(lambda at=scratch: Bare(Path(at)).fill(held)))
        took["ours"].append(by_the_clock(lambda: ours(held)))
        generations.clear(keep={home})
    share = median(took["bare"]) / median(took["ours"])
    rate = len(held) / median(took["ours"]) * 1000
    line("index built, directives/s", rate, f"{share:.2f} of bare with all cores, wanted 0.6")
    share = whole["bare"] / whole["ours"]
    line("  by the time of one core", 1 / whole["ours"], f"{share:.2f} of bare")
    share = size_of(home) / size_of(bare.folder)
    line("index size, MB", size_of(home) / 1e6, f"{share:.2f} of bare, wanted 1.3")
    return bare.opened()


def ours(texts: Iterable[Entry]) -> Path:
    """Fill a new generation of the archive's index as a rebuild does."""
    home = generations.new_home()
    writer = generations.create_index(home).writer(HEAP, 1)
    for entry in texts:
        writer.add_document(document(entry))
    writer.commit()
    writer.wait_merging_threads()
    return home


def size_of(folder: Path) -> int:
    """Return the bytes of a folder's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _make_current(home: Path) -> None:
    generations.follow(home, 0)
    generations.swap(home)


def _once(folder: Path, name: str, size: int, build: Callable[[], object]) -> float:
    """Return the processor's seconds for each directive, all threads together, texts not made."""
    kept = folder / f"{name}.json"
    if not kept.exists():
        few = min(size, SAMPLE)
        before = time.process_time()
        for _ in entries(few):
            pass
        made = (time.process_time() - before) / few
        before = time.process_time()
        build()
        took = (time.process_time() - before) / size
        kept.write_text(json.dumps({"cpu": took - made}))
    return float(json.loads(kept.read_text())["cpu"])
