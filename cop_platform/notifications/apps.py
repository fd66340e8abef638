"""What we tell people, once, in their way."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """The mail queue."""

    name = "cop_platform.notifications"
    label = "notifications"
    verbose_name = "Berichten"

    def ready(self) -> None:
        """Register the jobs of the worker, the readiness check, and the mail that belongs to no app alone."""
        from cop_platform.notifications import jobs, mail_kinds  # noqa: F401
