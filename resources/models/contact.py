"""Somebody who wants to tell others about a good practice."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from resources.models.practice import PracticePage


class PracticeContactQuerySet(models.QuerySet["PracticeContact"]):
    """Contact persons by practice."""

    def of(self, practice: PracticePage) -> Self:
        """Whoever was asked for *practice*, or agreed."""
        return self.filter(practice=practice.pk)

    def current(self, now: datetime) -> Self:
        """Those whose question or consent still holds at *now*."""
        return self.filter(ends_at__gt=now)


class PracticeContact(models.Model):
    """A person who is asked, or agreed, to stand with a practice.

    Beside the page and not in it: versions of a page are kept, and this must be gone when
    the person says so.  Until they agree we know an address, and show nothing.
    """

    practice = models.OneToOneField(PracticePage, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField(_("e-mailadres"))
    name = models.CharField(_("naam"), max_length=120, blank=True)
    role = models.CharField(_("functie"), max_length=150, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    # The link in the newest reminder; the one before keeps working.
    reminder_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    asked_at = models.DateTimeField(_("gevraagd op"))
    agreed_at = models.DateTimeField(_("toestemming gegeven op"), null=True, blank=True)
    # Of the question, or of the consent; then the row goes.
    ends_at = models.DateTimeField(_("geldt tot"))
    # That this consent ends; nothing while nobody was told.
    reminded_at = models.DateTimeField(_("herinnerd op"), null=True, blank=True)

    objects = PracticeContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contactpersoon")
        verbose_name_plural = _("contactpersonen")

    def __str__(self) -> str:
        return f"{_('contactpersoon')} {self.pk}"

    def is_shown(self, now: datetime) -> bool:
        """Whether readers who are logged in see this person at *now*."""
        return self.agreed_at is not None and now < self.ends_at
