"""People close their account, and take that back."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cop_platform.accounts.closing_link import person_of
from cop_platform.accounts.closing_mail import tell_closed
from cop_platform.accounts.domain.closing import COOLING_OFF, NotClosed, close, take_back
from cop_platform.accounts.models import User
from cop_platform.accounts.views.privacy import below_profile
from cop_platform.core import clock


@login_required
@reauthentication_required
def close_account(request: HttpRequest) -> HttpResponse:
    """Tells what goes and what stays; a POST closes the account of whoever is logged in."""
    if request.method != "POST":
        trail = below_profile(_("Account verwijderen"))
        context = {"breadcrumbs": trail, "days": COOLING_OFF.days}
        return render(request, "account/close.html", context)
    person = cast(User, request.user)
    tell_closed(close(person, now=clock.now()))
    logout(request)
    return redirect("account_closed")


def account_closed(request: HttpRequest) -> HttpResponse:
    """Goodbye, and how to come back; says nothing of anybody."""
    return render(request, "account/closed.html", {"days": COOLING_OFF.days})


def reopen_account(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether the person of *token* wants their account back; a POST gives it, without a session."""
    try:
        key = person_of(token)
    except BadSignature as error:
        raise NotClosed from error
    if request.method != "POST":
        return render(request, "account/reopen.html", {"token": token})
    take_back(key, now=clock.now())
    messages.success(request, _("Uw account is terug. U kunt weer inloggen."))
    return redirect(reverse("account_login"))
