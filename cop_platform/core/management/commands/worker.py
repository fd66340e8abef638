"""``manage.py worker``: the task queue, the mail queue and the clock, in one process."""

import logging
import os
import signal
import socket
import time
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from cop_platform.core import clock
from cop_platform.core.models import Lease
from cop_platform.core.periodic import run_due


class Command(BaseCommand):
    """Runs queued tasks and due jobs until it is told to stop."""

    help = "Voert taken, mail en periodiek werk uit."
    is_running = True

    def add_arguments(self, parser: CommandParser) -> None:
        """``--once`` makes one pass (tests, cron); ``--interval`` is the pause in seconds."""
        parser.add_argument("--once", action="store_true")
        parser.add_argument("--interval", type=float, default=1.0)

    def handle(self, *args: Any, once: bool, interval: float, **options: Any) -> None:
        """Pass after pass, until SIGINT or SIGTERM; the pass under way is finished."""
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        name = f"{socket.gethostname()}:{os.getpid()}"
        if not once:
            signal.signal(signal.SIGINT, self.stop)
            signal.signal(signal.SIGTERM, self.stop)
        self._pass(name)
        while self.is_running and not once:
            time.sleep(interval)
            self._pass(name)

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """End after the present pass."""
        self.is_running = False

    def _pass(self, name: str) -> None:
        close_old_connections()
        try:
            self._run_tasks(name)
            if Lease.take("clock", name, now=clock.now(), seconds=settings.WORKER_LEASE_SECONDS):
                run_due(now=clock.now(), worker=name)
        except OperationalError:
            # The database is away or busy: the next pass tries again.
            logging.getLogger(__name__).exception("pass failed")

    def _run_tasks(self, name: str) -> None:
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name[:64],
            excluded_queue_names=[],
        ).run()
