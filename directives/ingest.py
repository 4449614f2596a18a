"""The one verb that brings files in: one transaction, safe to repeat."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from directives import identity, store
from directives.models import Directive, SearchNote, SourceFile, SourcePage, Status
from directives.parse.structure import Severity
from directives.problems import Refused, describe, problem_data
from directives.reading import REFUSALS, Understood, understand
from directives.review.fields import is_settled
from directives.rows import stored_rows
from directives.search.index import catch_up
from directives.twins import address, find_twin, same_bytes_problem, same_text_problem, twin_problem

logger = logging.getLogger(__name__)

PAGE_COLUMNS = ("number", "start", "end", "width", "height", "method")
WRITERS_LOCK = 7_201_945
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


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    name: str
    sha256: str
    understood: Understood
    text_digest: str


def ingest(
    content: bytes,
    name: str,
    *,
    draft: bool = False,
    replace: bool = False,
    reparse: bool = False,
    dry_run: bool = False,
    follow: bool = True,
) -> Outcome:
    """Return what became of a file that was to be taken into the archive.

    `follow=False` leaves it to the caller to bring the index up to date after many files.
    """
    digest = identity.sha256(content)
    try:
        known = _source(digest)
        if known and reparse:
            found = _reparse(known.directive_id, digest, dry_run=dry_run)
        elif known and not replace:
            found = _unchanged(known.directive, digest)
        else:
            understood = understand(content, name)
            text_digest = identity.text_digest(understood.extracted.text)
            file = _File(content, name, digest, understood, text_digest)
            with writing(dry_run=dry_run):
                found = _take_in(file, draft=draft, replace=replace)
    except (*REFUSALS, Refused) as refusal:
        return Outcome("failed", error=describe(refusal), sha256=digest)
    except Exception:
        logger.exception("Import of %r failed", name)
        error = _("Lỗi của hệ thống khi đọc tệp này; không có gì được lưu. Hãy báo người quản trị.")
        return Outcome("failed", error=error, sha256=digest)
    if follow and not dry_run and found.outcome in ("created", "updated"):
        transaction.on_commit(keep_up)
    return found


def keep_up() -> bool:
    """Return whether the index now holds every change; a failure heals at the next change."""
    try:
        catch_up()
    except Exception:
        logger.warning(
            "The search index could not follow; it will at the next change", exc_info=True
        )
        return False
    return True


@contextmanager
def writing(*, dry_run: bool = False) -> Iterator[None]:
    """One transaction at a time: SQLite has one writer by nature, PostgreSQL by this lock.

    So two imports of the same file, or of two texts with the same number, see each other.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS_LOCK])
        yield
        if dry_run:
            transaction.set_rollback(True)


def _take_in(file: _File, *, draft: bool, replace: bool) -> Outcome:
    known = _source(file.sha256)
    if known and not replace:  # another import was faster
        return _unchanged(known.directive, file.sha256)
    if known and known.is_current:
        return _replaced_draft(known, file) or _unchanged(known.directive, file.sha256)
    holder = Directive.objects.filter(text_digest=file.text_digest).first()
    if holder and not (known and known.directive_id == holder.pk):
        return _duplicate(holder, file)
    if known:
        return _new_original(known.directive, file)
    prepared = store.prepare(file.understood)
    twin = find_twin(prepared.rows.columns)
    if twin and replace:
        return _new_original(twin, file)
    return _create(file, prepared, twin, draft=draft)


def _create(
    file: _File, prepared: store.Prepared, twin: Directive | None, *, draft: bool
) -> Outcome:
    problems = [*file.understood.problems, *prepared.problems]
    if twin:
        problems.append(twin_problem(twin))
    faulty = any(problem.severity == Severity.ERROR for problem in problems)
    directive = Directive(
        public_id=_free_public_id(file.sha256),
        status=Status.DRAFT if draft or faulty else Status.PUBLISHED,
        text=file.understood.extracted.text,
        text_digest=file.text_digest,
        problems=[problem_data(problem) for problem in problems],
    )
    if directive.status == Status.PUBLISHED:
        directive.published_at = timezone.now()
    store.write(directive, prepared.rows, reason="import")
    _register(directive, file)
    return Outcome(
        "created",
        directive,
        twin,
        problems=tuple(directive.problems),
        sha256=file.sha256,
        text_digest=file.text_digest,
    )


