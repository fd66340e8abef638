"""Handbooks, guidelines, practices, pilots, figures: what professionals look up."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """The library."""

    name = "resources"
    verbose_name = "Bibliotheek"

    def ready(self) -> None:
        """Connect the receivers."""
        from resources import receivers  # noqa: F401
