"""The app's name for Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    """The archive itself."""

    name = "directives"
    verbose_name = _("Văn bản")
