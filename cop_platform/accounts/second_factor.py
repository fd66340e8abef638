"""Whether a second factor was used in a session; having one is not enough."""

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from cop_platform.core import clock

ADDED = "second_factor_added_at"


def was_used(request: HttpRequest, person: object) -> bool:
    """Whether *person* proved a second factor in the session of *request*.

    A code of an app, a recovery code, a security key or a passkey; adding an app
    or a key counts too, as that proves it.
    """
    records = get_authentication_records(request, person)
    return ADDED in request.session or any(record["method"] == "mfa" for record in records)


def note_added(request: HttpRequest) -> None:
    """Remember in the session that a second factor was added, and so proven."""
    request.session[ADDED] = clock.now().timestamp()
