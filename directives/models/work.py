"""What the archive has still to do: index what changed, read what was sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
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


class Upload(models.Model):
    """A file that a curator sent, waiting to be read by the worker, and what became of it.

    `content` is emptied when the file was read, for the archive then holds it as an original or
    has refused it; `outcome` is that of an import.
    """

    batch = models.CharField(max_length=32, db_index=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    state = models.CharField(
        max_length=10, choices=UploadState, default=UploadState.WAITING, db_index=True
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, blank=True)
    error = models.TextField(blank=True)
    directive = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="uploads"
    )
    twin = models.ForeignKey(Directive, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("tệp đã gửi")
        verbose_name_plural = _("tệp đã gửi")
        constraints = [one_of("state", UploadState.values, "upload_state_known")]

    def __str__(self) -> str:
        return self.name
