"""The one place where allauth's behaviour is ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.closing_link import take_back_path
from cop_platform.accounts.domain.attempts import note_locked_out
from cop_platform.accounts.models import Closure, User

# allauth's own Dutch says "je"; a government site says "u".
MESSAGES = {
    "account_inactive": _("Dit account is niet actief. Neem contact met ons op."),
    "duplicate_email": _("Dit e-mailadres hoort al bij uw account."),
    "email_password_mismatch": _("Het e-mailadres of het wachtwoord klopt niet."),
    "email_taken": _("Dit e-mailadres is al in gebruik."),
    "enter_current_password": _("Dit is niet uw wachtwoord van nu."),
    "incorrect_code": _("Deze code klopt niet. Neem de code uit de nieuwste e-mail over."),
    "incorrect_password": _("Dit wachtwoord klopt niet."),
    "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
    "rate_limited": _("U doet dit te vaak achter elkaar. Wacht even en probeer het opnieuw."),
    "same_as_current": _("Dit is uw e-mailadres al. Vul een ander adres in."),
    "too_many_login_attempts": _(
        "U probeerde het te vaak. Log in met een code per e-mail of een passkey, of wacht een paar minuten."
    ),
    "unverified_primary_email": _("Bevestig eerst uw e-mailadres."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Our words, and where people go."""

    error_messages = {**DefaultAccountAdapter.error_messages, **MESSAGES}

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse who guessed too often, and tell the log."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            note_locked_out(User.objects.filter(email__iexact=credentials.get("email", "")).first())
            raise

    def format_email_subject(self, subject: str) -> str:
        """The subject as the template gives it: the site's name is in the sender."""
        return str(subject)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """The mail of *template_prefix*; every template may name the address and the site."""
        named = {"email": email, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
        return super().render_mail(template_prefix, email, {**named, **context}, headers)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Who closed their own account is asked whether they want it back."""
        if Closure.objects.filter(person=user).exists():
            return redirect(take_back_path(user.pk))
        return super().respond_user_inactive(request, user)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """After sign-up people arrive at their own page."""
        return self.get_login_redirect_url(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a new password people are back at their own details."""
        return reverse("profile")
