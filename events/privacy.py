"""What meetings keep of people."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cop_platform.core import clock
from cop_platform.core.privacy import Basis, Group, Kept, Purpose, label, nothing_personal
from cop_platform.core.privacy.erasure import also_scrub
from events.domain.seats import release_seats
from events.domain.subscriptions import KEPT
from events.models import PeopleFile, Registration

AGENDA = Purpose(Group.MEMBERS, _("Om uw eigen agenda in uw kalender te tonen."), Basis.TASK)
PROGRAMME = Purpose(Group.OTHERS, _("Om te tonen wie er spreekt en wie u iets kunt vragen."), Basis.TASK)
PARTNERS = Purpose(Group.EDITORS, _("Om te mailen als het ophalen mislukt."), Basis.TASK)
CERTIFICATES = Purpose(
    Group.MEMBERS,
    _("Om te laten zien dat u er was, en om een ander te laten controleren dat het bewijs klopt."),
    Basis.TASK,
)
PUBLISHED = Kept(_("zolang de bijeenkomst op de website staat; de redactie verwijdert op verzoek"))


DOOR = Purpose(Group.MEMBERS, _("Om te weten wie er was, en wie dat noteerde."), Basis.TASK)
SEATS = Purpose(Group.MEMBERS, _("Om een plek voor u te houden en u daarover te mailen."), Basis.TASK)
LISTS = Purpose(Group.EDITORS, _("Om een lange lijst voor u klaar te zetten."), Basis.TASK)
EVALUATION = Purpose(
    Group.OTHERS,
    _("Om te leren wat een bijeenkomst opleverde. Zonder naam: wij weten niet welk antwoord van wie is."),
    Basis.TASK,
)


def registrations_of(person: Any) -> Q:
    """The registrations of *person*, also those made without the account."""
    return Q(person=person) | Q(email__iexact=person.email)


def answers_of(person: Any) -> Q:
    """The answers with the registrations of *person*."""
    return Q(registration__person=person) | Q(registration__email__iexact=person.email)


def address_of(person: Any) -> Q:
    """The rows with the address of *person*."""
    return Q(email__iexact=person.email)


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

label(
    "events.Registration",
    _("waarvoor u zich aanmeldde"),
    SEATS,
    of=registrations_of,
    kept=Kept(_("%(days)s dagen na de bijeenkomst"), since="seating__ends_at", days=730),
    shown={
        "seating": _("bijeenkomst"),
        "place": _("op locatie of online"),
        "state": _("stand"),
    },
    exported={
        "name": _("naam"),
        "email": _("e-mailadres"),
        "organisation": _("organisatie"),
        "created_at": _("aangemeld op"),
        "is_listed": _("andere deelnemers zien uw naam"),
        "access_wishes": _("wat u nodig heeft om mee te doen"),
        "dietary_wishes": _("dieetwensen"),
        "checked_in_at": _("binnengekomen"),
        "has_evaluated": _("of u de evaluatie invulde"),
        "has_told_effect": _("of u vertelde wat u anders doet"),
    },
    withheld={"key": _("kenmerk in uw links")},
    plain="person number position offered_until language changed_at version",
    unlinked="registered_by checked_in_by",
    instead={"person": None, "name": "", "email": "", "access_wishes": "", "dietary_wishes": ""},
)
label(
    "events.Answer",
    _("uw antwoorden bij het aanmelden"),
    SEATS,
    of=answers_of,
    kept=Kept(_("tot de dag die bij de vraag staat"), since="delete_on"),
    exported={"label": _("vraag"), "text": _("antwoord"), "delete_on": _("wordt gewist na")},
    plain="registration question",
)
label(
    "events.Attendance",
    _("wanneer u binnenkwam"),
    DOOR,
    of=answers_of,
    kept=Kept(_("%(days)s dagen na de bijeenkomst"), since="registration__seating__ends_at", days=730),
    exported={"came_at": _("binnengekomen"), "taken_back_at": _("teruggedraaid op")},
    withheld={"key": _("kenmerk van de telefoon die het noteerde")},
    shown={"on_date": _("datum")},
    plain="registration former_state former_position",
    unlinked="noted_by",
)
label(
    "events.Certificate",
    _("uw bewijzen van deelname"),
    CERTIFICATES,
    of=registrations_of,
    kept=Kept(_("%(days)s dagen nadat u het maakte"), since="made_at", days=5 * 365),
    exported={
        "name": _("naam"),
        "email": _("e-mailadres"),
        "shows_name": _("wie de code controleert, ziet uw hele naam"),
        "code": _("code"),
        "made_at": _("gemaakt op"),
        "replaced_at": _("vervangen op"),
    },
    shown={
        "title": _("bijeenkomst"),
        "organiser": _("organisator"),
        "dates": _("data"),
        "minutes": _("minuten"),
    },
    withheld={"pdf": _("het bestand, dat u op uw eigen pagina ophaalt")},
    plain="registration event parts person language wanted_at",
)
label(
    "events.Doorkeeper",
    _("wie deelnemers mag inchecken"),
    DOOR,
    of=address_of,
    kept=Kept(_("%(days)s dagen nadat het voorbij is"), since="expires_at", days=30),
    exported={
        "email": _("e-mailadres"),
        "given_at": _("gegeven op"),
        "expires_at": _("geldig tot"),
    },
    shown={"event": _("bijeenkomst")},
    unlinked="given_by",
)
label(
    "events.EvaluationAnswer",
    _("antwoorden op evaluaties, zonder naam"),
    EVALUATION,
    of=None,
    kept=Kept(_("%(days)s dagen na de bijeenkomst"), since="seating__ends_at", days=730),
    withheld={"score": _("cijfer"), "text": _("antwoord")},
    plain="seating question is_released",
)

label(
    "events.PeopleFile",
    _("lijsten van deelnemers die u liet maken"),
    LISTS,
    of="asked_by",
    kept=Kept(_("%(days)s dag nadat u erom vroeg"), since="asked_at", days=1),
    exported={"asked_at": _("gevraagd op"), "form": _("vorm")},
    withheld={"body": _("het bestand, met gegevens van anderen")},
    plain="seating language wanted_at people written",
)

nothing_personal("events", "Event Override Occurrence FeedVersion FeedFetches EventIndexPage FestivalDay")
nothing_personal("events", "EventPageOverride EventPageExtraDate Track Room Session PartnerItem")
nothing_personal("events", "EventTerms Seating")


@also_scrub
def give_back_seats(person: Any) -> int:
    """Nobody keeps a seat for somebody who is gone."""
    return release_seats(person, now=clock.now())


@also_scrub
def drop_lists_with(person: Any) -> int:
    """No list that waits to be fetched still names somebody who is gone."""
    seatings = Registration.objects.filter(registrations_of(person)).values("seating")
    return PeopleFile.objects.filter(seating__in=seatings).delete()[0]
