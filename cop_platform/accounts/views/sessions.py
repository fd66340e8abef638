"""Where a person is logged in, and how to end that."""

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST


@require_POST
@login_required
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions at once; somebody else's does not exist."""
    get_adapter().end_sessions([get_object_or_404(UserSession, pk=pk, user_id=request.user.pk)])
    messages.success(request, _("U bent op dat apparaat uitgelogd."))
    return redirect("usersessions_list")
