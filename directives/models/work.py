"""What the archive has still to do: index what changed, read what was sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directives.choices import UploadState
from directives.constraints import one_of
from directives.models.documents import Directive
from directives.querysets import SearchNoteQuerySet


class SearchNote(models.Model):
    """That a directive changed in a given transaction, and must be indexed anew.

    One row a directive, written in the transaction of the change and kept after a draft is
    deleted. Every index follows the notes for itself: it reads those at or past the oldest
    transaction that was still open when it last looked, so a change that became visible late is
    never missed.
    """

    directive_id = models.BigIntegerField(primary_key=True)
    transaction = models.BigIntegerField(db_index=True)

    objects = SearchNoteQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.directive_id}@{self.transaction}"


class Batch(models.Model):
    """The files that a curator sent in one go; `language` is that of the sentences about them.

    `seen_at` is when the curator last looked at the results.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="batches")
    language = models.CharField(max_length=5)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("lần tải lên")
        verbose_name_plural = _("lần tải lên")

    def __str__(self) -> str:
        return f"{self.person} {self.created_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """Return where the curator sees what became of the files."""
        return reverse("admin:directives_directive_batch", args=[self.pk])


class Upload(models.Model):
    """A file that a curator sent, waiting to be read by a worker, and what became of it.

    `outcome` is that of an import; `task` is the entry of the task queue that reads the file.
    The bytes lie in pieces, so that no request holds a file in memory. They go when the archive
    has taken the file in; those of a refused file stay for another attempt.

    With `rereads`, what waits is the original that this directive already has: the outcome is
    "reread", and the pieces hold the text that was found until the curator has seen to it.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField(default=0)
    state = models.CharField(
        max_length=10, choices=UploadState, default=UploadState.WAITING, db_index=True
    )
    task = models.UUIDField(null=True, db_index=True)
    outcome = models.CharField(max_length=10, blank=True)
    error = models.TextField(blank=True)
    directive = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="uploads"
    )
    twin = models.ForeignKey(Directive, models.SET_NULL, null=True, blank=True, related_name="+")
    rereads = models.ForeignKey(
        Directive, models.CASCADE, null=True, blank=True, related_name="rereadings"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("tệp đã gửi")
        verbose_name_plural = _("tệp đã gửi")
        constraints = [
            one_of("state", UploadState.values, "upload_state_known"),
            models.CheckConstraint(
                condition=~Q(state="done") | (~Q(outcome="") & Q(finished_at__isnull=False)),
                name="upload_done_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UploadPiece(models.Model):
    """A stretch of the bytes of a sent file."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="pieces")
    position = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["upload", "position"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "position"], name="upload_piece_once"),
        ]

    def __str__(self) -> str:
        return f"{self.upload} {self.position}"


class Worker(models.Model):
    """A process that reads what was sent, and when it last gave a sign of life."""

    name = models.CharField(max_length=32, unique=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
