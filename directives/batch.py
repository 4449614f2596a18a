"""Files that are taken in together: all looked up at once, decided one after the other in their
order, written at once. What is stored is the same as if each had come by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import timezone

from directives import outcomes, store
from directives.arrivals import Arrival
from directives.models import Directive, SourceFile, Status
from directives.originals import replace_original, replace_with_draft
from directives.outcomes import Outcome
from directives.parse.structure import Severity
from directives.problems import problem_data
from directives.rows import Rows
from directives.sources import (
    free_public_id,
    known_sources,
    taken_public_ids,
    unsaved_source,
    write_sources,
)
from directives.twins import SHOWN, Twins, twin_problem


def take_in(arrivals: Sequence[Arrival], *, draft: bool, replace: bool) -> list[Outcome]:
    """Return what became of the files, in their order; call it inside a transaction."""
    if replace:  # an update changes what the files after it meet
        return [Batch([each]).taken(draft=draft, replace=True)[0] for each in arrivals]
    return Batch(arrivals).taken(draft=draft, replace=False)


class Batch:
    """What the archive knows of some files, and what is to be written of them."""

    def __init__(self, arrivals: Sequence[Arrival]) -> None:
        self._arrivals = arrivals
        self._sources = known_sources(each.sha256 for each in arrivals)
        texts = {each.text_digest for each in arrivals}
        known = Directive.objects.filter(text_digest__in=texts).only("text_digest", *SHOWN)
        self._holders = {each.text_digest: each for each in known}
        self._around = store.Surroundings(arrivals)
        self._twins = self._possible_twins()
        self._public_ids = taken_public_ids(each.sha256 for each in arrivals)
        self._new: list[tuple[Directive, Rows]] = []
        self._originals: list[tuple[SourceFile, Arrival]] = []

    def taken(self, *, draft: bool, replace: bool) -> list[Outcome]:
        """Return what became of the files, once it is written."""
        if not replace:
            self._around.bodies.ensure(each.named.all() for each in self._fresh())
        found = [self._decide(each, draft=draft, replace=replace) for each in self._arrivals]
        if self._new:
            store.create(self._new, reason="import")
            write_sources(self._originals)
        return found

    def _fresh(self) -> Iterator[Arrival]:
        """Yield the files that will be stored: neither their bytes nor their text are known."""
        known = {*self._sources, *self._holders}
        for each in self._arrivals:
            if known.isdisjoint((each.sha256, each.text_digest)):
                known |= {each.sha256, each.text_digest}
                yield each

    def _possible_twins(self) -> Twins:
        issuers = {each.named.issuer for each in self._arrivals if each.named.issuer}
        readings = [each.understood.parsed for each in self._arrivals]
        return Twins(
            (record.pk for record in self._around.bodies.found(issuers).values()),
            (each.number_symbol.value.number or "" for each in readings if each.number_symbol),
            (each.issued_on.value for each in readings if each.issued_on),
        )

    def _decide(self, arrival: Arrival, *, draft: bool, replace: bool) -> Outcome:
        known = self._sources.get(arrival.sha256)
        if known and not replace:
            return outcomes.unchanged(known.directive, arrival.sha256)
        if known and known.is_current:
            replaced = replace_with_draft(known, arrival)
            return replaced or outcomes.unchanged(known.directive, arrival.sha256)
        holder = self._holders.get(arrival.text_digest)
        if holder and not (known and known.directive_id == holder.pk):
            return outcomes.duplicate(holder, arrival)
        if known:
            return replace_original(known.directive_id, arrival)
        prepared = store.prepare(arrival, around=self._around)
        twin = self._twins.find(prepared.rows.columns)
        if twin and replace:
            return replace_original(twin.pk, arrival)
        return self._created(arrival, prepared, twin, draft=draft)

    def _created(
        self, arrival: Arrival, prepared: store.Prepared, twin: Directive | None, *, draft: bool
    ) -> Outcome:
        problems = [*arrival.understood.problems, *prepared.problems]
        if twin:
            problems.append(twin_problem(twin))
        faulty = any(problem.severity == Severity.ERROR for problem in problems)
        directive = Directive(
            public_id=free_public_id(arrival.sha256, self._public_ids),
            status=Status.DRAFT if draft or faulty else Status.PUBLISHED,
            text=arrival.understood.extracted.text,
            text_digest=arrival.text_digest,
            problems=[problem_data(problem) for problem in problems],
        )
        if directive.status == Status.PUBLISHED:
            directive.published_at = timezone.now()
        store.fill(directive, prepared.rows)
        source = unsaved_source(directive, arrival)
        self._new.append((directive, prepared.rows))
        self._originals.append((source, arrival))
        # What follows in the batch meets it as if it were stored already.
        self._sources[arrival.sha256] = source
        self._holders[arrival.text_digest] = directive
        self._twins.add(directive)
        return outcomes.stored("created", directive, arrival, twin)
