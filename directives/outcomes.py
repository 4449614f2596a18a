"""What becomes of a file that is brought to the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from directives.arrivals import Arrival
from directives.models import Directive
from directives.problems import problem_data
from directives.twins import same_bytes_problem, same_text_problem

ProblemData = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: created, updated, unchanged, duplicate or failed."""

    outcome: str
    directive: Directive | None = None
    twin: Directive | None = None
    error: str | None = None
    problems: tuple[ProblemData, ...] = ()
    sha256: str = ""
    text_digest: str = ""

    @property
    def url(self) -> str | None:
        """Return the address of the directive, or of the one that holds the same text."""
        shown = self.directive or self.twin
        return shown.get_absolute_url() if shown else None


def stored(
    outcome: str, directive: Directive, arrival: Arrival, twin: Directive | None = None
) -> Outcome:
    """Return that a file was stored as this directive."""
    return Outcome(
        outcome,
        directive,
        twin,
        problems=tuple(directive.problems),
        sha256=arrival.sha256,
        text_digest=arrival.text_digest,
    )


def unchanged(directive: Directive, digest: str) -> Outcome:
    """Return that the archive holds these very bytes."""
    held = _where_it_went(directive)
    finding = problem_data(same_bytes_problem(held))
    return Outcome("unchanged", held, problems=(finding,), sha256=digest)


def duplicate(holder: Directive, arrival: Arrival) -> Outcome:
    """Return that the archive holds this very text."""
    held = _where_it_went(holder)
    finding = problem_data(same_text_problem(held))
    return Outcome("duplicate", twin=held, problems=(finding,), sha256=arrival.sha256)


def _where_it_went(directive: Directive) -> Directive:
    while directive.merged_into is not None:
        directive = directive.merged_into
    return directive
