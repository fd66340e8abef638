"""Handbooks, guidelines, practices, pilots, figures: what professionals look up."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """The library."""

    name = "resources"
    verbose_name = "Bibliotheek"

    def ready(self) -> None:
        """Connect the receivers; show the library on community pages, and files with its rows."""
        from resources import community_panel, jobs, mail_kinds, receivers, visibility  # noqa: F401
