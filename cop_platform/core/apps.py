"""What every app may rely on; knows nobody."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The foundation app."""

    name = "cop_platform.core"
    label = "core"
    verbose_name = "Fundament"
