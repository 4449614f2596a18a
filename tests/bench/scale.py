"""python -m tests.bench.scale --size 100000: the search alone, on an archive of any size.

Ours and the bare engine take turns within one run, so that the ratios hold on a busy machine.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

RUNS = 9
WORST = "phòng chống dịch covid"
PLAIN = "phong chong dich covid"
START = (
    "import time; begun = time.perf_counter(); import django; django.setup();"
    "from directives.search.search import search; from directives.search.query import parse_query;"
    f"search(parse_query({WORST!r})); took = time.perf_counter() - begun;"
    "held = [line for line in open('/proc/self/status') if line.startswith('VmRSS')];"
    "print(took, int(held[0].split()[1]) / 1024)"
)


def main() -> None:
    """Print what building, asking and holding an index of this size costs."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--size", type=int, default=10_000)
    arguments.add_argument("--rivals", action="store_true", help="SQLite and PostgreSQL as well")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "PLAIN_HTTP": "1"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        import django

        django.setup()
        measure(Path(folder), chosen.size, with_rivals=chosen.rivals)


def measure(folder: Path, size: int, *, with_rivals: bool) -> None:
    """Build ours and the bare index of the same texts, and ask both."""
    from directives.search import generations
    from directives.search.index import HEAP
    from directives.search.schema import document
    from tests.bench.corpus import entries
    from tests.bench.rivals import Bare, Fts5, Postgres, size_of, timed

    def ours() -> Path:
        home = generations.new_home()
        writer = generations.create_index(home).writer(HEAP, 1)
        for entry in entries(size):
            writer.add_document(document(entry))
        writer.commit()
        writer.wait_merging_threads()
        generations.follow(home, 0)
        generations.swap(home)
        return home

    made, _ = timed(lambda: sum(1 for _ in entries(size)))
    bare_took, bare = timed(lambda: Bare(folder / "bare").fill(entries(size)))
    took, home = timed(ours)
    rate, bare_rate = size / (took - made), size / (bare_took - made)
    print(f"\n{size:,} directives")
    _line("index built, directives/s", rate, f"{rate / bare_rate:.2f} of bare, wanted 0.6")
    share = size_of(home) / size_of(bare.folder)
    _line("index size, MB", size_of(home) / 1e6, f"{share:.2f} of bare, wanted 1.3")
    told = subprocess.run(
        [sys.executable, "-c", START], capture_output=True, text=True, check=True
    ).stdout.split()
    _line("start to first answer, ms", float(told[0]) * 1000, "wanted 3,000")
    _line("memory after it, MB", float(told[1]), "wanted 250")
    _ask(bare.ask)
    _type()
    if with_rivals:
        rivals = [Fts5(folder / "fts5")] + ([Postgres()] if "BENCH_POSTGRES" in os.environ else [])
        own = _median(lambda: _fresh(WORST))
        for rival in rivals:
            rival.fill(entries(size))
            theirs = _median(lambda rival=rival: rival.ask(WORST.split()), 3)
            _line(f"{rival.name}, the same query", theirs, f"{theirs / own:.0f} x ours, wanted 20")


def _ask(bare: Callable[[list[str]], int]) -> None:
    """Print what each kind of question costs."""
    from directives.search.query import parse_query
    from directives.search.search import Filters, search

    base = _median(lambda: bare(WORST.split()))
    _line("bare: top 20, total, facets", base, "ms")
    first = _median(lambda: _fresh(WORST))
    _line("ours: the same query", first, f"{first / base:.2f} of bare, wanted 1.5")
    kept = _median(lambda: [search(parse_query(WORST)) for _ in range(100)]) / 100
    _line("asked again", kept, f"{first / kept:.0f} x faster, wanted 20")
    for name, typed in (
        ("typed without accents", PLAIN),
        ("an abbreviation", "UBND tỉnh"),
        ("a quoted phrase", '"phòng, chống dịch"'),
        ("a quoted phrase, no accents", '"phong chong dich"'),
        ("a document's number", "4321/UBND-VX"),
        ("a rare word", "báchách"),
        ("no words: the newest", ""),
    ):
        took = _median(lambda typed=typed: _fresh(typed))
        _line(name, took, f"{_fresh(typed).total:,} found")
    province = _fresh(WORST).facets["province"]
    most = max(province, key=lambda slug: province[slug])
    took = _median(lambda: _fresh(WORST, Filters(province=(most,))))
    _line("in the largest province", took, f"{province[most]:,} found")
    for page in (1, 50, 1000):
        took = _median(lambda page=page: _fresh(WORST, page=page))
        _line(f"page {page}", took, f"{took / first:.2f} of page 1")


def _type() -> None:
    """Print what suggestions cost without the rows that they name, where nothing is kept."""
    from directives.search import completion, index
    from directives.search.beginnings import beginning, named, read_typed
    from tests.bench.corpus import bodies

    names = [named(f"{body.name} {body.province}", body.slug, 1) for body in bodies()]
    since = completion.recent_since(_fresh("").facets["month"])
    look = index.searcher()
    for words in ("1", "43", "16/ct", "sở y t", "phong chong d", "uy ban nhan dan q"):
        typed = read_typed(words)

        def ask(typed=typed) -> None:
            completion.numbers(look, typed, 5)
            completion.subjects(look, typed, since)
            beginning(names, typed, 5)

        _line(f"typed so far: {words}", _median(ask), "wanted 30")


def _fresh(typed: str, filters=None, page: int = 1):
    """Return an answer that is not kept from before."""
    from directives.search import search as module
    from directives.search.query import parse_query

    module._answer.cache_clear()
    module._whole.cache_clear()
    return module.search(parse_query(typed), filters or module.Filters(), page=page)


def _median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median of the milliseconds that some work takes."""
    from tests.bench.rivals import timed

    return statistics.median(timed(work)[0] for _ in range(runs)) * 1000


def _line(name: str, figure: float, remark: str) -> None:
    print(f"{name:32}{figure:>12,.2f}  {remark}", flush=True)


if __name__ == "__main__":
    main()
