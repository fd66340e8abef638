"""``manage.py serve_demo``: web server and worker in one process tree, to try the platform out."""

import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Any, NoReturn
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

BANNER = """
  VIA draait op          {site}/
  Beheer                 {site}/cms/
  Agenda om te volgen    {site}/agenda.ics
  Per regio              {site}/agenda/regio/<regio>.ics

  Accounts (wachtwoord {password}):
{accounts}

  Stoppen: Ctrl-C
"""


class Command(BaseCommand):
    """Runs until Ctrl-C, or until one of the two processes ends."""

    help = "Start webserver en worker samen, voor de demo."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--port`` is where the web server listens."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        """Start both, say where they are, and end both together."""
        refuse_when_taken(port)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _interrupt)
        # Every process has its own session: Ctrl-C reaches us alone, and we end them in order.
        processes = [subprocess.Popen(command, start_new_session=True) for command in _commands(port)]  # noqa: S603
        try:
            wait_until_healthy(port, processes)
            self.stdout.write(banner())
            while all(process.poll() is None for process in processes):
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("Tot ziens.")
        finally:
            end(processes)


def refuse_when_taken(port: int) -> None:
    """Raise CommandError when something listens on *port* already."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise CommandError(f"Poort {port} is bezet. Kies een andere: make demo PORT={port + 1}")


def wait_until_healthy(port: int, processes: list[subprocess.Popen[bytes]]) -> None:
    """Return when the web server answers; CommandError when a process ended first."""
    while all(process.poll() is None for process in processes):
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5)
            return
        except (URLError, OSError):
            time.sleep(0.2)
    raise CommandError("De webserver of de worker is gestopt; de reden staat hierboven.")


def banner() -> str:
    """The addresses and the accounts, for a person at a terminal."""
    people = get_user_model().objects.filter(email__endswith="@demo.test").order_by("email")
    accounts = "\n".join(f"    {person.email}" for person in people)
    return BANNER.format(site=settings.SITE_URL, password=settings.DEMO_PASSWORD, accounts=accounts)


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask every process to end, and see that it does."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def _commands(port: int) -> list[list[str]]:
    # Every interface, so that a demo in a container can be seen.
    server = ["-m", "granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", str(port)]  # noqa: S104
    return [
        [
            sys.executable,
            *server,
            "--blocking-threads",
            "8",
            "--log-level",
            "warning",
            "cop_platform.wsgi:application",
        ],
        [sys.executable, "manage.py", "worker"],
    ]


def _interrupt(signum: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
