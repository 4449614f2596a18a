"""The task of a worker: read one sent file and note what became of it."""

from __future__ import annotations

from io import BytesIO

from django.db import transaction
from django.utils import timezone, translation
from django_tasks import TaskContext, task

from directives.arrivals import Arrival, receive
from directives.choices import UploadState
from directives.extract import TurnOver, at_most
from directives.identity import sha256
from directives.ingest import Outcome, ingest, refused, take_in
from directives.models import Upload
from directives.reading import taken_out
from directives.sources import current_source, known_sources
from directives.work.found_text import REREAD, keep
from directives.work.queues import QUICK, QUICK_SECONDS, SLOW


@task(takes_context=True)
def read_upload(context: TaskContext, pk: int) -> str:
    """Return the outcome of a file that becomes a draft; empty where nothing was left to do.

    Safe to repeat: a reader may die at any point, and another begins anew. A file that takes
    longer than its first turn waits for a second one among its like, and keeps no other waiting.
    """
    task_id = context.task_result.id
    unfinished = Upload.objects.filter(pk=pk, task=task_id).exclude(state=UploadState.DONE)
    upload = unfinished.select_related("batch").first()
    if upload is None:  # given up or deleted in the meantime
        return ""
    upload.state = UploadState.READING
    upload.started_at = timezone.now()
    upload.save(update_fields=["state", "started_at"])
    is_first_turn = context.task_result.task.queue_name == QUICK
    try:
        with (
            translation.override(upload.batch.language),
            at_most(QUICK_SECONDS if is_first_turn else None),
        ):
            if upload.rereads_id:
                return _read_anew(upload, upload.rereads_id).outcome
            return _take_in(upload, _content(upload)).outcome
    except TurnOver:
        _wait_for_a_long_turn(upload)
        return ""


def _wait_for_a_long_turn(upload: Upload) -> None:
    """Put a file that is being read into the queue of those that take long."""
    with transaction.atomic():
        unfinished = Upload.objects.filter(
            pk=upload.pk, task=upload.task, state=UploadState.READING
        )
        if unfinished.select_for_update().exists():
            task_id = read_upload.using(queue_name=SLOW).enqueue(upload.pk).id
            unfinished.update(task=task_id, state=UploadState.WAITING)


def _content(upload: Upload) -> bytes:
    """Return the bytes of a file, which lie in memory once."""
    content = BytesIO()
    for piece in upload.pieces.values_list("content", flat=True).iterator(chunk_size=4):
        content.write(piece)
    return content.getvalue()


def _take_in(upload: Upload, content: bytes) -> Outcome:
    """Return what became of the file.

    A draft and the note of it are stored at once, so that a reader that is killed in between
    does not leave a draft which the next one would find to be known already.
    """
    entry: Arrival | Exception | None = None
    if not known_sources([sha256(content)]):  # reading what is known may take minutes for nothing
        try:
            entry = receive(content, upload.name)
        except TurnOver:
            raise
        except Exception as error:
            entry = error
    with transaction.atomic():
        if isinstance(entry, Arrival):
            (outcome,) = take_in([entry], draft=True)
        elif entry:
            outcome = refused(entry, upload.name)
        else:
            outcome = ingest(content, upload.name, draft=True, follow=False)
        finish(upload, outcome)
    return outcome


def _read_anew(upload: Upload, directive_id: int) -> Outcome:
    """Return what became of taking the text out of a stored original, which changes nothing yet."""
    try:
        source = current_source(directive_id)
        extracted = taken_out(bytes(source.content), source.name)
    except TurnOver:
        raise
    except Exception as error:
        outcome = refused(error, upload.name)
        finish(upload, outcome)
        return outcome
    outcome = Outcome(REREAD, upload.rereads)
    with transaction.atomic():
        if finish(upload, outcome):
            keep(upload, source.sha256, extracted)
    return outcome


def finish(upload: Upload, outcome: Outcome) -> bool:
    """Return whether this outcome is the one that counts; another reader may have been faster."""
    with transaction.atomic():
        unfinished = Upload.objects.filter(pk=upload.pk, task=upload.task)
        noted = unfinished.exclude(state=UploadState.DONE).update(
            state=UploadState.DONE,
            outcome=outcome.outcome,
            error=outcome.error or "",
            directive=outcome.directive,
            twin=outcome.twin,
            finished_at=timezone.now(),
        )
        if noted and outcome.outcome != "failed":
            upload.pieces.all().delete()
    return bool(noted)
