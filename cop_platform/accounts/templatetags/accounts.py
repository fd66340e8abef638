"""What templates may ask about people and organisations."""

from datetime import date, timedelta

from django import template
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext as _

from cop_platform.accounts.models import Organisation
from cop_platform.core import clock
from cop_platform.core.navigation import language_path

register = template.Library()
FRESH = timedelta(minutes=5)


@register.simple_tag
def partner_count() -> int:
    """The number of partners of the programme today; at most five minutes old."""
    today = clock.today()
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
