"""What the groups of the list of instructions, and the parts a body plays, are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ROLES = {
    "act": _("Thực hiện"),
    "lead": _("Chủ trì"),
    "coordinate": _("Phối hợp"),
}
_TITLES = {
    "body": _("Cơ quan được giao"),
    "role": _("Vai trò"),
    "issuer": _("Cơ quan ban hành"),
    "province": _("Tỉnh, thành phố"),
}


def role_label(role: str) -> str:
    """Return what a body does in a role, as a reader says it."""
    return str(ROLES.get(role, role))


def group_title(name: str) -> str:
    """Return what a group of filters is called."""
    return str(_TITLES[name])
