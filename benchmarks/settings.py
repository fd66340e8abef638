"""As in production, with one database of its own, feeds of any size and a limit that nobody reaches."""

from cop_platform.settings.base import *  # noqa: F403
from cop_platform.settings.base import DATABASES, LOGGING, VAR_DIR, env

DEBUG = False
SECRET_KEY = "only-for-benchmarks-" + "x" * 40
ALLOWED_HOSTS = ["*"]
SITE_URL = "https://example.org"
ROOT_URLCONF = "benchmarks.urls"
BENCH_DIR = VAR_DIR / "bench"
BENCH_DIR.mkdir(parents=True, exist_ok=True)

if env.bool("BENCH_POSTGRES", False):
    from tests.postgres import server_settings

    DATABASES["default"] = {**server_settings(BENCH_DIR / "postgres"), "CONN_MAX_AGE": 60}
else:
    DATABASES["default"]["NAME"] = str(BENCH_DIR / "bench.sqlite3")

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Counted as always, and never reached.
FEED_REQUESTS_PER_HOUR = 1_000_000_000
GUEST_REGISTRATIONS_PER_HOUR = 0
FEED_MAX_EVENTS = 100_000
FEED_MEMORY_MB = 256
LOGGING["root"]["level"] = "WARNING"