def _new_original(directive: Directive, file: _File) -> Outcome:
    """Return the directive with this file as its original; a person's values and its id stay."""
    directive = store.locked(directive.pk)
    sources = SourceFile.objects.filter(directive=directive)
    sources.filter(is_current=True).update(is_current=False)
    if not sources.filter(sha256=file.sha256).update(is_current=True):
        _register(directive, file)
    _read_anew(directive, file.understood, file.text_digest, reason="replace")
    return Outcome(
        "updated",
        directive,
        problems=tuple(directive.problems),
        sha256=file.sha256,
        text_digest=file.text_digest,
    )


def _replaced_draft(known: SourceFile, file: _File) -> Outcome | None:
    """Return the twin with the original of an untouched draft, which goes; None if that is no case.

    So `--replace` also works on a file that was imported before without it.
    """
    draft = known.directive
    if draft.status != Status.DRAFT or draft.published_at or store.kept_by_person(draft):
        return None
    twin = find_twin(store.values_of(draft), before=draft.pk)
    if twin is None:
        return None
    known.delete()
    SearchNote.objects.mark([draft.pk])
    draft.delete()
    return _new_original(twin, file)


def _reparse(pk: int, digest: str, *, dry_run: bool) -> Outcome:
    """Return the directive, read again from the original that it stores."""
    source = SourceFile.objects.get(directive=pk, is_current=True)
    understood = understand(bytes(source.content), source.name)
    text_digest = identity.text_digest(understood.extracted.text)
    with writing(dry_run=dry_run):
        directive = store.locked(pk)
        if _current(directive) != source.sha256:
            return _unchanged(directive, digest)  # replaced in between
        holder = Directive.objects.filter(text_digest=text_digest).exclude(pk=pk).first()
        if holder:
            raise Refused("text_of_another", url=address(holder))
        changed = _read_anew(directive, understood, text_digest, reason="reparse")
    if not changed:
        return _unchanged(directive, digest)
    return Outcome("updated", directive, problems=tuple(directive.problems), sha256=digest)


def _read_anew(
    directive: Directive, understood: Understood, text_digest: str, *, reason: str
) -> bool:
    """Return whether a new reading changed the directive; what a person set stays."""
    prepared = store.prepare(understood, directive)
    problems = [*understood.problems, *prepared.problems]
    if twin := find_twin(prepared.rows.columns, before=directive.pk):
        problems.append(twin_problem(twin))
    text = understood.extracted.text
    found = [
        each
        for each in map(problem_data, problems)
        if not is_settled(each, prepared.rows.columns["readings"])
    ]
    same = (directive.text, directive.problems) == (text, found)
    if same and stored_rows(directive) == prepared.rows:
        return False
    directive.text, directive.text_digest, directive.problems = text, text_digest, found
    store.write(directive, prepared.rows, reason=reason)
    return True


def _unchanged(directive: Directive, digest: str) -> Outcome:
    held = _where_it_went(directive)
    finding = problem_data(same_bytes_problem(held))
    return Outcome("unchanged", held, problems=(finding,), sha256=digest)


def _duplicate(holder: Directive, file: _File) -> Outcome:
    held = _where_it_went(holder)
    finding = problem_data(same_text_problem(held))
    return Outcome("duplicate", twin=held, problems=(finding,), sha256=file.sha256)


def _where_it_went(directive: Directive) -> Directive:
    while directive.merged_into is not None:
        directive = directive.merged_into
    return directive


def _source(digest: str) -> SourceFile | None:
    return SourceFile.objects.filter(sha256=digest).only("directive_id", "is_current").first()


def _current(directive: Directive) -> str:
    return SourceFile.objects.values_list("sha256", flat=True).get(
        directive=directive, is_current=True
    )


def _register(directive: Directive, file: _File) -> None:
    source = SourceFile.objects.create(
        directive=directive,
        sha256=file.sha256,
        name=store.source_name(file.name),
        media_type=file.understood.extracted.media_type[:100],
        size=len(file.content),
        content=file.content,
    )
    SourcePage.objects.bulk_create(
        SourcePage(
            source=source,
            **{name: getattr(page, name) for name in PAGE_COLUMNS},
            words=[list(astuple(word)) for word in page.words],
        )
        for page in file.understood.extracted.pages
    )


def _free_public_id(digest: str) -> str:
    candidates = identity.public_ids(digest)
    return next(
        each for each in candidates if not Directive.objects.filter(public_id=each).exists()
    )
