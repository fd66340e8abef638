"""``manage.py load_demo``: fills the platform with the demo content; safe to repeat every night."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cop_platform.core import clock
from home.demo import (
    CONTENT,
    approval,
    communities,
    evaluations,
    events,
    festival,
    finding,
    library,
    organisations,
    pages,
    partners,
    people,
    registrations,
)
from home.founding import holidays, site, synonyms, taxonomy
from home.loading.base import Loader
from home.loading.run import Step, run, summary

ROOMS: tuple[Step, ...] = (
    site.load,
    taxonomy.load,
    holidays.load,
    synonyms.load,
    organisations.load,
    people.load,
    communities.load,
    library.load,
    events.load,
    festival.load,
    partners.load,
    pages.load,
    approval.load,
    registrations.load,
    evaluations.load,
    finding.load,
)


class Command(BaseCommand):
    """Writes what is missing, refreshes dates, and leaves alone what a person changed."""

    help = "Laadt de demo-inhoud en ververst de datums."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--force`` allows it outside development; the demo accounts then have no password."""
        parser.add_argument("--force", action="store_true")

    def handle(self, *args: Any, force: bool = False, **options: Any) -> None:
        """Load everything in one transaction, then index what changed."""
        if not force and not hasattr(settings, "DEMO_PASSWORD"):
            raise CommandError("De demo is niet voor productie. Weet u het zeker? Gebruik --force.")
        loader = load_all()
        self.stdout.write("Demo geladen: " + summary(loader))
        if loader.kept and options["verbosity"] > 1:
            self.stdout.write("Ongemoeid gelaten: " + ", ".join(loader.kept))


def load_all() -> Loader:
    """One run of all rooms; returns the loader with what it did."""
    return run(ROOMS, CONTENT, now=clock.now())
