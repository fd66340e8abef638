"""Meetings and the festival."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Meetings, their dates, and the feeds that carry them."""

    name = "events"
    verbose_name = "Bijeenkomsten"

    def ready(self) -> None:
        """Connect receivers, worker jobs, community panel and the rule that hides meetings."""
        from events import jobs, mail_kinds, outward, panels, receivers, use, visibility  # noqa: F401
        from events.domain import registered  # noqa: F401
