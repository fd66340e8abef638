"""``manage.py take_bounce < mail``: a mail server gives us a mail that came back."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError

from cop_platform.notifications.domain.bounces import take_bounce
from cop_platform.notifications.returned.limits import MAX_BYTES


class Command(BaseCommand):
    """Says nothing and ends well, also for what is no report: a mail server must not answer it."""

    help = "Neemt een mail aan die terugkwam, van standaardinvoer."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the mail to its end, keep the beginning, and take it."""
        body = sys.stdin.buffer.read(MAX_BYTES)
        while sys.stdin.buffer.read(MAX_BYTES):
            pass
        try:
            take_bounce(body)
        except OperationalError:
            # The database is away: the mail server keeps the mail and offers it again.
            sys.exit(os.EX_TEMPFAIL)
