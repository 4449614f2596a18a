"""The archive's tables; what they mean is said once, here."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.choices import Level as Level
from directives.choices import Origin as Origin
from directives.choices import Status as Status
from directives.choices import Urgency as Urgency
from directives.constraints import above_others, one_of, span_forward
from directives.naming import name_key
from directives.querysets import DirectiveQuerySet, SearchNoteQuerySet


class Province(models.Model):
    """One of the 63 provincial units of 2021, with its successor of July 2025."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    slug = models.SlugField(max_length=60, unique=True)
    iso_code = models.CharField(max_length=6, unique=True)
    region = models.CharField(max_length=10)
    latitude = models.DecimalField(max_digits=5, decimal_places=2)
    longitude = models.DecimalField(max_digits=5, decimal_places=2)
    sort_order = models.PositiveSmallIntegerField(unique=True)
    aliases = models.JSONField(default=list)
    abbreviations = models.JSONField(default=list)
    successor_name = models.CharField(max_length=60)
    successor_kind = models.CharField(max_length=40)
    successor_unchanged = models.BooleanField()

    class Meta:
        ordering = ["sort_order"]
        verbose_name = _("tỉnh, thành phố")
        verbose_name_plural = _("tỉnh, thành phố")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the province's own page."""
        return reverse("province-detail", args=[self.slug])


class Issuer(models.Model):
    """A body that issues, is addressed or is informed; one record however it is spelled.

    `name_key` follows the name (see `directives.naming`).
    """

    name = models.CharField(_("tên"), max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    name_key = models.CharField(max_length=400, editable=False)
    level = models.CharField(_("cấp"), max_length=10, choices=Level, blank=True)
    kind = models.CharField(_("loại cơ quan"), max_length=40, blank=True)
    province = models.ForeignKey(
        Province, models.PROTECT, null=True, blank=True, related_name="issuers"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    district = models.CharField(_("quận, huyện"), max_length=80, blank=True)
    aliases = models.JSONField(_("tên khác"), default=list, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name_key"]
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "province"],
                condition=Q(province__isnull=False),
                name="issuer_once_per_province",
            ),
            models.UniqueConstraint(
                fields=["name_key"],
                condition=Q(province__isnull=True),
                name="issuer_once_centrally",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="issuer_has_a_name"),
            one_of("level", ["", *Level.values], "issuer_level_known"),
            above_others("parent", "issuer_not_its_own_parent"),
        ]
        indexes = [models.Index(fields=["name_key"], name="issuer_by_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        """Store the body with the key of its present name."""
        self.name_key = name_key(self.name, self.level, self.district)
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        """Return the body's own page."""
        return reverse("issuer-detail", args=[self.slug])


class Directive(models.Model):
    """One document, as read from its extracted text and corrected by curators.

    `readings` tells of each scalar field where it was read and how it came to be known:
    {"issued_on": {"start": 120, "end": 152, "origin": "stated", "reason": ""}}. The keys are
    field names of this model; "recipients" and "instructions" stand for those lists as wholes.
    `issuer_name` is the issuer as read; `issuer` is empty where that names no body for certain.
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

    withdrawn_on = models.DateField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(_("lý do rút"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DirectiveQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["text", "text_digest", "created_at", "updated_at"])

    class Meta:
        ordering = ["-issued_on", "pk"]
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        indexes = [
            models.Index(fields=["status", "-issued_on"], name="directive_newest"),
            models.Index(fields=["issuer", "issued_on"], name="directive_identity"),
            models.Index(fields=["number_symbol"], name="directive_number"),
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

    def get_absolute_url(self) -> str:
        """Return the permanent address, with today's slug."""
        return reverse("directive-detail", args=[self.slug, self.public_id])


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


class Instruction(models.Model):
    """One numbered item; `path` is the reading contract's number, `slug` its form in addresses."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="instructions")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField()
    path = models.CharField(max_length=120)
    slug = models.CharField(max_length=120)
    marker = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.STATED)

    class Meta:
        ordering = ["directive", "position"]
        verbose_name = _("điểm chỉ đạo")
        verbose_name_plural = _("điểm chỉ đạo")
        constraints = [
            models.UniqueConstraint(fields=["directive", "path"], name="instruction_path_once"),
            models.UniqueConstraint(fields=["directive", "slug"], name="instruction_slug_once"),
            models.UniqueConstraint(
                fields=["directive", "position"], name="instruction_position_once"
            ),
            span_forward("instruction_span_forward"),
            one_of("origin", Origin.values, "instruction_origin_known"),
            above_others("parent", "instruction_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        """Return the item's permanent address (its directive must be loaded)."""
        return reverse(
            "instruction-detail",
            args=[self.directive.slug, self.directive.public_id, self.slug],
        )


class Addressee(models.Model):
    """A body that an instruction orders to act, as printed, and who that is when certain."""

    instruction = models.ForeignKey(Instruction, models.CASCADE, related_name="addressees")
    position = models.PositiveIntegerField()
    name = models.TextField()
    role = models.CharField(max_length=12, default="act")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.STATED)
    body = models.ForeignKey(
        Issuer, models.SET_NULL, null=True, blank=True, related_name="orders_received"
    )

    class Meta:
        ordering = ["instruction", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["instruction", "position"], name="addressee_position_once"
            ),
            span_forward("addressee_span_forward"),
            one_of("origin", Origin.values, "addressee_origin_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Recipient(models.Model):
    """One printed line of Kính gửi or Nơi nhận, and the body it names when certain."""

    class Section(models.TextChoices):
        """Which list of the page names the recipient."""

        ADDRESSED = "kinh_gui", _("Kính gửi")
        COPIED = "noi_nhan", _("Nơi nhận")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="recipients")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=10, choices=Section)
    name = models.TextField()
    purpose = models.CharField(max_length=40, blank=True)
    purpose_printed = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.STATED)
    body = models.ForeignKey(
        Issuer, models.SET_NULL, null=True, blank=True, related_name="mentions_received"
    )

    class Meta:
        ordering = ["directive", "position"]
        verbose_name = _("nơi nhận")
        verbose_name_plural = _("nơi nhận")
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "position"], name="recipient_position_once"
            ),
            one_of("section", ["kinh_gui", "noi_nhan"], "recipient_section_known"),
            span_forward("recipient_span_forward"),
            one_of("origin", Origin.values, "recipient_origin_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Citation(models.Model):
    """Another document that a directive names by number; a link only where no doubt is left.

    `spans` lists every mention as [start, end].
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="citations")
    position = models.PositiveIntegerField()
    printed = models.TextField()
    doc_type = models.CharField(max_length=60, blank=True)
    number_symbol = models.CharField(max_length=80)
    issued_on = models.DateField(null=True, blank=True)
    issuer_name = models.CharField(max_length=300, blank=True)
    spans = models.JSONField(default=list)
    cited = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="cited_in"
    )

    class Meta:
        ordering = ["directive", "position"]
        verbose_name = _("viện dẫn")
        verbose_name_plural = _("viện dẫn")
        indexes = [models.Index(fields=["number_symbol"], name="citation_number")]
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "position"], name="citation_position_once"
            ),
            models.CheckConstraint(
                condition=Q(cited__isnull=True) | ~Q(cited=F("directive")),
                name="citation_not_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.printed


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
