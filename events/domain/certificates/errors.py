"""Why there is no certificate."""

from datetime import datetime

from django.utils.translation import gettext as _

from cop_platform.core.errors import Conflict
from events.domain.certificates.words import takes_in_words
from events.models import Registration


class NotAttended(Conflict):
    """Somebody was not, or not yet, there as often as it takes."""

    def __init__(self, registration: Registration, *, now: datetime) -> None:
        helps = _(
            "Was u er wel? Vraag de organisator om uw aanwezigheid te noteren."
            " Dat kan tot 24 uur na het einde."
        )
        super().__init__(f"{takes_in_words(registration, now=now)} {helps}", "not-attended")


class TooManyCertificates(Conflict):
    """A name may be corrected, and not be changed for ever."""

    def __init__(self) -> None:
        super().__init__(
            _("U hebt dit bewijs al tien keer gemaakt. Neem contact op als de naam nog niet klopt."),
            "too-many-certificates",
        )
