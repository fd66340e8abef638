"""allauth's forms in the words of this site: labels instead of placeholders."""

from typing import Any

from allauth.account import forms as allauth_forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mailadres"),
    "email": _("E-mailadres"),
    "password": _("Wachtwoord"),
    "oldpassword": _("Uw wachtwoord van nu"),
    "password2": _("Nog een keer hetzelfde wachtwoord"),
    "code": _("Code"),
}
HINTS = {
    "password1": _("Minstens 12 tekens. Een zin die u goed onthoudt, is prima."),
    "code": _("De code staat in de e-mail, bijvoorbeeld BCDF-GHJK."),
}


class PlainWords:
    """Mixin for a form of allauth: our labels and hints, no placeholders."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels, hints = {**LABELS, **self.labels}, {**HINTS, **self.hints}
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = labels.get(name, field.label)
            field.help_text = hints.get(name, "" if name in LABELS else field.help_text)


class LoginForm(PlainWords, allauth_forms.LoginForm):
    """E-mail and password; password managers look for a user name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignupForm(PlainWords, allauth_forms.SignupForm):
    """A new account."""

    labels = {"password1": _("Wachtwoord")}
    hints = {"email": _("Gebruik uw werkadres. U krijgt daar een code.")}

    def try_save(self, request: HttpRequest) -> Any:
        """Make the account, or tell its owner that it exists; both take as long.

        allauth hashes the password of a new account only, which tells by the clock
        who has one (ASVS 6.3.8).
        """
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ConfirmCodeForm(PlainWords, allauth_forms.ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""


class ConfirmLoginCodeForm(PlainWords, allauth_forms.ConfirmLoginCodeForm):
    """The code that logs in."""


class RequestLoginCodeForm(PlainWords, allauth_forms.RequestLoginCodeForm):
    """Ask for a code that logs in."""


class ChangeEmailForm(PlainWords, allauth_forms.ChangeEmailForm):
    """Another address, while a first one waits for its code."""


class AddEmailForm(PlainWords, allauth_forms.AddEmailForm):
    """Another address for an account."""

    labels = {"email": _("Nieuw e-mailadres")}
    hints = {"email": _("Wij sturen een code naar dit adres. Daarna logt u hiermee in.")}


class ResetPasswordForm(PlainWords, allauth_forms.ResetPasswordForm):
    """Ask for a new password."""


class ResetPasswordKeyForm(PlainWords, allauth_forms.ResetPasswordKeyForm):
    """Choose the new password."""

    labels = {"password1": _("Nieuw wachtwoord")}


class ChangePasswordForm(PlainWords, allauth_forms.ChangePasswordForm):
    """Another password for who is logged in."""

    labels = {"password1": _("Nieuw wachtwoord")}


class SetPasswordForm(PlainWords, allauth_forms.SetPasswordForm):
    """A first password."""

    labels = {"password1": _("Wachtwoord")}


class ReauthenticateForm(PlainWords, allauth_forms.ReauthenticateForm):
    """The password once more, before something that matters."""
