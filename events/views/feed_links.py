"""People look after the secret links to their own agenda.

A new link is part of the answer to the form that asked for it.  Sending the browser
on to another page would mean keeping the secret in the session, readable.
"""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from events.domain.subscriptions import TooManyLinks, links_of, revoke, rotate, subscribe
from events.models import FeedSubscription
from events.values import CancelledAs
from events.views.feed_link_form import FeedLinkForm, RenewalForm

read_or_post = require_http_methods(["GET", "HEAD", "POST"])


@read_or_post
@never_cache
@login_required
def feed_links(request: HttpRequest) -> HttpResponse:
    """The links of the person, and a form to make one."""
    form = FeedLinkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = subscribe(_person(request), name=form.cleaned_data["name"], now=clock.now())
        except TooManyLinks as error:
            form.add_error(None, str(error.message))
        else:
            return _told_once(request, *made, look=form.cleaned_data["look"])
    context = {"form": form, "links": links_of(_person(request)), "breadcrumbs": _trail()}
    return render(request, "events/feed_links.html", context, status=422 if form.errors else 200)


@read_or_post
@never_cache
@login_required
def renew_feed_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first, then replaces the link by a new one."""
    form = RenewalForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, pk, "events/feed_link_renew.html", _("Nieuwe link maken"), form)
    try:
        made = rotate(pk, person=_person(request), now=clock.now())
    except FeedSubscription.DoesNotExist as error:
        raise Http404 from error
    return _told_once(request, *made, look=form.cleaned_data["look"])


@read_or_post
@never_cache
@login_required
def revoke_feed_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first, then takes the link back."""
    if request.method != "POST":
        return _ask(request, pk, "events/feed_link_revoke.html", _("Link intrekken"))
    try:
        revoke(pk, person=_person(request), now=clock.now())
    except FeedSubscription.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("De link is ingetrokken en werkt niet meer."))
    return redirect("feed_links")


def _ask(
    request: HttpRequest, pk: int, template: str, title: str, form: RenewalForm | None = None
) -> HttpResponse:
    link = get_object_or_404(links_of(_person(request)), pk=pk)
    context = {"link": link, "title": title, "form": form, "breadcrumbs": _trail(title)}
    return render(request, template, context, status=422 if form and form.errors else 200)


def _told_once(request: HttpRequest, link: FeedSubscription, token: str, look: CancelledAs) -> HttpResponse:
    title = _("Uw nieuwe agendalink")
    context = {
        "link": link,
        "address": reverse("personal_feed", args=[token]),
        "look": look,
        "title": title,
        "breadcrumbs": _trail(title),
    }
    return render(request, "events/feed_link_made.html", context)


def _person(request: HttpRequest) -> User:
    return cast(User, request.user)


def _trail(title: str = "") -> list[dict[str, Any]]:
    """The way back, to the list when *title* names a page below it."""
    links = {"label": _("Mijn agendalinks")}
    trail = [{"label": _("Mijn pagina"), "url": language_path("/mijn/")}]
    return [*trail, {**links, "url": reverse("feed_links")}, {"label": title}] if title else [*trail, links]
