"""What accounts and the ways to log in keep of people."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import Basis, Group, Kept, Purpose, label, nothing_personal

ACCOUNT = Purpose(
    Group.LOGIN, _("Om u een account te geven, en om collega's te laten vinden wie wat doet."), Basis.TASK
)
LOGIN = Purpose(Group.LOGIN, _("Om zeker te weten dat u het bent."), Basis.TASK)
NEEDS = Purpose(
    Group.MEMBERS,
    _(
        "Om bij het aanmelden voor u in te vullen wat u nodig heeft om mee te doen. U kiest zelf "
        "of u dit bewaart."
    ),
    Basis.CONSENT,
)
READ = Purpose(Group.LOGIN, _("Om te laten zien dat wij u vertelden wat wij bewaren."), Basis.LAW)

APPROVAL = Purpose(
    Group.OTHERS, _("Om teksten te laten goedkeuren door de organisatie die eigenaar is."), Basis.TASK
)


def contact_of(person: Any) -> Q:
    """The organisations that give the address of *person* as the one to write to."""
    return Q(contact_email__iexact=person.email)


def session_is_over(now: datetime) -> Q:
    """The rows whose session ended: a row is how people see and end one, so it may not go first."""
    running = apps.get_model("sessions.Session").objects.filter(expire_date__gt=now)
    return ~Q(session_key__in=running.values("session_key"))


label(
    "accounts.User",
    _("uw account"),
    ACCOUNT,
    of="pk",
    kept=Kept(
        _(
            "tot u uw account verwijdert; zonder bevestigd e-mailadres 30 dagen; "
            "ongebruikt drie jaar, en u krijgt eerst een waarschuwing"
        )
    ),
    exported={
        "first_name": _("voornaam"),
        "last_name": _("achternaam"),
        "email": _("e-mailadres"),
        "organisation": _("organisatie"),
        "region": _("arbeidsmarktregio"),
        "profession": _("functie"),
        "date_joined": _("account gemaakt op"),
        "last_login": _("laatst ingelogd op"),
        "groups": _("groepen in het CMS"),
    },
    withheld={"password": _("afdruk van uw wachtwoord, waaruit het wachtwoord niet terug te halen is")},
    plain="is_active is_staff is_superuser user_permissions",
)
label(
    "accounts.Consent",
    _("welke privacyverklaring u hebt gelezen"),
    READ,
    of="person",
    exported={"policy": _("versie"), "given_at": _("gelezen op")},
)
label(
    "accounts.AccessNeeds",
    _("wat u nodig heeft om mee te doen"),
    NEEDS,
    of="person",
    kept=Kept(_("tot u het wist of uw account verwijdert")),
    exported={"text": _("wat u nodig heeft om mee te doen")},
)
label(
    "accounts.Closure",
    _("dat u uw account hebt gesloten"),
    ACCOUNT,
    of="person",
    exported={"asked_at": _("gevraagd op")},
)
label(
    "accounts.UnusedWarning",
    _("dat wij u vroegen of u uw account nog gebruikt"),
    ACCOUNT,
    of="person",
    exported={"warned_at": _("gewaarschuwd op")},
)
label(
    "account.EmailAddress",
    _("uw e-mailadressen"),
    LOGIN,
    of="user",
    exported={"email": _("e-mailadres"), "verified": _("bevestigd"), "primary": _("hiermee logt u in")},
)
label(
    "account.EmailConfirmation",
    _("e-mailadressen die op een bevestiging wachten"),
    LOGIN,
    of="email_address__user",
    kept=Kept(_("%(days)s dagen na het aanvragen"), since="created", days=3),
    exported={"created": _("aangevraagd op"), "sent": _("verstuurd op")},
    withheld={"key": _("de code")},
)
label(
    "mfa.Authenticator",
    _("uw apps, sleutels en herstelcodes"),
    LOGIN,
    of="user",
    exported={
        "type": _("soort"),
        "created_at": _("toegevoegd op"),
        "last_used_at": _("laatst gebruikt op"),
    },
    withheld={"data": _("het geheim van de app of sleutel, versleuteld")},
)
label(
    "usersessions.UserSession",
    _("waar u bent ingelogd: apparaat en netwerkadres"),
    LOGIN,
    of="user",
    kept=Kept(_("%(days)s dag nadat u bent uitgelogd"), since="last_seen_at", days=1, where=session_is_over),
    exported={
        "created_at": _("ingelogd op"),
        "last_seen_at": _("laatst gezien op"),
        "ip": _("netwerkadres"),
        "user_agent": _("browser"),
    },
    withheld={"session_key": _("geheim nummer van de sessie")},
    plain="data",
)
label(
    "socialaccount.SocialAccount",
    _("inloggen via uw organisatie"),
    LOGIN,
    of="user",
    exported={
        "provider": _("organisatie"),
        "uid": _("uw nummer bij die organisatie"),
        "extra_data": _("wat de organisatie over u meldt"),
        "date_joined": _("gekoppeld op"),
        "last_login": _("laatst ingelogd op"),
    },
)
label(
    "socialaccount.SocialToken",
    _("toegang bij uw organisatie"),
    LOGIN,
    of="account__user",
    exported={"expires_at": _("geldig tot")},
    withheld={"token": _("het geheim"), "token_secret": _("het tweede geheim")},
    plain="app",
)

label(
    "accounts.Organisation",
    _("bij welke organisatie u teksten goedkeurt"),
    APPROVAL,
    of=contact_of,
    kept=Kept(_("zolang u dat voor de organisatie doet")),
    exported={"contact_email": _("e-mailadres")},
    shown={"name": _("naam")},
    instead={"contact_email": ""},
    plain="*",
)
nothing_personal("accounts", "PartnerMembership PartnerAgenda PrivacyPolicy")
nothing_personal("socialaccount", "SocialApp")
