"""Groups of practitioners."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """Communities, membership and who may see what."""

    name = "communities"
    verbose_name = "Communities"

    def ready(self) -> None:
        """Connect the receivers and the rule that hides communities."""
        from communities import receivers, visibility  # noqa: F401
