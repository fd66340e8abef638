"""Handbooks, guidelines, practices, pilots, figures: what professionals look up."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """The library."""

    name = "resources"
    verbose_name = "Bibliotheek"

    def ready(self) -> None:
        """Connect receivers and worker jobs; show the library on community pages, and files with its rows."""
        from resources import community_panel, jobs, mail_kinds, paper_receivers, receivers, visibility  # noqa: F401
