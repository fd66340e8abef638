"""Joining and leaving."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from communities.domain.membership import join, leave
from communities.domain.visibility import may_see
from communities.models import Community
from cop_platform.core import clock


@require_POST
def join_community(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the visitor a member; who is not logged in does that first and comes back to the page."""
    community = _visible(request, slug)
    if not request.user.is_authenticated:
        return redirect_to_login(community.get_absolute_url())
    join(community, person=request.user, now=clock.now())
    messages.success(request, _("U bent nu lid van %(name)s.") % {"name": community.name})
    return redirect(community)


@require_POST
def leave_community(request: HttpRequest, slug: str) -> HttpResponse:
    """End the visitor's membership; a community they cannot see any more is left for the list."""
    community = _visible(request, slug)
    if not request.user.is_authenticated:
        return redirect_to_login(community.get_absolute_url())
    leave(community, person=request.user, now=clock.now())
    messages.success(request, _("U bent geen lid meer van %(name)s.") % {"name": community.name})
    if may_see(request.user, community):
        return redirect(community)
    return redirect(reverse("communities"))


def _visible(request: HttpRequest, slug: str) -> Community:
    # Before anything else, the login included: a hidden community answers as if it were not there.
    return get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
