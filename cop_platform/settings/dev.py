"""A laptop without any environment: SQLite, mail to the console and to files."""

from cop_platform.settings.base import *  # noqa: F403
from cop_platform.settings.base import VAR_DIR, env

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "development-only-" + "0" * 40)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
VAR_DIR.mkdir(parents=True, exist_ok=True)

EMAIL_BACKEND = "cop_platform.notifications.backends.ConsoleAndFileBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", False)
# Everybody may read it: the accounts of load_demo exist on laptops and test servers only.
DEMO_PASSWORD = env.str("DEMO_PASSWORD", "samen-aan-het-werk")
