"""What we keep of people: for everybody the register, for each person their own copy."""

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.activity import record
from cop_platform.core.navigation import language_path
from cop_platform.core.privacy.export import export
from cop_platform.core.privacy.register import entries


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register of processing, below the privacy statement."""
    title = _("Register van verwerkingen")
    trail = [{"label": _("Privacy"), "url": language_path("/privacy/")}, {"label": title}]
    groups = entries()
    return render(request, "account/register.html", {"title": title, "breadcrumbs": trail, "groups": groups})


@login_required
@reauthentication_required
def own_data(request: HttpRequest) -> HttpResponse:
    """Tells what is in the download; a POST gives it, made at that moment and stored nowhere."""
    if request.method != "POST":
        return render(request, "account/own_data.html", {"breadcrumbs": below_profile(_("Downloaden"))})
    now, person = clock.now(), cast(User, request.user)
    answer = HttpResponse(export(person, now=now), content_type="application/zip")
    record(actor=person, verb="exported own data", target=person)
    name = f"mijn-gegevens-{clock.today(now):%Y-%m-%d}.zip"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def below_profile(label: str) -> list[dict[str, str]]:
    """The way back from the page called *label* to "Mijn gegevens"."""
    return [
        {"label": _("Mijn pagina"), "url": language_path("/mijn/")},
        {"label": _("Mijn gegevens"), "url": reverse("profile")},
        {"label": label},
    ]
