"""Who may do what: the group of curators."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CURATORS = "Biên tập viên"
MAY = {
    "directive": ("add", "change", "delete", "view"),
    "issuer": ("add", "change", "view"),
    "province": ("view",),
}


def curators() -> Group:
    """Return the group of curators with its permissions, made if need be."""
    wanted = Q()
    for model, verbs in MAY.items():
        wanted |= Q(content_type__model=model, codename__in=[f"{verb}_{model}" for verb in verbs])
    group, _ = Group.objects.get_or_create(name=CURATORS)
    group.permissions.set(Permission.objects.filter(wanted, content_type__app_label="directives"))
    return group
