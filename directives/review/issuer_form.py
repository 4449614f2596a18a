"""The form of a body in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directives.identity import bounded
from directives.models import Issuer
from directives.naming import name_key
from directives.pages import labels
from directives.review.merging import superiors
from directives.review.widgets import LinesField
from directives.search.text import slugify
from directives.units import key

SLUG_LENGTH = 100


class IssuerForm(forms.ModelForm):  # type: ignore[type-arg]
    """A body; its other names one a line."""

    kind = forms.ChoiceField(
        label=_("Loại cơ quan"), required=False, choices=[("", "—"), *labels.ISSUER_KINDS.items()]
    )
    other_names = LinesField(
        label=_("Tên khác"), required=False, help_text=_("Mỗi dòng một tên hoặc một cách viết tắt.")
    )

    class Meta:
        model = Issuer
        fields = ["name", "level", "kind", "province", "district", "parent"]
        labels = {"province": _("Tỉnh, thành phố"), "parent": _("Cơ quan cấp trên")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["other_names"] = "\n".join(map(str, self.instance.aliases))
        current = self.instance.kind
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField) and current and current not in labels.ISSUER_KINDS:
            kind.choices = [*labels.ISSUER_KINDS.items(), (current, current)]

    def clean_parent(self) -> Issuer | None:
        """Return the superior body, which is not the body itself nor one below it."""
        parent: Issuer | None = self.cleaned_data["parent"]
        if parent and self.instance.pk in {parent.pk, *(each.pk for each in superiors(parent))}:
            raise ValidationError(_("Cơ quan cấp trên không thể là chính nó hay cấp dưới của nó."))
        return parent

    def clean(self) -> dict[str, Any]:
        """Return the values of a body that is not in the archive yet."""
        cleaned: dict[str, Any] = super().clean() or {}
        if name := cleaned.get("name"):
            words = name_key(name, cleaned.get("level", ""), cleaned.get("district", ""))
            same = Issuer.objects.filter(name_key=words, province=cleaned.get("province"))
            if same.exclude(pk=self.instance.pk).exists():
                raise ValidationError(
                    _("Kho đã có cơ quan tên này. Muốn nhập hai cơ quan làm một, dùng lệnh “Gộp”.")
                )
        return cleaned

    def save(self, commit: bool = True) -> Issuer:
        """Return the body with its other names.

        A former name becomes one of them: documents go on printing it, and the next import must
        find this record by it.
        """
        lines = [*self.cleaned_data["other_names"].splitlines(), self.initial.get("name", "")]
        names = {key(line): " ".join(line.split()) for line in reversed(lines)}
        present = {"", key(self.instance.name)}
        self.instance.aliases = [names[each] for each in reversed(names) if each not in present]
        saved: Issuer = super().save(commit)
        return saved


def free_slug(issuer: Issuer) -> str:
    """Return an address for a new body that no other body has."""
    plain = bounded(slugify(issuer.name), SLUG_LENGTH) or "co-quan"
    taken = set(Issuer.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    home = f"{plain}-{issuer.province.slug}" if issuer.province else plain
    names = (plain, home, *(f"{plain}-{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
