"""What we tell people, once, in their way."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The mail queue."""

    name = "cop_platform.notifications"
    label = "notifications"
    verbose_name = "Berichten"

    def ready(self) -> None:
        """Register delivery with the worker and the readiness check."""
        from cop_platform.notifications import jobs  # noqa: F401
