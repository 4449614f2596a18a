"""What a directive says: its items, who they order to act and by when, its lists and citations."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directives.choices import DeadlineKind, Origin
from directives.constraints import above_others, one_of, span_forward
from directives.models.bodies import Issuer
from directives.models.documents import Directive


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
    verb = models.CharField(max_length=40, blank=True)
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


class Deadline(models.Model):
    """A day or a stretch of time that an instruction sets, as printed and as dates.

    A deadline has only `ends_on`; dates are empty where the text does not fix them.
    """

    instruction = models.ForeignKey(Instruction, models.CASCADE, related_name="deadlines")
    position = models.PositiveIntegerField()
    printed = models.TextField()
    kind = models.CharField(max_length=10, choices=DeadlineKind)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.STATED)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["instruction", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["instruction", "position"], name="deadline_position_once"
            ),
            one_of("kind", DeadlineKind.values, "deadline_kind_known"),
            one_of("origin", Origin.values, "deadline_origin_known"),
            span_forward("deadline_span_forward"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="deadline_period_forward",
            ),
        ]

    def __str__(self) -> str:
        return self.printed


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
