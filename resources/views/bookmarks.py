"""``/mijn/bewaard/``: what a person kept and where they read, keeping a text and letting it go."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from resources.domain import bookmarks, places
from resources.views.following import text_path


@require_safe
@never_cache
@login_required
def kept_texts(request: HttpRequest) -> HttpResponse:
    """What the person kept, and where they were in handbooks; the last one first."""
    person = cast(User, request.user)
    context = {
        "kept": bookmarks.bookmarks_of(person),
        "places": places.places_of(person),
        "is_remembered": places.is_remembered(person),
        "breadcrumbs": [
            {"label": _("Mijn pagina"), "url": language_path("/mijn/")},
            {"label": _("Bewaard")},
        ],
    }
    return render(request, "resources/kept.html", context)


@require_POST
def keep_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a text, or the section at ``anchor``; who is not logged in does that first."""
    text = bookmarks.text_to_keep(pk, request.user)
    if text is None:
        raise Http404(f"no text {pk}")
    if not request.user.is_authenticated:
        return redirect_to_login(text_path(text))
    anchor = request.POST.get("anchor", "")
    bookmarks.keep(text, person=request.user, now=clock.now(), anchor=anchor)
    messages.success(request, _("Bewaard. U vindt het terug op “Mijn pagina”, onder “Bewaard”."))
    return redirect(text_path(text))


@require_POST
@login_required
def drop_bookmark(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a bookmark; back to the others."""
    bookmarks.drop(pk, person=cast(User, request.user))
    messages.success(request, _("U bewaart deze tekst niet meer."))
    return redirect("kept_texts")
