"""What stands around a directive's points as HTML in one piece: its attributes, its recipients.

Every value is escaped where it is put in; the names of recipients come as HTML from `prose`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from directives.models import Origin
from directives.pages.facts import Fact
from directives.pages.sheet import Line


def fact_rows(facts: Iterable[Fact]) -> SafeString:
    """Return the attributes as groups of a list of descriptions."""
    return SafeString("".join(map(_fact, facts)))


def recipient_items(lines: Iterable[Line]) -> SafeString:
    """Return the lines of Kính gửi or Nơi nhận, each linked to the page of the body it names."""
    language = get_language()
    items = []
    for line in lines:
        name = f'<a href="{escape(line.url)}">{line.name}</a>' if line.url else line.name
        purpose = f" ({escape(line.purpose)})" if line.purpose else ""
        meaning = (
            f' <span class="nn__means" lang="{language}">{escape(line.meaning)}</span>'
            if line.meaning
            else ""
        )
        items.append(f"<li>{name}{purpose}{meaning}</li>")
    return SafeString("".join(items))


def _fact(fact: Fact) -> str:
    wide = ' class="facts__wide"' if fact.is_wide else ""
    language = ' lang="vi"' if fact.is_vietnamese else ""
    value = f"<span{language}>{escape(fact.value)}</span>"
    if fact.url:
        value = f'<a lang="vi" href="{escape(fact.url)}">{escape(fact.value)}</a>'
    more = "".join([f'<span class="more">{escape(line)}</span>' for line in fact.more])
    return f"<div{wide}><dt>{escape(fact.label)}</dt><dd>{value}{_state(fact)}{more}</dd></div>"


def _state(fact: Fact) -> str:
    if not fact.state:
        return ""
    style = "entered" if fact.origin == Origin.PERSON else "inferred"
    return f' <span class="state state--{style}">{escape(fact.state)}</span>'
