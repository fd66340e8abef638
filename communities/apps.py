"""Groups of practitioners."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """Communities, membership and who may see what."""

    name = "communities"
    verbose_name = "Communities"

    def ready(self) -> None:
        """Connect the receivers, the rule that hides communities, and who counts as staff."""
        from communities import outward, receivers, staff, visibility  # noqa: F401
