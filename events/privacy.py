"""What meetings keep of people."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import Basis, Group, Kept, Purpose, label, nothing_personal
from events.domain.subscriptions import KEPT

AGENDA = Purpose(Group.MEMBERS, _("Om uw eigen agenda in uw kalender te tonen."), Basis.TASK)
PROGRAMME = Purpose(Group.OTHERS, _("Om te tonen wie er spreekt en wie u iets kunt vragen."), Basis.TASK)
PARTNERS = Purpose(Group.EDITORS, _("Om te mailen als het ophalen mislukt."), Basis.TASK)
PUBLISHED = Kept(_("zolang de bijeenkomst op de website staat; de redactie verwijdert op verzoek"))


def contact_of(person: Any) -> Q:
    """The rows that give the address of *person* as the one to write to."""
    return Q(contact_email__iexact=person.email)


label(
    "events.FeedSubscription",
    _("de geheime links naar uw eigen agenda"),
    AGENDA,
    of="person",
    kept=Kept(_("%(days)s dagen na het intrekken"), since="revoked_at", days=KEPT.days),
    exported={
        "name": _("naam"),
        "hint": _("laatste tekens"),
        "created_at": _("gemaakt op"),
        "last_used_at": _("laatst gebruikt"),
        "revoked_at": _("ingetrokken op"),
    },
    withheld={"token_hash": _("afdruk van de link, waaruit de link niet terug te halen is")},
)
label(
    "events.Speaker",
    _("sprekers op het festival"),
    PROGRAMME,
    of=None,
    kept=PUBLISHED,
    withheld={"name": _("naam"), "slug": _("adres"), "role": _("rol"), "bio": _("over de spreker")},
)
for page in ("EventPage", "FestivalPage"):
    label(
        f"events.{page}",
        _("contactadres bij een bijeenkomst"),
        PROGRAMME,
        of=contact_of,
        kept=PUBLISHED,
        exported={"contact_email": _("e-mailadres")},
        shown={"title": _("titel")},
        instead={"contact_email": ""},
        plain="*",
    )
label(
    "events.PartnerCalendar",
    _("wie een agenda van een partner beheert"),
    PARTNERS,
    of=contact_of,
    kept=Kept(_("zolang wij de agenda ophalen")),
    exported={"contact_email": _("e-mailadres")},
    shown={"name": _("naam")},
    instead={"contact_email": settings.CONTACT_EMAIL},
    plain="*",
)

nothing_personal("events", "Event Override Occurrence FeedVersion FeedFetches EventIndexPage FestivalDay")
nothing_personal("events", "EventPageOverride EventPageExtraDate Track Room Session PartnerItem")
