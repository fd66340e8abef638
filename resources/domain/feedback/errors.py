"""Refusals about feedback."""

from django.utils.translation import gettext as _

from cop_platform.core.errors import Conflict, RuleError


class NothingSaid(RuleError):
    """The suggestion has no words that anybody can see."""

    code = "nothing_said"


class AlreadyClosed(Conflict):
    """Somebody answered the suggestion before."""

    code = "suggestion_closed"


class ReasonMissing(RuleError):
    """A suggestion of somebody who gets an answer was declined without one."""

    code = "reason_missing"


def refuse_closed() -> AlreadyClosed:
    """The refusal to answer twice."""
    return AlreadyClosed(_("Een collega heeft deze suggestie al beantwoord."))
