"""The addresses of the platform; Dutch has no prefix, English has ``/en/``."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access

from cop_platform.core.choosers import LinkView
from cop_platform.core.health import healthz, readyz

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_reset = RedirectView.as_view(pattern_name="account_reset_password")

# Wagtail's own login views skip verification, rate limits and the second factor:
# every address of theirs is taken before Wagtail sees it.
only_one_login = [
    path("cms/login/", to_login),
    re_path(r"^cms/password_reset/", to_reset),
]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    *only_one_login,
    path("cms/choose-external-link/", require_admin_access(LinkView.as_view())),
    path("cms/", include(wagtailadmin_urls)),
    path("", include("cop_platform.media.urls")),
    path("", include("home.root_urls")),
    path("", include("home.api_urls")),
    path("", include("events.feed_urls")),
    *i18n_patterns(
        path("_util/login/", to_login),
        path("", include("cop_platform.accounts.urls")),
        path("", include("cop_platform.notifications.urls")),
        path("", include("events.urls")),
        path("", include("communities.urls")),
        path("", include("resources.urls")),
        path("", include("home.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
