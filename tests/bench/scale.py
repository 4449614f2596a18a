"""python -m tests.bench.scale --size 10000 100000: the search alone, on archives of any size.

Ours and the bare engine take turns within one run, so that the ratios hold on a busy machine.
Each size is measured in a process of its own; what grows faster than the archive is told at the
end. `--folder` keeps the indexes there for another run.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

START = (
    "import time; begun = time.perf_counter(); import django; django.setup();"
    "from directives.search.search import search; from directives.search.query import parse_query;"
    "search(parse_query({!r})); took = time.perf_counter() - begun;"
    "held = [line for line in open('/proc/self/status') if line.startswith('VmRSS')];"
    "print(took, int(held[0].split()[1]) / 1024)"
)
AGAINST = 20.0  # times faster than what a user would pick instead


def main() -> None:
    """Print what building, asking and holding an index of each size costs."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--size", type=int, nargs="+", default=[10_000])
    arguments.add_argument("--rivals", action="store_true", help="SQLite and PostgreSQL as well")
    arguments.add_argument("--folder", type=Path, help="where the indexes are kept")
    arguments.add_argument("--figures", type=Path, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.figures:
        measure(chosen.folder, chosen.size[0], chosen.figures, with_rivals=chosen.rivals)
        return
    with tempfile.TemporaryDirectory() as scratch:
        figures = {
            size: _in_own_process(chosen.folder or Path(scratch), size, with_rivals=chosen.rivals)
            for size in sorted(chosen.size)
        }
    if len(figures) > 1:
        show_growth(figures)


def _in_own_process(root: Path, size: int, *, with_rivals: bool) -> dict[str, float]:
    """Measure one size; return the milliseconds of each question."""
    folder = root / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    figures = folder / "figures.json"
    command = [sys.executable, "-m", "tests.bench.scale", "--size", str(size)]
    command += ["--folder", str(folder), "--figures", str(figures)]
    settings = {"DATA_DIR": str(folder), "PLAIN_HTTP": "1", "ALLOWED_HOSTS": "testserver,127.0.0.1"}
    settings["DJANGO_SETTINGS_MODULE"] = "archive.settings"
    command += ["--rivals"] if with_rivals else []
    subprocess.run(command, env=os.environ | settings, check=True)
    found: dict[str, float] = json.loads(figures.read_text())
    return found


def measure(folder: Path, size: int, figures: Path, *, with_rivals: bool) -> None:
    """Build ours and the bare index of the same texts, ask both, and write down the figures."""
    import django

    django.setup()
    from tests.bench import asked, built, page
    from tests.bench.told import line

    print(f"\n{size:,} directives")
    bare = built.both(folder, size)
    start = [sys.executable, "-c", START.format(asked.WORST)]
    told = subprocess.run(start, capture_output=True, text=True, check=True).stdout.split()
    line("start to first answer, ms", float(told[0]) * 1000, "wanted 3,000")
    line("memory after it, MB", float(told[1]), "wanted 250")
    found = asked.ask_all(size, bare) | asked.type_all()
    if with_rivals:
        _against_rivals(folder, size)
    found |= page.show_page(bare.ask)
    figures.write_text(json.dumps(found))


def _against_rivals(folder: Path, size: int) -> None:
    from tests.bench.asked import WORST, fresh
    from tests.bench.corpus import entries
    from tests.bench.rivals import Fts5, Postgres
    from tests.bench.told import by_the_clock, line, milliseconds

    rivals = [(Fts5(folder / "fts5"), milliseconds)]
    if "BENCH_POSTGRES" in os.environ:  # a server is another process: only the clock sees it
        rivals += [(Postgres(), by_the_clock)]
    for rival, took in rivals:
        if rival.held() != size:
            rival.fill(entries(size))
        theirs = min(took(lambda rival=rival: rival.ask(WORST.split())) for _ in range(3))
        own = min(took(lambda: fresh(WORST)) for _ in range(9))
        line(f"{rival.name}, the same", theirs, f"{theirs / own:.0f} x ours, wanted {AGAINST:.0f}")


def show_growth(figures: dict[int, dict[str, float]]) -> None:
    """Print all questions at all sizes, and how much dearer the last is than the first."""
    first, *_, last = figures
    print(f"\n{'ms at':34}" + "".join(f"{size:>12,}" for size in figures) + f"{'growth':>10}")
    for name in figures[first]:
        took = [found[name] for found in figures.values()]
        growth = took[-1] / took[0]
        slow = "  faster than the archive" if growth > last / first else ""
        print(f"{name:34}" + "".join(f"{each:>12,.2f}" for each in took) + f"{growth:>10.1f}{slow}")
    print(f"{'the archive':34}" + " " * 12 * len(figures) + f"{last / first:>10.1f}")


if __name__ == "__main__":
    main()
