"""What a directive is called on a curator's pages."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from directives.models import Directive
from directives.pages import labels

LONGEST = 110


def title_of(directive: Directive) -> str:
    """Return kind, number and body: "Công văn 353-CV/TU, Thành ủy Cẩm Phả"."""
    document = " ".join(
        part for part in (labels.kind_label(directive.kind), directive.number_symbol) if part
    )
    body = directive.issuer.name if directive.issuer else directive.issuer_name
    named = ", ".join(part for part in (document or _("Văn bản chưa rõ loại"), body) if part)
    return Truncator(named).chars(LONGEST)
