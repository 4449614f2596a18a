"""What dead readers left half done: taken up again, or given up when it keeps killing them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from directives.choices import UploadState
from directives.ingest import Outcome
from directives.models import Batch, Upload
from directives.work.tasks import finish

logger = logging.getLogger(__name__)


def take_up_again(is_dead: Callable[[str], bool]) -> int:
    """Return how many files wait again, or were given up, whose reader died or failed.

    The queue itself keeps a task running for ever when its reader is killed. Such a task goes
    back into the queue; after so many attempts the file is refused, for it may be the cause.
    """
    open_tasks = Upload.objects.exclude(state=UploadState.DONE).values("task")
    begun = [TaskResultStatus.RUNNING, TaskResultStatus.FAILED]
    found = DBTaskResult.objects.filter(status__in=begun, pk__in=open_tasks)
    return sum(_again(each.pk, is_dead) for each in found if _is_lost(each, is_dead))


def _is_lost(task: DBTaskResult[Any, Any], is_dead: Callable[[str], bool]) -> bool:
    if task.status == TaskResultStatus.FAILED:
        return True
    return task.status == TaskResultStatus.RUNNING and is_dead((task.worker_ids or [""])[-1])


def _again(pk: UUID, is_dead: Callable[[str], bool]) -> bool:
    """Put one task back, or give its file up; another supervisor may be at it already."""
    with transaction.atomic():
        task = DBTaskResult.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
        if task is None or not _is_lost(task, is_dead):
            return False
        upload = Upload.objects.select_related("batch").filter(task=pk).first()
        if upload is None:
            return False
        if len(task.worker_ids) >= settings.READING_ATTEMPTS:
            failed = task.status == TaskResultStatus.FAILED
            _give_up(task, upload, _its_error if failed else _its_death)
            return True
        logger.warning("Reading of %r was cut off; it is taken up again.", upload.name)
        _wait_again(task, task.worker_ids)
    return True


def _wait_again(task: DBTaskResult[Any, Any], attempts: list[str]) -> None:
    task.status, task.worker_ids = TaskResultStatus.READY, attempts
    task.started_at = task.finished_at = None
    task.save(update_fields=["status", "worker_ids", "started_at", "finished_at"])
    reading = Upload.objects.filter(task=task.pk, state=UploadState.READING)
    reading.update(state=UploadState.WAITING)


def put_back(reader: str) -> None:
    """Let what this reader was ended over wait again, as if it had never been begun."""
    for task in DBTaskResult.objects.running():
        if task.worker_ids and task.worker_ids[-1] == reader:
            _wait_again(task, task.worker_ids[:-1])


def give_up_slow(reader: str) -> bool:
    """Return whether this reader has sat on one file for too long, which is then refused."""
    running = DBTaskResult.objects.running().filter(
        started_at__lt=timezone.now() - settings.READING_LIMIT
    )
    for task in running:
        if task.worker_ids and task.worker_ids[-1] == reader:
            with transaction.atomic():
                upload = Upload.objects.select_related("batch").filter(task=task.pk).first()
                if upload:
                    _give_up(task, upload, _its_slowness)
            return True
    return False


def tidy_up() -> None:
    """Remove old results, the bytes of files refused then, and what the queue remembers."""
    horizon = timezone.now() - settings.UPLOADS_KEPT
    unfinished = Upload.objects.exclude(state=UploadState.DONE).values("batch")
    Batch.objects.filter(created_at__lt=horizon).exclude(pk__in=unfinished).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=horizon).delete()


def _give_up(task: DBTaskResult[Any, Any], upload: Upload, sentence: Callable[[], str]) -> None:
    logger.error("Reading of %r is given up.", upload.name)
    with translation.override(upload.batch.language):
        finish(upload, Outcome("failed", error=sentence()))
    task.set_failed(RuntimeError("given up"))


def _its_death() -> str:
    count = settings.READING_ATTEMPTS
    return ngettext(
        "Chương trình đọc đã dừng đột ngột %(count)d lần khi đọc tệp này, nên tệp không được nhận."
        " Hãy lưu lại tệp ở dạng khác rồi tải lên.",
        "Chương trình đọc đã dừng đột ngột %(count)d lần khi đọc tệp này, nên tệp không được nhận."
        " Hãy lưu lại tệp ở dạng khác rồi tải lên.",
        count,
    ) % {"count": count}


def _its_error() -> str:
    return _("Lỗi của hệ thống khi đọc tệp này; không có gì được lưu. Hãy báo người quản trị.")


def _its_slowness() -> str:
    minutes = settings.READING_LIMIT // timedelta(minutes=1)
    return ngettext(
        "Đọc tệp này mất hơn %(count)d phút nên đã dừng. Hãy chia tệp rồi tải lên lại.",
        "Đọc tệp này mất hơn %(count)d phút nên đã dừng. Hãy chia tệp rồi tải lên lại.",
        minutes,
    ) % {"count": minutes}
