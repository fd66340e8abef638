"""Images and documents."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Files that only our own views give out."""

    name = "cop_platform.media"
    label = "media"
    verbose_name = "Bestanden"

    def ready(self) -> None:
        """Register what the worker does, and that who sees a file may show it."""
        from cop_platform.core.references import sees
        from cop_platform.media import jobs  # noqa: F401
        from cop_platform.media.models import SiteDocument, SiteImage
        from cop_platform.media.visibility import seen_by

        for model in (SiteDocument, SiteImage):
            sees(model, seen_by)
