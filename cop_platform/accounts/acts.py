"""What the log tells of logging in, accounts and who gets which rights."""

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models import Organisation, User
from cop_platform.core.audit import Area, act, detail, follow_cms, named, watch

METHODS = {
    "password": _("wachtwoord"),
    "code": _("code per e-mail"),
    "socialaccount": _("via organisatie"),
    "mfa": _("passkey"),
}

act("logged in", _("Ingelogd zonder tweede stap"), Area.LOGIN)
act("logged in in two steps", _("Ingelogd met tweede stap"), Area.LOGIN)
act("proved second step", _("Tweede stap later in de sessie gebruikt"), Area.LOGIN)
act("used recovery code", _("Herstelcode gebruikt"), Area.LOGIN)
act("locked out", _("Inloggen tegengehouden na te veel pogingen"), Area.LOGIN)
act("ended sessions", _("Sessies beëindigd"), Area.LOGIN)
act("added second step", _("Tweede stap toegevoegd"), Area.LOGIN)
act("removed second step", _("Tweede stap verwijderd"), Area.LOGIN)
act("made recovery codes", _("Herstelcodes gemaakt"), Area.LOGIN)
act("changed password", _("Wachtwoord gewijzigd"), Area.LOGIN)
act("reset password", _("Wachtwoord hersteld via e-mail"), Area.LOGIN)
act("changed e-mail address", _("E-mailadres gewijzigd"), Area.LOGIN)
act("linked organisation login", _("Inloggen via organisatie gekoppeld"), Area.LOGIN)
act("unlinked organisation login", _("Inloggen via organisatie ontkoppeld"), Area.LOGIN)

act("signed up", _("Account gemaakt"), Area.ACCOUNTS)
act("read privacy statement", _("Privacyverklaring gelezen"), Area.ACCOUNTS)
act("exported own data", _("Eigen gegevens gedownload"), Area.ACCOUNTS)
act("closed account", _("Account gesloten: verwijdering gevraagd"), Area.ACCOUNTS)
act("reopened account", _("Gesloten account teruggenomen"), Area.ACCOUNTS)
act("erased account", _("Account verwijderd"), Area.ACCOUNTS)
act("erased unconfirmed account", _("Account zonder bevestigd e-mailadres verwijderd"), Area.ACCOUNTS)
act("warned unused account", _("Gewaarschuwd dat een ongebruikt account sluit"), Area.ACCOUNTS)
act("closed unused account", _("Ongebruikt account gesloten"), Area.ACCOUNTS)
act("added account", _("Account gemaakt in het CMS"), Area.ACCOUNTS)
act("changed account", _("Account gewijzigd in het CMS"), Area.ACCOUNTS)
act("deactivated account", _("Account uitgezet"), Area.ACCOUNTS)
act("activated account", _("Account aangezet"), Area.ACCOUNTS)
act("approved organisation", _("Organisatie goedgekeurd"), Area.CONTENT)
act("added privacy statement", _("Versie van de privacyverklaring toegevoegd"), Area.ACCOUNTS)
act("changed privacy statement", _("Versie van de privacyverklaring gewijzigd"), Area.ACCOUNTS)
act("removed privacy statement", _("Versie van de privacyverklaring verwijderd"), Area.ACCOUNTS)

act("made administrator", _("Beheerder gemaakt"), Area.RIGHTS)
act("ended administrator", _("Beheerder af"), Area.RIGHTS)
act("put in group", _("In groep gezet"), Area.RIGHTS)
act("taken from group", _("Uit groep gehaald"), Area.RIGHTS)

detail("method", _("met"), choices=lambda: METHODS)
detail("kind", _("soort"), choices=lambda: dict(Authenticator.Type.choices))
detail("number", _("aantal"))
named("accounts.Organisation")
named("accounts.PrivacyPolicy")

watch(
    User,
    is_active={True: "activated account", False: "deactivated account"},
    is_superuser={True: "made administrator", False: "ended administrator"},
)
watch(Organisation, is_reviewed={True: "approved organisation"})
follow_cms("accounts.User", added="added account", changed="changed account")
follow_cms(
    "accounts.PrivacyPolicy",
    added="added privacy statement",
    changed="changed privacy statement",
    removed="removed privacy statement",
)
