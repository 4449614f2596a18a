"""The closed lists of values that columns hold; the database refuses any other."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Rank of a body in the structure of 2021."""

    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("Cấp tỉnh")
    CITY = "city", _("Thành phố, thị xã thuộc tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    WARD = "ward", _("Cấp xã")


class Urgency(models.TextChoices):
    """Urgency as stamped (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    KHAN = "khan", _("Khẩn")
    THUONG_KHAN = "thuong-khan", _("Thượng khẩn")
    HOA_TOC = "hoa-toc", _("Hỏa tốc")
    HOA_TOC_HEN_GIO = "hoa-toc-hen-gio", _("Hỏa tốc hẹn giờ")


class Status(models.TextChoices):
    """Where a directive stands between upload and withdrawal."""

    DRAFT = "draft", _("Bản nháp")
    PUBLISHED = "published", _("Đã công bố")
    WITHDRAWN = "withdrawn", _("Đã rút")
    MERGED = "merged", _("Đã gộp")


class Origin(models.TextChoices):
    """How a value came to be known."""

    STATED = "stated", _("Ghi trong văn bản")
    INFERRED = "inferred", _("Suy ra")
    PERSON = "person", _("Do người nhập")


class DeadlineKind(models.TextChoices):
    """Whether an item must be done by a day, or goes on during a stretch of time."""

    DEADLINE = "deadline", _("Thời hạn")
    PERIOD = "period", _("Thời gian thực hiện")


class UploadState(models.TextChoices):
    """How far the reading of a sent file has come."""

    WAITING = "waiting", _("Đang chờ đọc")
    READING = "reading", _("Đang đọc")
    DONE = "done", _("Đã đọc xong")
