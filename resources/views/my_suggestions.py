"""``/mijn/suggesties/``: what a person suggested, and what came of it."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cop_platform.accounts.models import User
from cop_platform.core.navigation import language_path
from resources.domain.feedback import suggestions_of


@require_safe
@never_cache
@login_required
def my_suggestions(request: HttpRequest) -> HttpResponse:
    """The person's own suggestions with what became of each, the newest first."""
    context = {
        "mine": suggestions_of(cast(User, request.user)),
        "breadcrumbs": [
            {"label": _("Mijn pagina"), "url": language_path("/mijn/")},
            {"label": _("Mijn suggesties")},
        ],
    }
    return render(request, "resources/my_suggestions.html", context)
