"""Handbooks, guidelines, practices, pilots, figures: what professionals look up."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """The library."""

    name = "resources"
    verbose_name = "Bibliotheek"

    def ready(self) -> None:
        """Connect receivers and jobs; show the library to communities, with files, in the digest."""
        from resources import (  # noqa: F401
            community_panel,
            consultation_news,
            digest,
            feedback_digest,
            jobs,
            mail_kinds,
            outward,
            paper_receivers,
            receivers,
            translation_receivers,
            visibility,
        )
