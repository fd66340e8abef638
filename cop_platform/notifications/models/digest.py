"""The rounds of the weekly digest."""

from django.db import models


class DigestRound(models.Model):
    """One round: every piece of news in [since, until) was told to whom it concerns."""

    since = models.DateTimeField()
    until = models.DateTimeField(unique=True)

    def __str__(self) -> str:
        return f"{self.since:%Y-%m-%d}/{self.until:%Y-%m-%d}"
