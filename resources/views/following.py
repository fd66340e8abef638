"""Following a handbook or a chapter, and stopping."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.models import BasePage
from resources.domain import following
from resources.domain.following.acts import Text
from resources.models import ChapterPage, HandbookPage


@require_POST
def follow_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the visitor follow a text; who is not logged in does that first and comes back to it."""
    text = _visible(request, pk)
    if not request.user.is_authenticated:
        return redirect_to_login(text.url)
    following.follow(text, person=request.user, now=clock.now())
    messages.success(request, _("U volgt nu “%(title)s”.") % {"title": text.title})
    return redirect(text_path(text))


@require_POST
@login_required
def unfollow_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop following; back to what one follows."""
    following.unfollow(pk, person=cast(User, request.user))
    messages.success(request, _("U volgt deze tekst niet meer."))
    return redirect(f"{reverse('my_page')}#gevolgd")


def text_path(text: BasePage) -> str:
    """Where *text* stands on this site."""
    return str(text.get_url())


def _visible(request: HttpRequest, pk: int) -> Text:
    book = HandbookPage.objects.visible_to(request.user).filter(pk=pk).first()
    text = book or ChapterPage.objects.visible_to(request.user).filter(pk=pk).first()
    if text is None:
        raise Http404(f"no text {pk}")
    return text
