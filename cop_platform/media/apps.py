"""Images and documents."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Files that only our own views give out."""

    name = "cop_platform.media"
    label = "media"
    verbose_name = "Bestanden"

    def ready(self) -> None:
        """Register what the worker does."""
        from cop_platform.media import jobs  # noqa: F401
