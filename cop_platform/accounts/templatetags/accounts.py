"""What templates may ask about people and organisations."""

from datetime import date, timedelta

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import Provider
from django import template
from django.conf import settings
from django.core.cache import cache
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from cop_platform.accounts.models import Organisation
from cop_platform.core import clock
from cop_platform.core.content import known_version, remembered
from cop_platform.core.navigation import language_path

register = template.Library()
# In this order: Edge also says Chrome, and Chrome also says Safari.
BROWSERS = {"Edg": "Edge", "Firefox": "Firefox", "OPR": "Opera", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}
FRESH = timedelta(minutes=5)


@register.simple_tag
def partner_count() -> int:
    """The number of partners of the programme today; at most five minutes old, on kept pages not at all."""
    today = clock.today()
    if known_version():
        return remembered("partner count", lambda: count_partners(today), today)
    count = cache.get_or_set(f"partner_count:{today}", lambda: count_partners(today), FRESH.total_seconds())
    return count or 0


def count_partners(day: date) -> int:
    """The number of organisations that are partner on *day*."""
    return Organisation.objects.partners_on(day).count()


@register.simple_tag
def account_trail() -> list[dict[str, str]]:
    """The way back from a page about one's own account, for ``components/breadcrumbs.html``."""
    return [
        {"label": _("Mijn pagina"), "url": language_path("/mijn/")},
        {"label": _("Mijn gegevens"), "url": reverse("profile")},
    ]


@register.simple_tag(takes_context=True)
def organisation_logins(context: Context) -> list[Provider]:
    """The organisations with which people may log in, by name; no query when there are none."""
    if not settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]:
        return []
    return sorted(get_adapter().list_providers(context["request"]), key=lambda provider: provider.name)


@register.simple_tag
def browser_name(user_agent: str) -> str:
    """The browser and the system of *user_agent* in words a person knows; a rough guess is enough."""
    browser = _first(BROWSERS, user_agent) or _("Onbekende browser")
    system = _first(SYSTEMS, user_agent)
    return _("%(browser)s op %(system)s") % {"browser": browser, "system": system} if system else browser


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for mark, name in names.items() if mark in user_agent), "")
