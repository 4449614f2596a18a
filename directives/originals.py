"""A stored directive that gets another original, or is read anew from the one it has.

What a person set stays, and so does the address.
"""

from __future__ import annotations

from dataclasses import dataclass

from directives import outcomes, store
from directives.arrivals import Arrival
from directives.models import Directive, SearchNote, SourceFile, Status
from directives.moved import move_lists
from directives.outcomes import Outcome
from directives.problems import Refused, problem_data
from directives.review.fields import is_settled
from directives.rows import stored_rows
from directives.sources import renew_pages, unsaved_source, write_sources
from directives.twins import address, find_twin, twin_problem, values_of
from directives.work.found_text import forget


@dataclass(frozen=True, slots=True)
class Reread:
    """A stored directive with a new reading of its original; `sha256` is the file that asked."""

    directive_id: int
    arrival: Arrival
    sha256: str


def replace_original(directive_id: int, arrival: Arrival) -> Outcome:
    """Return the directive with this file as its original."""
    directive = store.locked(directive_id)
    sources = SourceFile.objects.filter(directive=directive)
    sources.filter(is_current=True).update(is_current=False)
    if not sources.filter(sha256=arrival.sha256).update(is_current=True):
        write_sources([(unsaved_source(directive, arrival), arrival)])
    _read_anew(directive, arrival, reason="replace")
    return outcomes.stored("updated", directive, arrival)


def replace_with_draft(known: SourceFile, arrival: Arrival) -> Outcome | None:
    """Return the twin with the original of an untouched draft, which goes; None if that is no case.

    So `--replace` also works on a file that was imported before without it.
    """
    draft = Directive.objects.get(pk=known.directive_id)
    if draft.status != Status.DRAFT or draft.published_at or store.kept_by_person(draft):
        return None
    twin = find_twin(values_of(draft), before=draft.pk)
    if twin is None:
        return None
    known.delete()
    SearchNote.objects.mark([draft.pk])
    draft.delete()
    return replace_original(twin.pk, arrival)


def reread(entry: Reread) -> Outcome:
    """Return the directive, read again from the original that it stores."""
    directive, arrival = store.locked(entry.directive_id), entry.arrival
    if not directive.sources.filter(sha256=arrival.sha256, is_current=True).exists():
        return outcomes.unchanged(directive, entry.sha256)  # replaced in between
    same_text = Directive.objects.filter(text_digest=arrival.text_digest)
    if holder := same_text.exclude(pk=directive.pk).first():
        raise Refused("text_of_another", url=address(holder))
    if not _read_anew(directive, arrival, reason="reparse"):
        return outcomes.unchanged(directive, entry.sha256)
    problems = tuple(directive.problems)
    return Outcome("updated", directive, problems=problems, sha256=entry.sha256)


def _read_anew(directive: Directive, arrival: Arrival, *, reason: str) -> bool:
    """Return whether a new reading changed the directive."""
    forget(directive)
    prepared = store.prepare(arrival, directive)
    problems = [*arrival.understood.problems, *prepared.problems]
    if twin := find_twin(prepared.rows.columns, before=directive.pk):
        problems.append(twin_problem(twin))
    text = arrival.understood.extracted.text
    found = [
        each
        for each in map(problem_data, problems)
        if not is_settled(each, prepared.rows.columns["readings"])
    ]
    pages_differ = renew_pages(directive, arrival)
    same = (directive.text, directive.problems) == (text, found) and not pages_differ
    if same and stored_rows(directive) == prepared.rows:
        return False
    before, kept = directive.text, store.kept_by_person(directive)
    directive.text, directive.text_digest, directive.problems = text, arrival.text_digest, found
    store.update(directive, prepared.rows, reason=reason)
    move_lists(directive, before, kept)
    return True
