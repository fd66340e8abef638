"""Logging in with the account of one's own organisation (OpenID Connect)."""

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """A person is the subject of one provider; an equal e-mail address links nothing."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": _("Bij dit e-mailadres hoort al een account. Log daarmee in en koppel daarna %s."),
        "no_password": _("Kies eerst een wachtwoord. Anders kunt u niet meer inloggen."),
        "no_verified_email": _("Bevestig eerst uw e-mailadres. Anders kunt u niet meer inloggen."),
        "disconnect_last": _("Dit is uw enige manier om in te loggen. Kies eerst een wachtwoord."),
        "connected_other": _("Deze inlog hoort al bij een ander account."),
    }

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: everybody sees and agrees to what we keep of them."""
        return False
