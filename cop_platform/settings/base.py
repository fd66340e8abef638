"""What holds everywhere; dev, test and production only add to this."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from cop_platform.settings.env import ROOT, cache, database, env, mail, single_sign_on_providers

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
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cop_platform.core.middleware.input.CleanInputMiddleware",
    "cop_platform.core.middleware.caching.CachingMiddleware",
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

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "cop_platform.accounts.passwords.ContextWordsValidator"},
    {"NAME": "cop_platform.accounts.passwords.BreachedPasswordValidator"},
]
# Digests of leaked passwords, in order; nobody is asked over the network.
BREACHED_PASSWORDS_FILE = env.str("BREACHED_PASSWORDS_FILE", "")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
LOGOUT_REDIRECT_URL = "/"

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

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# A festival form in the CMS has some thousand fields; the default of 1,000 refuses it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
}
CSP_PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# Wagtail has no nonces: inline script and style stay allowed there, and nowhere else.
CSP_CMS = {
    **CSP_PUBLIC,
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}

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

ACCOUNT_ADAPTER = "cop_platform.notifications.adapter.OutboxAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "cop_platform.accounts.forms.SignupFields"
ACCOUNT_FORMS = {
    name: f"cop_platform.accounts.forms.login.{form}"
    for name, form in {
        "login": "LoginForm",
        "signup": "SignupForm",
        "add_email": "AddEmailForm",
        "change_email": "ChangeEmailForm",
        "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm",
        "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "ResetPasswordKeyForm",
        "reauthenticate": "ReauthenticateForm",
        "confirm_login_code": "ConfirmLoginCodeForm",
        "confirm_email_verification_code": "ConfirmCodeForm",
        "request_login_code": "RequestLoginCodeForm",
    }.items()
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
# Who is locked out because others guess at their password gets in by the link; second step included.
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# In seconds. What these forms do for a known address takes longer, or shorter; signing up hashes a password.
ACCOUNT_BEATS = {
    "account_signup": 0.5,
    "account_reset_password": 0.1,
    "account_request_login_code": 0.1,
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False

USERSESSIONS_ADAPTER = "cop_platform.accounts.sessions_adapter.SessionsAdapter"
MFA_ADAPTER = "cop_platform.accounts.mfa_adapter.MFAAdapter"
MFA_FORMS = {
    name: f"cop_platform.accounts.forms.mfa.{form}"
    for name, form in {
        "authenticate": "AuthenticateForm",
        "reauthenticate": "ReauthenticateForm",
        "activate_totp": "ActivateTOTPForm",
        "add_webauthn": "AddWebAuthnForm",
        "edit_webauthn": "EditWebAuthnForm",
    }.items()
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "VIA"
# A phone whose clock is half a minute off still works.
MFA_TOTP_TOLERANCE = 1
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", False)

SOCIALACCOUNT_ADAPTER = "cop_platform.accounts.single_sign_on.SingleSignOnAdapter"
# The same address at two providers is not proof of the same person.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": single_sign_on_providers()},
}

TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
# Of one feed by one address; no limit when 0.
FEED_REQUESTS_PER_HOUR = env.int("FEED_REQUESTS_PER_HOUR", 240)
GUEST_REGISTRATIONS_PER_HOUR = env.int("GUEST_REGISTRATIONS_PER_HOUR", 10)
# Google and Exchange give up on a feed that is larger than a megabyte.
FEED_MAX_EVENTS = env.int("FEED_MAX_EVENTS", 1000)
FEED_MEMORY_MB = env.int("FEED_MEMORY_MB", 64)
# How often a process writes down what was fetched of the feeds; nothing is counted when 0.
FEED_COUNTS_SECONDS = 60

WAGTAIL_SITE_NAME = "VIA"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = "/account/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odt", "pdf", "pptx", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "media.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cop_platform.media.forms.DocumentForm"
# Files follow the pages that refer to them; a password per collection would be a second answer.
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILIMAGES_IMAGE_MODEL = "media.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cop_platform.media.forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
# Only the exact address of a page becomes a link to it: the CMS would name a page for half an address.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = "exact"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "modelsearch.backends.database",
        # Our analyser stems; the database must take its terms as they are.
        "SEARCH_CONFIG": "simple",
    }
}

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
