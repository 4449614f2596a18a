"""make relevance: our answers to the judged queries beside those of three other engines.

PostgreSQL takes part where DATABASE_URL or BENCH_POSTGRES names a server. `--queries` also prints
what each answer is worth; `--half held-out` and `--half tuned` measure one half of the set.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--half", choices=("tuned", "held-out"))
    arguments.add_argument("--queries", action="store_true", help="each query by itself")
    arguments.add_argument("--alone", action="store_true", help="without the other engines")
    chosen = arguments.parse_args()
    postgres = os.environ.get("BENCH_POSTGRES") or os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "PLAIN_HTTP": "1"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        compare(postgres, chosen)


def compare(postgres: str, chosen: argparse.Namespace) -> None:
    """Print one table for each half of the set, and one for the whole."""
    from tests.relevance.archive import Ours
    from tests.relevance.baselines import Engine, Fts5, Postgres, Tantivy
    from tests.relevance.corpus import papers
    from tests.relevance.judging import Judged, judged
    from tests.relevance.report import table, worth_of

    corpus = papers()
    ours = Ours(corpus)
    engines: list[Engine] = [ours]
    if not chosen.alone:
        engines += [Fts5(corpus), Tantivy(corpus)]
        if postgres.startswith("postgres"):
            engines.insert(2, Postgres(corpus, postgres))
        else:
            print("PostgreSQL is left out: neither DATABASE_URL nor BENCH_POSTGRES names one.\n")
    halves = {"tuned": False, "held-out": True}
    parts: list[tuple[str, Sequence[Judged]]] = [
        (name, [query for query in judged() if query.held_out == held_out])
        for name, held_out in halves.items()
        if chosen.half in (None, name)
    ]
    if not chosen.half:
        parts.append(("all", judged()))
    for name, queries in parts:
        print(f"{len(corpus)} documents, {len(queries)} queries: {name}\n")
        print(*table(engines, queries), sep="\n", end="\n\n")
        if chosen.queries:
            for query in queries:
                worths = (f"{worth_of(engine, query).ndcg:6.2f}" for engine in engines)
                found = ours.found(query.typed)
                print(f"{query.group:14} {query.typed:48}", *worths, found.did_you_mean or "")


if __name__ == "__main__":
    sys.exit(main())
