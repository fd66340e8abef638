"""The signed links by which an addressee switches a kind of mail off, without logging in."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from cop_platform.accounts.models import User
from cop_platform.core.signing import sign, unsign

PURPOSE = "unsubscribe"
# A link in a mail works as long as anybody keeps mails: it only lets people get less.
VALID = timedelta(days=3650)


def unsubscribe_url(kind: str, to: User | str) -> str:
    """Where *to* (a person, or an address without account) switches *kind* off; in the active language."""
    whom = to.pk if isinstance(to, User) else to.lower()
    return settings.SITE_URL + reverse("unsubscribe", args=[sign(PURPOSE, [kind, whom])])


def preferences_url() -> str:
    """Where somebody with an account sees all mails and switches them on and off."""
    return settings.SITE_URL + reverse("mail_choices")


def addressee_of(token: str) -> tuple[str, int | str]:
    """The kind, and the key of the person or the address, of *token*; BadSignature when it is not ours."""
    kind, whom = unsign(PURPOSE, token, VALID)
    return str(kind), whom
