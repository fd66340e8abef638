"""The suite: fast hashes, mail in memory, tasks at once; SQLite, or PostgreSQL with TEST_POSTGRES."""

from cop_platform.settings.base import *  # noqa: F403
from cop_platform.settings.base import CACHES, DATABASES, VAR_DIR, env

DEBUG = False
SECRET_KEY = "only-for-the-test-suite-" + "x" * 40
ALLOWED_HOSTS = ["*"]
SITE_URL = "http://testserver"
VAR_DIR.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = VAR_DIR / "test-media"

if env.bool("TEST_POSTGRES", False):
    # Here and not in a fixture: the address must be known before anything opens a connection.
    from tests.postgres import server_settings

    DATABASES["default"] = server_settings(VAR_DIR / "postgres")

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", False)
ACCOUNT_RATE_LIMITS = False
ACCOUNT_BEATS = {}
GUEST_BEATS = {}
FEED_REQUESTS_PER_HOUR = 0
GUEST_REGISTRATIONS_PER_HOUR = 0
FEED_COUNTS_SECONDS = 0
DEMO_PASSWORD = "samen-aan-het-werk"  # noqa: S105 - of the demo accounts
