"""Which mails somebody does not want."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RefusalQuerySet(models.QuerySet["MailRefusal"]):
    """Refusals by whom they hold for."""

    def of(self, person_id: int | None, address: str) -> Self:
        """What holds for a mail to *address*, also for the person with this key."""
        whom = Q(address=address.lower())
        return self.filter(whom | Q(person=person_id) if person_id else whom)


class MailRefusal(models.Model):
    """A kind of mail that a person, or somebody without an account at this address, switched off."""

    kind = models.CharField(_("soort"), max_length=60)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    address = models.EmailField(_("e-mailadres"), blank=True)
    created_at = models.DateTimeField(_("uitgezet op"))

    objects = RefusalQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitgezette mail")
        verbose_name_plural = _("uitgezette mails")
        constraints = [
            models.UniqueConstraint(
                "kind", "person", condition=Q(person__isnull=False), name="refusal_once_per_person"
            ),
            models.UniqueConstraint(
                "kind", "address", condition=~Q(address=""), name="refusal_once_per_address"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, address="") | Q(person__isnull=True) & ~Q(address=""),
                name="refusal_by_a_person_or_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
