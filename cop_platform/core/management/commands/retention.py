"""Remove personal data that has had its time; the worker does this every night."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cop_platform.core import clock
from cop_platform.core.privacy.retention import over, remove_expired, steps, timed


class Command(BaseCommand):
    """``manage.py retention``: numbers per table, with the term."""

    help = "Remove personal data that has had its time, as the privacy labels say."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Only ``--dry-run``."""
        parser.add_argument("--dry-run", action="store_true", help="count, and remove nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many rows of each table go, or would go."""
        now = clock.now()
        if options["dry_run"]:
            counts = {label.model_name: over(label, now).count() for label in timed()}
            counts |= {step.name: step.find(now).count() for step in steps()}
        else:
            counts = remove_expired(now)
        for step in steps():
            self.stdout.write(f"{counts[step.name]:>8}  {step.words}")
        for label in timed():
            self.stdout.write(f"{counts[label.model_name]:>8}  {label.model_name} ({label.kept})")
