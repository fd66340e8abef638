"""How often somebody may react: enough for who reads, too little for who floods."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cop_platform.core import clock
from cop_platform.core.buckets import Buckets
from cop_platform.core.clients import client_of
from cop_platform.core.errors import RuleError

VOTES, SUGGESTIONS = 120, 10
# A whole town hall may be behind one network address.
PEOPLE_PER_CLIENT = 5
buckets = Buckets()


class TooOften(RuleError):
    """Somebody, or a network without accounts, reacts more often than one can read."""

    status = 429
    code = "too_many_reactions"


def refuse_too_often(request: HttpRequest, per_hour: int) -> None:
    """Take one of the *per_hour* (VOTES or SUGGESTIONS) of who asks; raises TooOften."""
    person = request.user.pk
    key = (per_hour, person or client_of(request), bool(person))
    most = per_hour if person else per_hour * PEOPLE_PER_CLIENT
    if buckets.take(hash(key), per_hour=most, now=clock.now().timestamp()):
        raise TooOften(_("U reageert wel heel vaak. Probeer het over een uur opnieuw."))
