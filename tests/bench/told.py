"""How measuring is told: a line for each figure, medians, and the slowest but one in twenty."""

import time
from collections.abc import Callable
from statistics import median

RUNS = 15


def line(name: str, figure: float, remark: str) -> None:
    """Print one figure."""
    print(f"{name:34}{figure:>12,.2f}  {remark}", flush=True)


def milliseconds(work: Callable[[], object]) -> float:
    """Return what some work takes of the processor, so that other work does not count."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def by_the_clock(work: Callable[[], object]) -> float:
    """Return the milliseconds that some work takes, whoever does it."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def usual(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median of what some work takes."""
    return median(milliseconds(work) for _ in range(runs))


def p95(figures: list[float]) -> float:
    """Return what 95 of 100 stay below."""
    return sorted(figures)[int(len(figures) * 0.95)]
