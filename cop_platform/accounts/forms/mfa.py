"""The second factor in the words of this site."""

import structlog
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.domain.attempts import note_locked_out
from cop_platform.accounts.forms.login import PlainWords
from cop_platform.accounts.models import User
from cop_platform.core.name_field import NameField

log = structlog.stdlib.get_logger(__name__)
LONGEST_NAME = 60
CODE = {"code": _("De 6 cijfers uit uw app, of een van uw herstelcodes.")}
NAME = {"name": _("Naam van de sleutel")}


class Guarded:
    """Mixin for a form that asks for a code: the logs hear of wrong ones, and of too many."""

    user: User

    def clean_code(self) -> str:
        """The code, when it is right."""
        try:
            return super().clean_code()  # type: ignore[misc]
        except ValidationError as error:
            log.warning("second step failed", person=self.user.pk)
            if error.code == "too_many_login_attempts":
                note_locked_out(self.user)
            raise


class AuthenticateForm(Guarded, PlainWords, base_forms.AuthenticateForm):
    """The second step of logging in."""

    hints = CODE


class ReauthenticateForm(Guarded, PlainWords, base_forms.ReauthenticateForm):
    """The second step once more, before something that matters."""

    hints = CODE


class ActivateTOTPForm(PlainWords, totp_forms.ActivateTOTPForm):
    """Prove that the app works."""

    hints = {"code": _("De 6 cijfers die uw app nu laat zien.")}


class AddWebAuthnForm(PlainWords, webauthn_forms.AddWebAuthnForm):
    """Another key or passkey."""

    name = NameField(required=False, max_length=LONGEST_NAME)

    labels = {**NAME, "passwordless": _("Ook inloggen zonder wachtwoord (passkey)")}
    hints = {
        "name": _("Bijvoorbeeld: mijn telefoon."),
        "passwordless": _("Uw apparaat vraagt dan om uw vinger, gezicht of pincode."),
    }


class EditWebAuthnForm(PlainWords, webauthn_forms.EditWebAuthnForm):
    """Another name for a key."""

    name = NameField(max_length=LONGEST_NAME)

    labels = NAME
