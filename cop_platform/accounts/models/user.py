"""A person with an account; the e-mail address is the name."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.models.organisation import Organisation
from cop_platform.taxonomy.models import Audience, LabourMarketRegion


class UserManager(BaseUserManager["User"]):
    """Makes people; addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new person who can log in with *email* and *password* (None: not by password)."""
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An administrator; who can run commands on the server has no address to prove."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this address, whatever its capitals."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A visitor with an account.

    Never add origin, nationality or residence status: special-category data (AVG art. 9).
    """

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mailadres"), unique=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
    )
    region = models.ForeignKey(
        LabourMarketRegion,
        verbose_name=_("arbeidsmarktregio"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
    )
    profession = models.ForeignKey(
        Audience,
        verbose_name=_("functie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()  # type: ignore[misc,assignment]

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case")]

    def __str__(self) -> str:
        return self.get_full_name() or str(_("Lid"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the person with the address in lower case."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)
