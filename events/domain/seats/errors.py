"""Why somebody cannot have, change or leave a seat."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.errors import Conflict, RuleError
from events.domain.seats.naming import seats_title
from events.models import Registration


class NoRegistration(RuleError):
    """The meeting takes no registrations, or none of this person."""

    code = "no_registration"


class NotOpen(RuleError):
    """Outside the time in which one may register."""

    code = "not_open"


class AlreadyRegistered(Conflict):
    """The person has a registration already: *registration*."""

    code = "already_registered"

    def __init__(self, registration: Registration) -> None:
        super().__init__(_("U bent hier al voor aangemeld."))
        self.registration = registration


class Overlaps(Conflict):
    """The person has a seat elsewhere at the same time: *registration*."""

    code = "overlaps"

    def __init__(self, registration: Registration) -> None:
        message = _("U heeft op die tijd al een plek bij “%(title)s”. Meld u daar eerst af.")
        super().__init__(message % {"title": seats_title(registration.seating)})
        self.registration = registration


class TooManyColleagues(RuleError):
    """Somebody registered as many colleagues as one may."""

    code = "too_many_colleagues"


class TooLate(RuleError):
    """It has begun, or the offer is over."""

    code = "too_late"


class SomebodyWaits(RuleError):
    """A substitute of elsewhere goes behind those who wait."""

    code = "somebody_waits"


class StateMoved(Conflict):
    """The registration is no longer what the visitor saw."""

    code = "state_moved"

    def __init__(self) -> None:
        super().__init__(_("Uw aanmelding is intussen veranderd. Bekijk eerst hoe het nu staat."))
