"""What a curator types about one directive, and what of it was changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from directives.models import Directive, Instruction, Level, Province, Recipient, Urgency
from directives.review import issuers
from directives.review.fields import FIELDS
from directives.review.kinds import kind_choices
from directives.review.lists import Entry, Order, Term, write_lines, write_orders, write_terms
from directives.review.outline import split_places
from directives.review.widgets import DATE_FORMATS, LinesField, PrintedNumberField, TermsField
from directives.units import key

NOT_GIVEN = _("Không ghi")
LONGEST_KEY = 300
NUMBERED = r"\w"  # an item named ".." could have no address


class DirectiveForm(forms.Form):
    """The facts of a directive and its two lists of recipients.

    Every field also sends what the curator was shown, so that what they changed is known even
    when somebody else has saved in between.
    """

    kind = forms.ChoiceField(required=False)
    number_symbol = PrintedNumberField(
        required=False, help_text=_("Như in trong văn bản; để trống nếu bản gốc không ghi.")
    )
    issuer = forms.CharField(required=False, max_length=300)
    parent_body = forms.CharField(required=False, max_length=300)
    province = forms.ModelChoiceField(
        Province.objects.all(),
        required=False,
        to_field_name="slug",
        empty_label=_("Không có (trung ương)"),
    )
    place = forms.CharField(required=False, max_length=120)
    issued_on = forms.DateField(
        required=False,
        input_formats=DATE_FORMATS,
        widget=forms.TextInput(attrs={"placeholder": "dd/mm/yyyy", "inputmode": "numeric"}),
        error_messages={"invalid": _("Ghi ngày theo dạng dd/mm/yyyy, ví dụ 17/05/2021.")},
    )
    urgency = forms.ChoiceField(required=False, choices=[("", NOT_GIVEN), *Urgency.choices])
    subject = LinesField(required=False, widget=forms.Textarea(attrs={"rows": 4}))
    preamble = LinesField(required=False, widget=forms.Textarea(attrs={"rows": 4}))
    closing = LinesField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    signing_authority = forms.CharField(required=False, max_length=200)
    signatory_title = forms.CharField(required=False, max_length=200)
    signatory_name = forms.CharField(required=False, max_length=200)
    addressed = LinesField(label=_("Kính gửi"), required=False)
    copied = LinesField(label=_("Nơi nhận"), required=False)

    new_issuer = forms.BooleanField(label=_("Cơ quan chưa có trong kho: tạo mới"), required=False)
    new_issuer_level = forms.ChoiceField(
        label=_("Cấp của cơ quan mới"), required=False, choices=[("", "—"), *Level.choices]
    )

    def __init__(self, data: Mapping[str, Any] | None, directive: Directive) -> None:
        self.shown = shown_values(directive)
        super().__init__(data, initial=self.shown)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)  # noqa: S101 (for the type checker)
        kinds.choices = [("", NOT_GIVEN), *kind_choices(directive.kind)]
        for name, corrected in FIELDS.items():
            self.fields[name].label = corrected.label  # type: ignore[assignment]
        for name in self.shown:
            field = self.fields[name]
            field.show_hidden_initial = True
            field.widget.attrs["aria-describedby"] = f"says-{name}"
        self.fields["issuer"].widget.attrs |= {"list": "known-issuers", "autocomplete": "off"}
        for name in ("addressed", "copied"):
            count = self.shown[name].count("\n") + 2
            self.fields[name].widget.attrs["rows"] = min(max(count, 2), 14)

    def clean_new_issuer_level(self) -> str:
        """Return the level, which a new body cannot do without."""
        level: str = self.cleaned_data["new_issuer_level"]
        if self.cleaned_data.get("new_issuer") and not level:
            raise ValidationError(_("Chọn cấp của cơ quan mới."))
        return level

    def clean(self) -> dict[str, Any]:
        """Return the values, with the body that the typed name stands for."""
        cleaned: dict[str, Any] = super().clean() or {}
        if {"issuer", "new_issuer"} & set(self.changed_data) and "issuer" in cleaned:
            self._find_issuer(cleaned)
        return cleaned

    def _find_issuer(self, cleaned: dict[str, Any]) -> None:
        name, province = cleaned["issuer"], cleaned.get("province")
        if len(key(name)) > LONGEST_KEY:
            self.add_error("issuer", _("Tên cơ quan dài quá mức có thể có trong văn bản."))
            return
        try:
            cleaned["issuer_body"] = issuers.find(name, province)
        except issuers.Ambiguous:
            self.add_error(
                "issuer", _("Nhiều nơi có cơ quan tên như vậy. Chọn tỉnh, thành phố rồi lưu lại.")
            )
        except issuers.Unknown:
            level = cleaned.get("new_issuer_level", "")
            if not cleaned.get("new_issuer"):
                self.add_error(
                    "issuer",
                    _("Kho chưa có cơ quan tên như vậy. Sửa lại tên, hoặc đánh dấu “tạo mới”."),
                )
            elif level and level != Level.CENTRAL and province is None:
                self.add_error("province", _("Chọn tỉnh, thành phố của cơ quan mới."))
            else:
                cleaned["issuer_body"] = issuers.new(name, level, province)


class PointForm(forms.Form):
    """One item of the outline."""

    path = forms.RegexField(NUMBERED, label=_("Số điểm"), max_length=110)
    marker = forms.CharField(label=_("Ký hiệu như in"), max_length=40, required=False)
    kind = forms.ChoiceField(
        label=_("Tính chất"),
        required=False,
        choices=[("", _("Chỉ đạo")), ("nhan_dinh", _("Nhận định tình hình"))],
    )
    text = LinesField(label=_("Nội dung"), required=False)
    addressees = LinesField(
        label=_("Giao (mỗi cơ quan một dòng)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Vai trò và động từ ghi sau dấu gạch đứng: “Sở Y tế | chủ trì | giao”."),
    )
    deadlines = TermsField(
        label=_("Thời hạn (mỗi dòng một thời hạn)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 1}),
        help_text=_("Chữ như in, rồi ngày: “trước ngày 15/6 | 15/06/2021”."),
    )
    remove = forms.BooleanField(
        label=_("Bỏ điểm này (các điểm con chuyển lên điểm trên)"), required=False
    )
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    place = forms.CharField(
        label=_("Tách trước câu"), required=False, widget=forms.Select(), max_length=9
    )
    under = forms.CharField(label=_("Chuyển vào dưới điểm"), required=False, max_length=110)

    def __init__(self, data: Mapping[str, Any] | None, point: Instruction) -> None:
        self.point = point
        self.depth = 0
        self.line: int | None = None
        self.page: int | None = None
        self.problems: list[dict[str, str]] = []
        self.inferred: list[dict[str, str]] = []
        self.shown = shown_point(point)
        super().__init__(
            data, prefix=f"p{point.pk}", initial=self.shown | {"base": digest(self.shown)}
        )
        self.fields["text"].widget.attrs["rows"] = min(len(point.text) // 65 + 2, 16)
        self.fields["addressees"].widget.attrs["rows"] = min(
            self.shown["addressees"].count("\n") + 2, 8
        )
        self.fields["deadlines"].widget.attrs["rows"] = self.shown["deadlines"].count("\n") + 1
        places = self.fields["place"].widget
        assert isinstance(places, forms.Select)  # noqa: S101 (for the type checker)
        places.choices = [
            (at, Truncator(point.text[at:]).chars(60)) for at in split_places(point.text)
        ]
        self.may_split = bool(places.choices)
        self.fields["under"].widget.attrs |= {"list": "known-numbers", "autocomplete": "off"}

    @property
    def is_touched(self) -> bool:
        """Whether the item should stand open: something was typed in it."""
        return self.is_bound and self.is_changed

    @property
    def is_changed(self) -> bool:
        """Whether the curator changed what they were shown."""
        typed = {name: self.cleaned_data.get(name, "") for name in self.shown}
        return bool(self.cleaned_data.get("remove")) or digest(typed) != self.cleaned_data["base"]


class NewPointForm(forms.Form):
    """An item that the reading missed."""

    path = forms.RegexField(
        NUMBERED,
        label=_("Số điểm mới"),
        max_length=110,
        required=False,
        help_text=_("Ví dụ 3, 2.1 hoặc 2.1/-3 (gạch đầu dòng thứ ba của điểm 2.1)."),
    )
    marker = forms.CharField(label=_("Ký hiệu như in"), max_length=40, required=False)
    after = forms.ChoiceField(label=_("Đứng sau điểm"), required=False)
    text = LinesField(label=_("Nội dung"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    addressees = LinesField(
        label=_("Giao (mỗi cơ quan một dòng)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def is_touched(self) -> bool:
        """Whether something was typed."""
        typed = self.cleaned_data if self.is_bound else {}
        return bool(typed.get("path") or typed.get("text"))

    def __init__(self, data: Mapping[str, Any] | None, points: list[Instruction]) -> None:
        super().__init__(data, prefix="new")
        after = self.fields["after"]
        assert isinstance(after, forms.ChoiceField)  # noqa: S101 (for the type checker)
        after.choices = [
            ("first", _("Đầu văn bản")),
            *((str(point.pk), point.path) for point in points),
        ]
        after.initial = str(points[-1].pk) if points else "first"

    def clean(self) -> dict[str, Any]:
        """Return the values of an item that has both a number and a text, or of none."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("text") and not cleaned.get("path"):
            self.add_error("path", _("Ghi số điểm cho nội dung mới."))
        if cleaned.get("path") and not cleaned.get("text"):
            self.add_error("text", _("Ghi nội dung của điểm mới."))
        return cleaned


