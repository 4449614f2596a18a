"""What an answer is worth: nDCG of its first ten, the first right one, how much was found."""

from collections.abc import Mapping, Sequence
from math import log2

TOP = 10
DEPTH = 50


def ndcg(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the gain of the first ten against the best possible ten.

    >>> ndcg(["b", "a"], {"a": 1, "b": 3}), round(ndcg(["a", "b"], {"a": 1, "b": 3}), 2)
    (1.0, 0.71)
    """
    best = sorted(grades.values(), reverse=True)
    return _gain([grades.get(key, 0) for key in ranked]) / _gain(best)


def reciprocal_rank(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return one over the place of the first document of the best grade that the query has.

    >>> reciprocal_rank(["x", "a", "b"], {"a": 1, "b": 3})
    0.3333333333333333
    """
    best = max(grades.values())
    return next((1 / n for n, key in enumerate(ranked, 1) if grades.get(key) == best), 0.0)


def recall(ranked: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the share of what deserves a grade of two or more (or any) among the first fifty.

    >>> recall(["a", "x"], {"a": 3, "b": 2, "c": 1})
    0.5
    """
    wanted = {key for key, grade in grades.items() if grade >= min(2, max(grades.values()))}
    return len(wanted.intersection(ranked[:DEPTH])) / min(len(wanted), DEPTH)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades[:TOP], 1))
