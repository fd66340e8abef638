"""Who may read a personal agenda without logging in: by a secret link that only its reader has."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedSubscription(models.Model):
    """One secret link of one person, for one purpose.

    The link itself is stored nowhere: only its digest, and its last characters by
    which the person knows it again.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed_subscriptions"
    )
    name = models.CharField(_("naam"), max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=4)
    created_at = models.DateTimeField(_("gemaakt op"))
    # To the day, so that a calendar program that asks every hour writes nothing.
    last_used_at = models.DateTimeField(_("laatst gebruikt"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        verbose_name = _("agendalink")
        verbose_name_plural = _("agendalinks")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.name
