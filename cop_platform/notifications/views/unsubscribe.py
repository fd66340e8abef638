"""People switch a kind of mail off from the mail itself."""

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from cop_platform.notifications.domain.refusing import switch_off, switch_on
from cop_platform.notifications.kinds import Kind, UnknownKind, kind_of
from cop_platform.notifications.unsubscribe_link import addressee_of


class BrokenLink(RuleError):
    """The link is not one of ours, or its kind of mail is no more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Deze link werkt niet. Neem de hele link over uit de mail. Of log in, en kies onder"
                " “Mijn meldingen” welke mails u krijgt."
            ),
            "broken-link",
        )


# A mail program posts here by itself (RFC 8058): it has no cookie and no token of ours.  The
# secret in the address is the proof, and all it can do is change what one addressee gets.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether the addressee of *token* wants no more of these mails.

    A POST does it; with ``again`` it undoes that.
    """
    kind, whom = _addressee(token)
    state = "asked"
    if request.method == "POST":
        state = "on" if "again" in request.POST else "off"
        _switch(kind, whom, on=state == "on")
    return render(request, "notifications/unsubscribe.html", {"kind": kind, "state": state, "token": token})


def _addressee(token: str) -> tuple[Kind, User | str | None]:
    try:
        code, whom = addressee_of(token)
        kind = kind_of(code)
    except (BadSignature, UnknownKind) as error:
        raise BrokenLink from error
    if kind.is_transactional:
        raise BrokenLink
    return kind, whom if isinstance(whom, str) else User.objects.filter(pk=whom).first()


def _switch(kind: Kind, whom: User | str | None, *, on: bool) -> None:
    """Whose account is gone gets no mails any more."""
    if whom is None:
        return
    if on:
        switch_on(kind.code, whom=whom)
    else:
        switch_off(kind.code, whom=whom, now=clock.now())
