"""The one place where allauth's behaviour is ours."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Where people go after sign-up."""

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """After sign-up people arrive at their own page."""
        return self.get_login_redirect_url(request)
