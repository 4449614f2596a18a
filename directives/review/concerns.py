"""What a curator must confirm before a directive becomes public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from directives.citations import same_number
from directives.models import Directive, Issuer
from directives.problems import describe
from directives.review.fields import FIELD_OF_PART, FIELDS, open_problems
from directives.review.saving import Corrections
from directives.review.titles import title_of


@dataclass(frozen=True, slots=True)
class Concern:
    """A reason not to publish; `key` is what a ticked box sends back."""

    key: str
    text: str
    url: str = ""


def concerns(directive: Directive, corrections: Corrections) -> list[Concern]:
    """Return why the directive, corrected so, should perhaps not be published."""
    changed = set(corrections.values)
    found = [
        Concern(f"problem:{problem['code']}", describe(problem))
        for problem in open_problems(directive)
        if problem["severity"] == "error" and not _is_about(problem, changed)
        # The finding of the import may be out of date: the twin is looked for anew below.
        if problem["code"] != "twin_exists"
    ]
    twin = _published_twin(directive, corrections.values)
    if twin is not None:
        found.append(
            Concern(
                f"twin:{twin.pk}",
                _(
                    "Kho đã công bố một văn bản cùng cơ quan, cùng số, cùng ngày: %(title)s. "
                    "Chỉ công bố nếu đây đúng là văn bản khác."
                )
                % {"title": title_of(twin)},
                reverse("admin:directives_directive_change", args=[twin.pk]),
            )
        )
    return found


def _is_about(problem: Mapping[str, Any], columns: set[str]) -> bool:
    name = FIELD_OF_PART.get(problem["part"])
    return name is not None and bool(columns & set(FIELDS[name].columns))


def _published_twin(directive: Directive, values: Mapping[str, Any]) -> Directive | None:
    """Return a published directive of the same body, number and date."""
    issuer = values.get("issuer", directive.issuer)
    number = values.get("number_symbol", directive.number_symbol)
    issued_on = values.get("issued_on", directive.issued_on)
    if not (isinstance(issuer, Issuer) and number and issued_on):
        return None  # a body made just now has issued nothing yet
    same_day = Directive.objects.published().filter(issuer=issuer, issued_on=issued_on)
    others = same_day.exclude(pk=directive.pk).select_related("issuer").order_by("pk")
    return next((each for each in others if same_number(each.number_symbol, number)), None)
