"""Whether anything that a public feed may show has changed: one row, which every such change stamps anew."""

import uuid

from django.db import models


class FeedVersion(models.Model):
    """The state of all public feeds together; there is one row.

    The stamp is random, not a number: a number would come back after a backup is
    restored, and copies of other meetings would pass for the present ones.
    """

    THE_ONE = 1

    stamp = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.stamp)
