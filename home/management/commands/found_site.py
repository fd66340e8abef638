"""``manage.py found_site``: what a site needs before its first editor; safe to repeat at every release."""

from typing import Any

from django.core.management.base import BaseCommand

from cop_platform.core import clock
from home.founding import CONTENT, holidays, indexes, pages, roles, site, synonyms, taxonomy, workflow
from home.loading.base import Loader
from home.loading.run import run, summary


class Command(BaseCommand):
    """Writes front page, index pages, fixed pages, lists and roles; leaves alone what a person did."""

    help = "Legt de vaste pagina's, lijsten en rollen van een nieuwe site klaar."

    def handle(self, *args: Any, **options: Any) -> None:
        """Found the site and say what was done."""
        loader = run(
            (taxonomy.load, holidays.load, synonyms.load, site.load, load_below), CONTENT, now=clock.now()
        )
        self.stdout.write("Site klaargezet: " + summary(loader))


def load_below(loader: Loader) -> None:
    """Write what hangs under the front page; nothing when somebody let the site start elsewhere."""
    if site.has_front_page():
        for step in (indexes.load, pages.load, roles.load, workflow.load):
            step(loader)
