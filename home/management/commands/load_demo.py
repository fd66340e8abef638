"""``manage.py load_demo``: fills the platform with the demo content; safe to repeat every night."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from cop_platform.core import clock
from home.demo import communities, events, festival, library, organisations, pages, people, site, taxonomy
from home.demo.base import Loader
from home.demo.indexing import index_all, quiet_indexes

ROOMS: tuple[Callable[[Loader], None], ...] = (
    site.load,
    taxonomy.load,
    organisations.load,
    people.load,
    communities.load,
    library.load,
    events.load,
    festival.load,
    pages.load,
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
        self.stdout.write(summary(loader))
        if loader.kept and options["verbosity"] > 1:
            self.stdout.write("Ongemoeid gelaten: " + ", ".join(loader.kept))


def load_all() -> Loader:
    """One run of all rooms; returns the loader with what it did."""
    loader = Loader(now=clock.now())
    with quiet_indexes(), transaction.atomic():
        for load in ROOMS:
            load(loader)
    index_all(loader.changed)
    return loader


def summary(loader: Loader) -> str:
    """What happened, in one line."""
    counts = loader.counts
    return (
        f"Demo geladen: {counts['created']} nieuw, {counts['refreshed']} ververst, "
        f"{counts['unchanged']} ongewijzigd, {counts['kept']} door iemand aangepast en behouden."
    )
