"""Engines asked the whole set: what each is worth, by class of query and over all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from typing import NamedTuple

from tests.relevance.baselines import Engine
from tests.relevance.judging import Judged
from tests.relevance.measures import ndcg, recall, reciprocal_rank

OVERALL = "all"


class Worth(NamedTuple):
    """What answers are worth, each measure from 0 to 1."""

    ndcg: float
    mrr: float
    recall: float


def worth_of(engine: Engine, query: Judged) -> Worth:
    """Return what an engine's answer to one query is worth; what nobody judged is left out."""
    ranked = [key for key in engine.ask(query.typed) if key not in query.unjudged]
    return Worth(
        ndcg(ranked, query.grades),
        reciprocal_rank(ranked, query.grades),
        recall(ranked, query.grades),
    )


def by_class(engine: Engine, queries: Iterable[Judged]) -> dict[str, Worth]:
    """Return the mean worth of the answers in each class, and over all queries."""
    groups: defaultdict[str, list[Worth]] = defaultdict(list)
    for query in queries:
        worth = worth_of(engine, query)
        groups[query.group].append(worth)
        groups[OVERALL].append(worth)
    return {
        group: Worth(*map(fmean, zip(*worths, strict=True))) for group, worths in groups.items()
    }


def table(engines: Sequence[Engine], queries: Sequence[Judged]) -> Iterator[str]:
    """Yield the lines of a table: a row for each class, three measures for each engine."""
    worths = {engine.name: by_class(engine, queries) for engine in engines}
    counts: defaultdict[str, int] = defaultdict(int)
    for query in queries:
        counts[query.group] += 1
        counts[OVERALL] += 1
    rows = [*(group for group in counts if group != OVERALL), OVERALL]
    yield " " * 20 + "".join(f"{engine.name:>18}" for engine in engines)
    yield f"{'class':15}{'asked':>5}" + f"{'nDCG':>8}{'MRR':>5}{'rec':>5}" * len(engines)
    for row in rows:
        cells = (
            f"{worth.ndcg:>8.2f}{worth.mrr:>5.2f}{worth.recall:>5.2f}"
            for worth in (worths[engine.name][row] for engine in engines)
        )
        yield f"{row:15}{counts[row]:>5}" + "".join(cells)
    ours, *others = (worths[engine.name][OVERALL].ndcg for engine in engines)
    ahead = (f"{ours / other - 1:>+18.0%}" for other in others)
    yield f"{'ours ahead by':38}" + "".join(ahead)
