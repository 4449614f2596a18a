"""The documents themselves, and the originals they were read from."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.addresses import address
from directives.choices import Status, Urgency
from directives.constraints import above_others, one_of, span_forward
from directives.extract.result import Method
from directives.models.bodies import Issuer, Province
from directives.need import need_of
from directives.querysets import DirectiveQuerySet


class ListChanges(models.Model):
    """What a history record keeps beside the columns: the lists and items that a person changed.

    `lists` has [list, item, before, after] of each, for rows of other tables have no history.
    """

    lists = models.JSONField(default=list)

    class Meta:
        abstract = True


class Directive(models.Model):
    """One document, as read from its extracted text and corrected by curators.

    `readings` tells of each scalar field where it was read and how it came to be known:
    {"issued_on": {"start": 120, "end": 152, "origin": "stated", "reason": ""}}. The keys are
    field names of this model; "recipients" and "instructions" stand for those lists as wholes.
    `issuer_name` is the issuer as read; `issuer` is empty where that names no body for certain.
    `need` follows the problems and readings: how urgently a draft waits (see `directives.need`).
    """

    public_id = models.CharField(max_length=10, unique=True, editable=False)
    slug = models.SlugField(max_length=160, editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)

    kind = models.CharField(_("loại văn bản"), max_length=30, blank=True)
    number = models.CharField(_("số"), max_length=12, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    number_symbol = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    urgency = models.CharField(_("độ khẩn"), max_length=20, choices=Urgency, blank=True)
    issuer = models.ForeignKey(
        Issuer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="directives",
        verbose_name=_("cơ quan ban hành"),
    )
    issuer_name = models.CharField(_("cơ quan ban hành, như đã đọc"), max_length=300, blank=True)
    parent_body = models.CharField(_("cơ quan cấp trên"), max_length=300, blank=True)
    province = models.ForeignKey(
        Province,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="directives",
        verbose_name=_("tỉnh, thành phố"),
    )
    place = models.CharField(_("địa danh"), max_length=120, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    subject = models.TextField(_("trích yếu"), blank=True)
    preamble = models.TextField(_("phần mở đầu"), blank=True)
    closing = models.TextField(_("phần kết"), blank=True)
    signatory_name = models.CharField(_("người ký"), max_length=200, blank=True)
    signatory_title = models.CharField(_("chức vụ"), max_length=200, blank=True)
    signing_authority = models.CharField(_("thẩm quyền ký"), max_length=200, blank=True)

    text = models.TextField(_("văn bản trích xuất"))
    text_digest = models.CharField(max_length=64, unique=True, editable=False)
    readings = models.JSONField(default=dict, editable=False)
    problems = models.JSONField(default=list, editable=False)
    need = models.PositiveIntegerField(default=0, editable=False)

    withdrawn_on = models.DateField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(_("lý do rút"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DirectiveQuerySet.as_manager()
    history = HistoricalRecords(
        excluded_fields=["text", "text_digest", "need", "created_at", "updated_at"],
        bases=[ListChanges],
    )

    class Meta:
        ordering = ["-issued_on", "pk"]
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        indexes = [
            models.Index(fields=["status", "-issued_on"], name="directive_newest"),
            models.Index(fields=["issuer", "issued_on"], name="directive_identity"),
            models.Index(fields=["number_symbol"], name="directive_number"),
            models.Index(fields=["status", "-need", "id"], name="directive_queue"),
        ]
        constraints = [
            one_of("status", Status.values, "directive_status_known"),
            one_of("urgency", ["", *Urgency.values], "directive_urgency_known"),
            above_others("merged_into", "directive_not_merged_into_itself"),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_reason=""),
                name="directive_withdrawal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False)
                | (~Q(status="merged") & Q(merged_into__isnull=True)),
                name="directive_merged_into_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number_symbol or self.public_id} {self.subject}".strip()

    def save(self, *args: Any, **options: Any) -> None:
        """Store the directive with its present place in the queue of drafts."""
        self.need = need_of(self.problems, self.readings, self.urgency).score
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        """Return the permanent address, with today's slug."""
        return address("directive-detail", self.slug, self.public_id)


class SourceFile(models.Model):
    """An original as uploaded; the bytes live in the database so that one backup holds all."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="sources")
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    is_current = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("bản gốc")
        verbose_name_plural = _("bản gốc")
        constraints = [
            models.UniqueConstraint(
                fields=["directive"], condition=Q(is_current=True), name="source_one_current"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SourcePage(models.Model):
    """A printed page of an original: the part of its text, and where each word stands.

    `words` lists [start, end, x0, y0, x1, y1, confidence] with boxes in fractions of the page
    from its top left and the confidence of recognition (0 to 100), null in a text layer.
    """

    source = models.ForeignKey(SourceFile, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    width = models.FloatField()
    height = models.FloatField()
    method = models.CharField(max_length=4)
    words = models.JSONField(default=list)

    class Meta:
        ordering = ["source", "number"]
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="page_number_once"),
            one_of("method", [str(each) for each in Method], "page_method_known"),
            span_forward("page_span_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"
