"""The front door."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page, search, my page, and pages that gather."""

    name = "home"
    verbose_name = "Voordeur"

    def ready(self) -> None:
        """Register the work that returns."""
        from home import misses, outward, vocabulary  # noqa: F401
