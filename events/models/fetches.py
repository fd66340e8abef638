"""How often the feeds are fetched: numbers per day, nothing about who fetches."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClientFamily(models.TextChoices):
    """What kind of program asks, as far as it says so itself."""

    OUTLOOK = "outlook", _("Outlook en Exchange")
    GOOGLE = "google", _("Google Agenda")
    APPLE = "apple", _("Apple Agenda")
    THUNDERBIRD = "thunderbird", _("Thunderbird")
    NEXTCLOUD = "nextcloud", _("Nextcloud")
    BROWSER = "browser", _("Browser")
    OTHER = "anders", _("Anders")


class FeedFetches(models.Model):
    """What one family of programs fetched of one feed on one day; no address, token or person.

    *refused* are those over the limit, *gone* those of an address that no longer works.
    """

    day = models.DateField(_("dag"))
    feed = models.CharField(_("agenda"), max_length=200)
    family = models.CharField(_("programma"), max_length=20, choices=ClientFamily)
    fetches = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    sent_bytes = models.PositiveBigIntegerField(default=0)
    # Of the last whole answer, before compression; 0 while there was none.
    size = models.PositiveIntegerField(default=0)
    has_dates = models.BooleanField(default=False)
    last_at = models.DateTimeField(_("laatst opgehaald"))

    class Meta:
        verbose_name = _("agenda-abonnement")
        verbose_name_plural = _("agenda-abonnementen")
        ordering = ["day", "feed", "family"]
        constraints = [
            models.UniqueConstraint(fields=["day", "feed", "family"], name="one_count_per_feed_family_day")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.feed} {self.family}"
