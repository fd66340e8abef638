"""What a load wrote last, so that it never overwrites the work of a person."""

from django.db import models


class DemoRecord(models.Model):
    """One thing of the prepared content.

    *wanted* is the digest of what the content files asked for.  *written* tells what
    came into the database: for a page the number of its revision, for a row a digest
    of its fields.  When the database says something else now, a person was there.
    """

    key = models.CharField(max_length=200, unique=True)
    wanted = models.CharField(max_length=64)
    written = models.CharField(max_length=64)
    object_id = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.key
