"""The signed link by which somebody takes their account back; it opens the account, and no session."""

from django.urls import reverse

from cop_platform.accounts.domain.closing import COOLING_OFF
from cop_platform.core.signing import sign, unsign

PURPOSE = "reopen-account"


def take_back_path(person_id: int) -> str:
    """The address where the person with this key takes their account back."""
    return reverse("reopen_account", args=[sign(PURPOSE, person_id)])


def person_of(token: str) -> int:
    """The key of the person of *token*; BadSignature when it is not ours or too old."""
    return int(unsign(PURPOSE, token, COOLING_OFF))
