"""``manage.py prepare``: everything a database needs before the first visitor, in one process."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Migrates, makes the cache table, founds the site or loads the demo, repairs rights; safe to repeat."""

    help = "Maakt de database klaar voor gebruik."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--demo`` loads the demo content, on the same foundation."""
        parser.add_argument("--demo", action="store_true")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        """One command after the other; starting Django for each would take seconds."""
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable")
        call_command("load_demo" if demo else "found_site")
        call_command("share_rights")
