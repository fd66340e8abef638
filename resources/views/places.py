"""Whether we remember where the person who is logged in reads: wipe, off and on."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop_platform.accounts.models import User
from cop_platform.core import clock
from resources.domain import places


@require_POST
@login_required
def forget_places(request: HttpRequest) -> HttpResponse:
    """Forget where the person was, and go on noting it."""
    places.forget(person=cast(User, request.user))
    messages.success(request, _("Wij zijn vergeten waar u was."))
    return redirect("kept_texts")


@require_POST
@login_required
def stop_places(request: HttpRequest) -> HttpResponse:
    """Forget where the person was, and note it no more."""
    places.stop_remembering(person=cast(User, request.user), now=clock.now())
    messages.success(request, _("Wij zijn vergeten waar u was, en onthouden het niet meer."))
    return redirect("kept_texts")


@require_POST
@login_required
def resume_places(request: HttpRequest) -> HttpResponse:
    """Note again where the person is."""
    places.remember(person=cast(User, request.user))
    messages.success(request, _("Vanaf nu onthouden wij weer bij welk hoofdstuk u was."))
    return redirect("kept_texts")
