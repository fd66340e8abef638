"""What meetings keep of people."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import Basis, Group, Kept, Purpose, label, nothing_personal
from events.domain.subscriptions import KEPT

AGENDA = Purpose(Group.MEMBERS, _("Om uw eigen agenda in uw kalender te tonen."), Basis.TASK)
PROGRAMME = Purpose(Group.OTHERS, _("Om te tonen wie er spreekt en wie u iets kunt vragen."), Basis.TASK)
PARTNERS = Purpose(Group.EDITORS, _("Om te mailen als het ophalen mislukt."), Basis.TASK)
PUBLISHED = Kept(_("zolang de bijeenkomst op de website staat; de redactie verwijdert op verzoek"))

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
        of=None,
        kept=PUBLISHED,
        withheld={"contact_email": _("e-mailadres")},
        plain="*",
    )
label(
    "events.PartnerCalendar",
    _("wie een agenda van een partner beheert"),
    PARTNERS,
    of=None,
    kept=Kept(_("zolang wij de agenda ophalen")),
    withheld={"contact_email": _("e-mailadres")},
    plain="*",
)

nothing_personal("events", "Event Override Occurrence FeedVersion FeedFetches EventIndexPage FestivalDay")
nothing_personal("events", "EventPageOverride EventPageExtraDate Track Room Session PartnerItem")
