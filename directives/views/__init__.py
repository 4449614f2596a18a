"""The public pages."""

from directives.views.directive import (
    directive_detail,
    directive_json,
    directive_original,
    directive_text,
    instruction_detail,
)
from directives.views.errors import not_found, server_error
from directives.views.health import healthz, readyz
from directives.views.home import home
from directives.views.issuers import issuer_detail, issuer_list
from directives.views.listing import (
    directive_list,
    directive_list_csv,
    directive_list_json,
    directive_list_lines,
)
from directives.views.orders import (
    instruction_list,
    instruction_list_csv,
    instruction_list_json,
    instruction_list_lines,
)
from directives.views.provinces import province_detail, province_list
from directives.views.site import help_page, opensearch, robots
from directives.views.suggest import suggest, suggest_json

__all__ = [
    "directive_detail",
    "directive_json",
    "directive_list",
    "directive_list_csv",
    "directive_list_json",
    "directive_list_lines",
    "directive_original",
    "directive_text",
    "healthz",
    "help_page",
    "home",
    "instruction_detail",
    "instruction_list",
    "instruction_list_csv",
    "instruction_list_json",
    "instruction_list_lines",
    "issuer_detail",
    "issuer_list",
    "not_found",
    "opensearch",
    "province_detail",
    "province_list",
    "readyz",
    "robots",
    "server_error",
    "suggest",
    "suggest_json",
]