def shown_values(directive: Directive) -> dict[str, str]:
    """Return what the form shows of a directive, as text."""
    recipients = list(directive.recipients.all())
    return {
        "kind": directive.kind,
        "number_symbol": directive.number_symbol,
        "issuer": directive.issuer.name if directive.issuer else directive.issuer_name,
        "parent_body": directive.parent_body,
        "province": directive.province.slug if directive.province else "",
        "place": directive.place,
        "issued_on": f"{directive.issued_on:%d/%m/%Y}" if directive.issued_on else "",
        "urgency": directive.urgency,
        "subject": directive.subject,
        "preamble": directive.preamble,
        "closing": directive.closing,
        "signing_authority": directive.signing_authority,
        "signatory_title": directive.signatory_title,
        "signatory_name": directive.signatory_name,
        "addressed": _recipient_lines(recipients, Recipient.Section.ADDRESSED),
        "copied": _recipient_lines(recipients, Recipient.Section.COPIED),
    }


def shown_point(point: Instruction) -> dict[str, str]:
    """Return what the form shows of an item, as text."""
    return {
        "path": point.path.strip(),
        "marker": point.marker.strip(),
        "kind": point.kind,
        "text": point.text.strip(),
        "addressees": write_orders(
            Order(each.name, each.role, each.verb) for each in point.addressees.all()
        ),
        "deadlines": write_terms(
            Term(each.printed, each.starts_on, each.ends_on) for each in point.deadlines.all()
        ),
    }


def digest(shown: Mapping[str, str]) -> str:
    """Return a fingerprint of an item as shown, which the form sends back."""
    return hashlib.sha256("\x1f".join(shown[name] for name in sorted(shown)).encode()).hexdigest()


def _recipient_lines(recipients: list[Recipient], section: str) -> str:
    return write_lines(
        Entry(each.name, each.purpose) for each in recipients if each.section == section
    )
