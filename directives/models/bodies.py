"""Where directives come from: the provinces of 2021 and the bodies of Party and State."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from directives.addresses import address
from directives.choices import Level
from directives.constraints import above_others, one_of
from directives.naming import name_key


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
        return address("province-detail", self.slug)


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
        return address("issuer-detail", self.slug)
