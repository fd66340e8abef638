"""What the mail queue keeps of people."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import Basis, Group, Kept, Purpose, label, nothing_personal

MAIL = Purpose(Group.MEMBERS, _("Om u te mailen, en om na te gaan of een mail is aangekomen."), Basis.TASK)
REFUSED = Purpose(Group.MEMBERS, _("Om u niet te sturen wat u niet wilt hebben."), Basis.TASK)
DAYS = 90


def mails_of(person: Any) -> Q:
    """The mails to *person*: by name, or to an address of theirs."""
    addresses = EmailAddress.objects.filter(user_id=person.pk).values("email")
    return Q(recipient=person) | Q(to_address__in=addresses) | Q(to_address__iexact=person.email)


def refusals_of(person: Any) -> Q:
    """What *person* switched off: logged in, or from a mail to an address of theirs."""
    addresses = EmailAddress.objects.filter(user_id=person.pk).values("email")
    return Q(person=person) | Q(address__in=addresses) | Q(address=person.email)


def no_longer_waiting(now: datetime) -> Q:
    """The mails that were sent, or never will be."""
    return ~Q(state="waiting")


label(
    "notifications.OutboxMail",
    _("mails aan u"),
    MAIL,
    of=mails_of,
    kept=Kept(
        _("%(days)s dagen; de tekst tot de mail is verstuurd"),
        since="created_at",
        days=DAYS,
        where=no_longer_waiting,
    ),
    exported={
        "to_address": _("aan"),
        "subject": _("onderwerp"),
        "created_at": _("gemaakt op"),
        "sent_at": _("verstuurd op"),
        "state": _("stand"),
    },
    withheld={
        "body_text": _("de tekst: die kan een code bevatten"),
        "body_html": _("de opgemaakte tekst"),
        "calendar": _("de uitnodiging voor uw agenda"),
        "attachments": _("de bijlagen"),
        "unsubscribe_url": _("uw link om af te melden"),
        "dedupe_key": _("kenmerk van de mail"),
    },
    plain="recipient kind attempts last_error next_attempt_at calendar_method not_after is_bulk"
    " claim claimed_until",
)
label(
    "notifications.MailRefusal",
    _("mails die u hebt uitgezet"),
    REFUSED,
    of=refusals_of,
    kept=Kept(_("tot u ze weer aanzet, of tot uw account weg is")),
    exported={"kind": _("soort mail"), "address": _("e-mailadres"), "created_at": _("uitgezet op")},
    plain="person",
)
nothing_personal("notifications", "DigestRound")
