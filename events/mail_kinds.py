"""The kinds of mail about meetings, for the outbox and for the preview in the CMS."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cop_platform.notifications.kinds import Kind, register

CONTACT = _("U krijgt deze mail omdat uw adres bij deze partneragenda staat.")


def partner_sample() -> Mapping[str, Any]:
    """A calendar of a partner that cannot be read."""
    calendar = SimpleNamespace(
        name="Werkplein Rivierenland",
        failures=3,
        failure_message=_("De server van de partner geeft geen antwoord."),
    )
    url = f"{settings.SITE_URL}/cms/snippets/events/partnercalendar/inspect/1/"
    return {"calendar": calendar, "missing": 12, "known": 14, "url": url}


register(Kind("partner_failing", _("Partneragenda komt niet binnen"), CONTACT, True, partner_sample))
register(
    Kind("partner_held", _("Veel bijeenkomsten van een partner verdwenen"), CONTACT, True, partner_sample)
)
