"""Production: refuses to start half-configured, and names every variable that is missing."""

from django.core.exceptions import ImproperlyConfigured

from cop_platform.settings.env import env

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "EMAIL_URL", "SITE_URL")


def refuse_when_missing(names: tuple[str, ...]) -> None:
    """Raise ImproperlyConfigured that lists all absent variables at once."""
    missing = [name for name in names if not env.str(name, "")]
    if missing:
        raise ImproperlyConfigured(f"Set these environment variables: {', '.join(missing)}")


refuse_when_missing(REQUIRED)

from cop_platform.settings.base import *  # noqa: E402, F403
from cop_platform.settings.base import SITE_URL  # noqa: E402

if not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured(f"SITE_URL must start with https://, not {SITE_URL!r}")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
if env.int("TRUSTED_PROXIES", 0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", True)
