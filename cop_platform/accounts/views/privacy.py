"""What we keep of people, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cop_platform.core.navigation import language_path
from cop_platform.core.privacy.register import entries


def register(request: HttpRequest) -> HttpResponse:
    """The register of processing, below the privacy statement."""
    title = _("Register van verwerkingen")
    trail = [
        {"label": _("Privacy"), "url": language_path("/privacy/")},
        {"label": title},
    ]
    groups = entries()
    return render(request, "account/register.html", {"title": title, "breadcrumbs": trail, "groups": groups})
