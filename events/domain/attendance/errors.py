"""Why somebody cannot be checked in."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.errors import Conflict, RuleError
from events.models import Place, Seating
from events.models.seating import COLUMNS


class DoorsClosed(RuleError):
    """Outside the time in which people are checked in."""

    code = "doors_closed"


class HasNoSeat(Conflict):
    """Every seat is taken; the helper may say that the person comes in all the same."""

    code = "has_no_seat"

    def __init__(self, seating: Seating, place: Place, inside: int) -> None:
        seats = getattr(seating, f"{COLUMNS[place]}_taken")
        taken = ngettext(
            "Er is %(seats)d plek, en die is bezet.", "Alle %(seats)d plekken zijn bezet.", seats
        )
        came = ngettext("Er is nu %(inside)d binnen.", "Er zijn er nu %(inside)d binnen.", inside)
        ask = _("Laat u deze persoon toch binnen, dan komt er een plek bij.")
        super().__init__(" ".join((taken % {"seats": seats}, came % {"inside": inside}, ask)))


class CancelledBefore(Conflict):
    """The person gave the seat back: it is somebody else's."""

    code = "cancelled_before"

    def __init__(self) -> None:
        super().__init__(_("Deze persoon heeft zich afgemeld. Vul de naam in bij “Niet aangemeld”."))
