"""Addresses of others that our texts send readers to, and whether they still answer."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from cop_platform.core.outward import LONGEST


class ExternalLink(models.Model):
    """One address; the rows follow from the texts, and hold how it fared when we last looked."""

    url = models.URLField(_("adres"), max_length=LONGEST, unique=True)
    next_check_at = models.DateTimeField(_("volgende controle"), db_index=True)
    checked_at = models.DateTimeField(_("nagekeken op"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("keer mislukt"), default=0)
    failing_since = models.DateTimeField(_("mislukt sinds"), null=True, blank=True)
    # The code of the refusal; what it means in words is said where it is shown.
    problem = models.CharField(_("probleem"), max_length=30, blank=True)
    is_dead = models.BooleanField(_("werkt niet"), default=False, db_index=True)

    class Meta:
        verbose_name = _("link naar een andere website")
        verbose_name_plural = _("links naar andere websites")
        ordering = ["-is_dead", "url"]

    def __str__(self) -> str:
        return self.url


class LinkPlace(models.Model):
    """Where an address stands: a page or another row that readers see, and the words of the link there."""

    link = models.ForeignKey(ExternalLink, on_delete=models.CASCADE, related_name="places")
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    key = models.PositiveBigIntegerField()
    # None where a field of its own holds the address.
    words = models.CharField(_("tekst van de link"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("plaats van een link")
        verbose_name_plural = _("plaatsen van links")
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "link", "words"], name="link_place_once")
        ]

    def __str__(self) -> str:
        return self.words or str(self.link_id)
