"""Tags for what is drawn in one piece."""

from __future__ import annotations

from django import template

from directives.pages import drawn

register = template.Library()

register.simple_tag(drawn.result_list)
register.simple_tag(drawn.month_bars)
register.simple_tag(drawn.month_rows)
