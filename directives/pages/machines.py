"""What a directive's page tells machines of it: its sentence for lists, and schema.org's terms."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from django.utils.safestring import SafeString

from directives.models import Directive, SourceFile
from directives.pages.prose import plain, shortened
from directives.pages.results import issuer_name

LONGEST_DESCRIPTION = 200
# As in Django's json_script: no text may end the element or begin a comment in it.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def description(directive: Directive, title: str) -> str:
    """Return which directive it is, whose and of when, and what it is about."""
    subject = plain(directive.subject)
    return shortened(f"{title}: {subject}" if subject else title, LONGEST_DESCRIPTION)


def legislation(
    directive: Directive, source: SourceFile | None, title: str, address: str
) -> SafeString:
    """Return schema.org's Legislation as JSON-LD that may stand in a page; no unknown facts."""
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": title,
        "url": address,
        "inLanguage": "vi",
        "legislationIdentifier": directive.number_symbol,
        "about": plain(directive.subject),
    }
    if directive.issued_on:
        told["datePublished"] = told["legislationDate"] = directive.issued_on.isoformat()
    if issuer := issuer_name(directive):
        told["legislationPassedBy"] = {"@type": "GovernmentOrganization", "name": issuer}
    if source:
        told["encoding"] = {
            "@type": "MediaObject",
            "contentUrl": urljoin(address, "original"),
            "encodingFormat": source.media_type,
            "sha256": source.sha256,
        }
    known = {name: value for name, value in told.items() if value}
    return SafeString(json.dumps(known, ensure_ascii=False).translate(_ESCAPES))
