"""What the log tells of secret agendas and the calendars of partners."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.audit import Area, act, follow_cms, named

act("made feed link", _("Agendalink gemaakt"), Area.ACCOUNTS)
act("renewed feed link", _("Agendalink vervangen"), Area.ACCOUNTS)
act("revoked feed link", _("Agendalink ingetrokken"), Area.ACCOUNTS)
act("added partner calendar", _("Partneragenda toegevoegd"), Area.CONTENT)
act("changed partner calendar", _("Partneragenda gewijzigd"), Area.CONTENT)
act("removed partner calendar", _("Partneragenda verwijderd"), Area.CONTENT)
act("accepted partner item", _("Bijeenkomst van partner geplaatst"), Area.CONTENT)
act("rejected partner item", _("Bijeenkomst van partner afgewezen"), Area.CONTENT)
act("confirmed partner withdrawals", _("Intrekken door partner bevestigd"), Area.CONTENT)

named("events.PartnerCalendar")
follow_cms(
    "events.PartnerCalendar",
    added="added partner calendar",
    changed="changed partner calendar",
    removed="removed partner calendar",
)
act("exported participants", _("Deelnemerslijst gedownload"), Area.CONTENT)
act("wrote to participants", _("Deelnemers gemaild"), Area.CONTENT)
