"""Into the queue: a file and the task that reads it, stored together or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from directives.choices import UploadState
from directives.models import Batch, Directive, Upload, UploadPiece
from directives.sources import current_source, source_name
from directives.work.tasks import read_upload

PIECE = 1024 * 1024


def send(batch: Batch, name: str, content: Iterable[bytes]) -> Upload:
    """Return the file, stored piece by piece and waiting to be read."""
    with transaction.atomic():
        upload = Upload.objects.create(batch=batch, name=source_name(name))
        for position, piece in enumerate(content):
            UploadPiece.objects.create(upload=upload, position=position, content=piece)
            upload.size += len(piece)
        _enqueue(upload)
    return upload


def rereading_of(directive: Directive) -> Upload | None:
    """Return the reading of its original that a worker is at, or that waits for one."""
    unfinished = Upload.objects.filter(rereads=directive).exclude(state=UploadState.DONE)
    return unfinished.select_related("batch").last()


def send_stored(batch: Batch, directive: Directive) -> Upload:
    """Return the original of a stored directive, waiting to be read anew; only once at a time."""
    with transaction.atomic():
        Directive.objects.select_for_update(of=("self",)).get(pk=directive.pk)
        if upload := rereading_of(directive):
            return upload
        source = current_source(directive.pk)
        upload = Upload.objects.create(
            batch=batch, name=source.name, size=source.size, rereads=directive
        )
        _enqueue(upload)
    return upload


def refuse(batch: Batch, name: str, error: str) -> Upload:
    """Return the record of a file that was not let in."""
    return Upload.objects.create(
        batch=batch,
        name=source_name(name),
        state=UploadState.DONE,
        outcome="failed",
        error=error,
        finished_at=timezone.now(),
    )


def send_again(uploads: Iterable[Upload]) -> int:
    """Return how many refused files wait to be read once more: those whose bytes are still here."""
    count = 0
    for pk in [each.pk for each in uploads]:
        with transaction.atomic():
            failed = Upload.objects.filter(state=UploadState.DONE, outcome="failed")
            upload = failed.select_for_update().filter(pk=pk).first()
            if upload is None or not (upload.rereads_id or upload.pieces.exists()):
                continue
            upload.state, upload.outcome, upload.error = UploadState.WAITING, "", ""
            upload.started_at = upload.finished_at = None
            _enqueue(upload)
            count += 1
    return count


def _enqueue(upload: Upload) -> None:
    """Put the file's task into the queue, in the transaction of its row."""
    upload.task = read_upload.enqueue(upload.pk).id
    upload.save()
