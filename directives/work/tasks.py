"""The task of a worker: read one sent file and note what became of it."""

from __future__ import annotations

from datetime import datetime

from django.db import OperationalError, connection, transaction
from django.utils import timezone, translation
from django_tasks import TaskContext, task

from directives.choices import UploadState
from directives.ingest import Outcome, ingest
from directives.models import SourceFile, Upload


@task(takes_context=True)
def read_upload(context: TaskContext, pk: int) -> str:
    """Return the outcome of a file that becomes a draft; empty where nothing was left to do.

    Safe to repeat: a reader may die at any point, and another begins anew.
    """
    task_id = context.task_result.id
    unfinished = Upload.objects.filter(pk=pk, task=task_id).exclude(state=UploadState.DONE)
    upload = unfinished.select_related("batch").first()
    if upload is None:  # given up or deleted in the meantime
        return ""
    upload.state = UploadState.READING
    upload.started_at = upload.started_at or timezone.now()
    upload.save(update_fields=["state", "started_at"])
    content = b"".join(bytes(piece) for piece in upload.pieces.values_list("content", flat=True))
    with translation.override(upload.batch.language):
        outcome = ingest(content, upload.name, draft=True, follow=False)
    if outcome.outcome == "failed" and not connection.is_usable():
        raise OperationalError("The database went away while a file was read.")
    if context.attempt > 1 and _is_ours(outcome, upload.started_at):
        outcome = Outcome("created", outcome.directive)
    finish(upload, outcome)
    return outcome.outcome


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


def _is_ours(outcome: Outcome, since: datetime) -> bool:
    """Return whether an earlier attempt stored what this one finds in the archive.

    A reader that dies between storing a directive and noting it would else make it look old.
    """
    if outcome.outcome != "unchanged":
        return False
    return SourceFile.objects.filter(sha256=outcome.sha256, created_at__gte=since).exists()
