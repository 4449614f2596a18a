"""make bench: pages per second as shares of a bare Django view under the same server."""

import argparse
import json
import os
import statistics
import tempfile

from tests.bench.load import fetch, pages_per_second, request_bytes
from tests.site import manage, prepare, server

STORE = "from tests.bench.generator import store; store({})"
SEARCH = "/directives/?q=ph%C3%B2ng+ch%E1%BB%91ng+d%E1%BB%8Bch"
EXPECTED = {"search page with facets": 0.04, "directive page": 0.1, "304 of the search page": 0.8}


def main() -> None:
    """Print the table of shares."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--directives", type=int, default=2000)
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--seconds", type=float, default=1.5)
    arguments.add_argument("--port", type=int, default=18200)
    chosen = arguments.parse_args()
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
            measure(bare, site, chosen.rounds, chosen.seconds)


def measure(bare: int, site: int, rounds: int, seconds: float) -> None:
    """Take all figures in turn, round after round, and print their medians."""
    found = json.loads(fetch(site, SEARCH.replace("/?", ".json?"))[2])
    directive = found["results"][0]["url"]
    etag = fetch(site, SEARCH)[1]["etag"]
    cases = {
        "bare Django view of 20 kB": (bare, request_bytes("/"), 200),
        "search page with facets": (site, request_bytes(SEARCH), 200),
        "directive page": (site, request_bytes(directive), 200),
        "304 of the search page": (site, request_bytes(SEARCH, {"If-None-Match": etag}), 304),
    }
    figures: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, (port, request, status) in cases.items():
            figures[name].append(pages_per_second(port, request, status, seconds))
    yardstick = figures["bare Django view of 20 kB"]
    print(
        f"{found['total']} directives match the search; two workers; medians of {rounds} rounds\n"
    )
    print(f"{'':28}{'pages/s':>10}{'share':>9}{'asked':>8}")
    for name, values in figures.items():
        shares = [value / base for value, base in zip(values, yardstick, strict=True)]
        asked = f"{EXPECTED[name]:>8}" if name in EXPECTED else ""
        print(
            f"{name:28}{statistics.median(values):>10.0f}{statistics.median(shares):>9.3f}{asked}"
        )


if __name__ == "__main__":
    main()
