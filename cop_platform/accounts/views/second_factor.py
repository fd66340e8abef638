"""Staff prove a second factor before they go on."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import TemplateView

from cop_platform.accounts.middleware import is_half_way

QUESTIONS = {
    Authenticator.Type.TOTP: "mfa_reauthenticate",
    Authenticator.Type.WEBAUTHN: "mfa_reauthenticate_webauthn",
}


class SecondFactorView(LoginRequiredMixin, TemplateView):
    """Asks for the second factor that a person has, or tells how to get one."""

    template_name = "account/second_factor.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """On to where the person was going, to the question, or an explanation."""
        target = get_next_redirect_url(request)
        if not is_half_way(request, request.user):
            return redirect(target or "my_page")
        mine = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("type", flat=True))
        for kind, question in QUESTIONS.items():
            if kind in mine:
                return redirect(f"{reverse(question)}?{urlencode({'next': target or reverse('my_page')})}")
        return super().get(request, *args, **kwargs)
