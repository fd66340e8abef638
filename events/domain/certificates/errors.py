"""Why there is no certificate."""

from django.utils.translation import gettext as _

from cop_platform.core.errors import Conflict


class NotAttended(Conflict):
    """Somebody was not, or not yet, there for the whole of it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "U krijgt een bewijs als u op alle dagen bent ingecheckt. Was u er wel? Vraag de organisator"
                " om uw aanwezigheid te noteren. Dat kan tot 24 uur na het einde."
            ),
            "not-attended",
        )


class TooManyCertificates(Conflict):
    """A name may be corrected, and not be changed for ever."""

    def __init__(self) -> None:
        super().__init__(
            _("U hebt dit bewijs al tien keer gemaakt. Neem contact op als de naam nog niet klopt."),
            "too-many-certificates",
        )
