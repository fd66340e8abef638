"""The demo's runner."""

import socket
import subprocess
import sys

import pytest
from django.core.management.base import CommandError

from cop_platform.core.management.commands import serve_demo


def process(code):
    return subprocess.Popen([sys.executable, "-c", code])


def test_port_in_use_is_refused_with_another_proposed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"make demo PORT={port + 1}"):
            serve_demo.refuse_when_taken(port)


def test_server_that_ends_at_once_is_reported():
    ended = process("pass")
    ended.wait()

    with pytest.raises(CommandError, match="gestopt"):
        serve_demo.wait_until_healthy(1, [ended])


def test_both_processes_are_ended():
    processes = [process("import time; time.sleep(60)") for _ in range(2)]

    serve_demo.end(processes)

    assert all(one.returncode is not None for one in processes)


@pytest.mark.demo
@pytest.mark.django_db
def test_banner_names_addresses_accounts_and_password(settings):
    settings.SITE_URL = "http://localhost:8123"

    text = serve_demo.banner()

    for part in (
        "http://localhost:8123/agenda.ics",
        "beheer@demo.test",
        "gast@demo.test",
        settings.DEMO_PASSWORD,
    ):
        assert part in text
