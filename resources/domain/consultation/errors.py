"""Why something about a consultation is refused."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cop_platform.core.errors import Conflict, RuleError


class NoCommunity(RuleError):
    """There is nobody to consult."""

    code = "no_community"

    def __init__(self) -> None:
        super().__init__(_("Kies eerst op het formulier van de tekst, onder “Verbanden”, de community."))


class WrongPeriod(RuleError):
    """It would close before it opens, or change what has been."""

    code = "wrong_period"


class NotOpen(Conflict):
    """Before it opens or after it closed, in [opens_at, closes_at)."""

    code = "consultation_not_open"


class NotForYou(RuleError):
    """Only members comment."""

    code = "not_a_member"
    status = 403

    def __init__(self) -> None:
        super().__init__(_("Alleen leden van de community kunnen reageren. Word eerst lid."))


class TooMany(RuleError):
    """More comments of one person than anybody reads."""

    code = "too_many_comments"


class NothingSaid(RuleError):
    """No words."""

    code = "nothing_said"

    def __init__(self) -> None:
        super().__init__(_("Schrijf uw reactie op."))


class Reported(Conflict):
    """The report is out, and people have their answers: nothing changes any more."""

    code = "already_reported"

    def __init__(self) -> None:
        super().__init__(_("Het verslag is al gepubliceerd. Aan de antwoorden verandert niets meer."))


class StillWaiting(Conflict):
    """Comments have no answer yet."""

    code = "comments_waiting"

    def __init__(self, number: int) -> None:
        text = ngettext(
            "%(number)s reactie heeft nog geen antwoord. Geef dat eerst.",
            "%(number)s reacties hebben nog geen antwoord. Geef die eerst.",
            number,
        )
        super().__init__(text % {"number": number})
