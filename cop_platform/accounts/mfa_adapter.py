"""How second factors are named and kept."""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PURPOSE = "cop_platform.accounts.second_factor"


class MFAAdapter(DefaultMFAAdapter):
    """Our words; secrets are encrypted in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy("Deze tweede stap kunt u niet uitzetten."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Stel eerst een app of sleutel in. Daarna kunt u herstelcodes maken."
        ),
        "incorrect_code": gettext_lazy("Deze code klopt niet. Neem de nieuwste code uit uw app over."),
        "unverified_email": gettext_lazy("Bevestig eerst uw e-mailadres."),
    }

    def encrypt(self, text: str) -> str:
        """*text* as only this site can read it."""
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The counterpart of ``encrypt``."""
        return cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """A first name for a key, which people may change."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Sleutel %(number)s") % {"number": number}


def cipher() -> MultiFernet:
    """Writes with the present secret key of the site, reads with former ones too."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    digest = salted_hmac(PURPOSE, "", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
