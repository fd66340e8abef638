"""``manage.py fetch_partner_calendars``: fetch the calendars of partners that are due, or all active ones."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cop_platform.core import clock
from events.domain.partners import fetch_calendar, fetch_soon, status_of
from events.models import PartnerCalendar


class Command(BaseCommand):
    """One after the other; a calendar that fails keeps what it has, and the next one follows."""

    help = "Haalt de agenda's van partners op."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--all`` does not wait for the hour."""
        parser.add_argument("--all", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fetch, and say of each calendar how it fares."""
        now = clock.now()
        if options["all"]:
            for calendar in PartnerCalendar.objects.filter(is_active=True):
                fetch_soon(calendar, now=now)
        for calendar in PartnerCalendar.objects.due(now):
            fetch_calendar(calendar, now=now)
            calendar.refresh_from_db()
            self.stdout.write(f"{calendar}: {status_of(calendar)}")
