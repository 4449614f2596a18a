"""make bench: pages per second as shares of a bare Django view under the same server.

A page is kept until the archive changes, so most readers get one that was made before. A first
view is a page that no worker has made yet. Then the search alone, at each `--size`: see
`scale.py`.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle, permutations, repeat
from typing import Any
from urllib.parse import quote_plus

from tests.bench.load import fetch, pages_per_second, request_bytes
from tests.bench.vocabulary import frequent_words
from tests.site import manage, prepare, server

STORE = "from tests.bench.generator import store; store({})"
BROAD = "phòng chống dịch"
BROAD_PAIR = "phòng dịch {} {}"
FREQUENT = 120
RESULT_PAGES = 50


@dataclass
class Row:
    """One row of the table: what is asked again and again, and the share it should reach."""

    name: str
    port: int
    requests: Iterator[bytes]
    status: int = 200
    target: float | None = None
    figures: list[float] = field(default_factory=list)


def main() -> None:
    """Print the table of shares."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--directives", type=int, default=2000)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--seconds", type=float, default=1.5)
    arguments.add_argument("--port", type=int, default=18200)
    arguments.add_argument("--size", type=int, nargs="*", default=[10_000], help="0: no search")
    chosen, for_imports = arguments.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATA_DIR": folder, "PLAIN_HTTP": "1"}
        prepare(environment)
        manage(environment, "shell", "--verbosity", "0", "-c", STORE.format(chosen.directives))
        manage(environment, "search_index", "update")
        bare, site = chosen.port, chosen.port + 1
        with (
            server("tests.bench.bare:application", bare, environment),
            server("archive.wsgi", site, environment),
        ):
            table = rows(bare, site)
            for _ in range(chosen.rounds):
                for row in table:
                    served = pages_per_second(row.port, row.requests, row.status, chosen.seconds)
                    row.figures.append(served)
            show(table)
    if sizes := [str(size) for size in chosen.size if size]:
        command = [sys.executable, "-m", "tests.bench.scale", "--rivals", "--size", *sizes]
        subprocess.run(command, check=True)
    subprocess.run([sys.executable, "-m", "tests.bench.importing", *for_imports], check=True)


def rows(bare: int, site: int) -> list[Row]:
    """Return what is measured, the yardstick first."""
    queries = [BROAD_PAIR.format(*pair) for pair in permutations(frequent_words(FREQUENT), 2)]
    totals = [_found(site, query)["total"] for query in queries[:: len(queries) // 20]]
    print(
        f"Matching directives: {_found(site, BROAD)['total']} in the repeated search,"
        f" {min(totals)} to {max(totals)} in first views, {statistics.median(totals):.0f} in half"
        " of them or more."
    )
    found = [_found(site, BROAD, page) for page in range(1, RESULT_PAGES + 1)]
    addresses = [result["url"] for page in found for result in page["results"]]
    search = _address(BROAD)
    held = {"If-None-Match": fetch(site, search)[1]["etag"]}
    searches = (request_bytes(_address(query)) for query in queries)
    # A parameter that says nothing makes an address, and so a page, that nobody has asked for.
    first = (request_bytes(f"{each}?view={n}") for n, each in enumerate(cycle(addresses)))
    return [
        Row("bare Django view of 20 kB", bare, repeat(request_bytes("/"))),
        Row("search page, first view", site, searches, target=0.07),
        Row("search page with facets", site, repeat(request_bytes(search)), target=0.07),
        Row("directive page, first view", site, first, target=0.15),
        Row("directive page", site, repeat(request_bytes(addresses[0])), target=0.15),
        Row("304 of the search page", site, repeat(request_bytes(search, held)), 304, target=0.8),
    ]


def show(table: list[Row]) -> None:
    """Print medians over the rounds; a share is taken within its round."""
    print(f"Two workers; medians of {len(table[0].figures)} rounds.\n")
    print(f"{'':28}{'pages/s':>10}{'share':>9}{'target':>9}")
    for row in table:
        shares = [own / base for own, base in zip(row.figures, table[0].figures, strict=True)]
        target = f">= {row.target}" if row.target else ""
        print(
            f"{row.name:28}{statistics.median(row.figures):>10.0f}"
            f"{statistics.median(shares):>9.3f}{target:>9}"
        )


def _address(query: str, page: int = 1) -> str:
    return f"/directives/?q={quote_plus(query)}" + (f"&page={page}" if page > 1 else "")


def _found(site: int, query: str, page: int = 1) -> dict[str, Any]:
    answer = fetch(site, _address(query, page).replace("/?", ".json?"))[2]
    found: dict[str, Any] = json.loads(answer)
    return found


if __name__ == "__main__":
    main()
