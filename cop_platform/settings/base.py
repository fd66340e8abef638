"""What holds everywhere; dev, test and production only add to this."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cop_platform.settings.accounts import *  # noqa: F403
from cop_platform.settings.cms import *  # noqa: F403
from cop_platform.settings.env import ROOT, cache, database, env, mail
from cop_platform.settings.security import *  # noqa: F403

BASE_DIR = ROOT
VAR_DIR = Path(env.str("VAR_DIR", str(ROOT / "var")))

SITE_URL = env.str("SITE_URL", "http://localhost:8000").rstrip("/")
SITE_NAME = "Voor een Inclusieve Arbeidsmarkt"
# Calendar identities outlive domain names: never derive them from the request.
CALENDAR_UID_HOST = env.str("CALENDAR_UID_HOST", "agenda.via-platform.nl")

INSTALLED_APPS = [
    "home",
    "events",
    "resources",
    "communities",
    "cop_platform.notifications",
    "cop_platform.accounts",
    "cop_platform.taxonomy",
    "cop_platform.media",
    "cop_platform.core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "recurrence",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks",
    "django_tasks_db",
    "django_htmx",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "cop_platform.core.middleware.requests.RequestLogMiddleware",
    # These two first, for static files and the way from http to https have headers too.
    "cop_platform.core.middleware.headers.SecurityHeadersMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # What stands behind it is for persons, pages and forms: feeds skip that.
    "events.middleware.PublicFeedsMiddleware",
    # Adds random bytes against BREACH; feeds and static files bring their own compression.
    "cop_platform.core.middleware.compression.CompressionMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cop_platform.core.middleware.input.CleanInputMiddleware",
    "cop_platform.core.middleware.caching.CachingMiddleware",
    "cop_platform.core.middleware.kept_pages.KeptPagesMiddleware",
    # Outside the session, which is stored after the answer is made.
    "cop_platform.accounts.even_time.EvenTimeMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cop_platform.core.middleware.language.UrlLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cop_platform.accounts.session_terms.SessionTermsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cop_platform.accounts.middleware.StaffSecondFactorMiddleware",
    "cop_platform.core.middleware.cms.CmsMiddleware",
    "cop_platform.core.middleware.rules.RuleErrorMiddleware",
    "cop_platform.core.middleware.redirects.OldAddressMiddleware",
]

ROOT_URLCONF = "cop_platform.urls"
WSGI_APPLICATION = "cop_platform.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cop_platform.core.context.site",
            ],
        },
    },
]
FORM_RENDERER = "cop_platform.core.form_renderer.SiteFormRenderer"

DATABASES = {"default": database(f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": cache("dbcache://cache_entries")}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "frontend" / "dist"]
# Nobody answers at this address: files are served by cop_platform.media alone.
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

EMAIL_CONFIG = mail("console://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "VIA-platform <noreply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "redactie@localhost")

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}
WORKER_LEASE_SECONDS = 90
READY_MAX_WAIT_SECONDS = 300

TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
# Of one feed by one address; no limit when 0.
FEED_REQUESTS_PER_HOUR = env.int("FEED_REQUESTS_PER_HOUR", 240)
GUEST_REGISTRATIONS_PER_HOUR = env.int("GUEST_REGISTRATIONS_PER_HOUR", 10)
# Google and Exchange give up on a feed that is larger than a megabyte.
FEED_MAX_EVENTS = env.int("FEED_MAX_EVENTS", 1000)
FEED_MEMORY_MB = env.int("FEED_MEMORY_MB", 64)
PAGE_MEMORY_MB = env.int("PAGE_MEMORY_MB", 32)
# How often a process writes down what was fetched of the feeds; nothing is counted when 0.
FEED_COUNTS_SECONDS = 60

WAGTAILADMIN_BASE_URL = SITE_URL
# The library would write series in UTC, an hour off after each clock change.
RECURRENCE_USE_TZ = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "cop_platform.core.logs.formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        # The server's own access log holds addresses; ours names ids and paths only.
        "django.server": {"handlers": [], "propagate": False},
        # These tell every page saved and every task run; Wagtail keeps its audit log in the database.
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}
