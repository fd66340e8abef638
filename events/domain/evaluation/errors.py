"""Why an answer is not taken."""

from django.utils.translation import gettext as _

from cop_platform.core.errors import Conflict, RuleError


class NotAsked(RuleError):
    """Before the question is asked, after its time, or of somebody who was not there."""

    code = "not_asked"


class AnsweredBefore(Conflict):
    """Everybody answers once: what was said cannot be found again."""

    code = "answered_before"

    def __init__(self) -> None:
        super().__init__(_("U heeft al geantwoord. Dat kan één keer: wij weten niet welk antwoord van u is."))


class NothingSaid(RuleError):
    """An answer without any."""

    code = "nothing_said"

    def __init__(self) -> None:
        super().__init__(_("Beantwoord minstens één vraag."))
