"""What tells the present content from any other: each transaction that changes some adds a row."""

from django.db import models

from cop_platform.core.content.stamps import TABLE, random_stamp


class ContentStamp(models.Model):
    """One stamp; all of them together are the version of the content.

    Rows are added and never changed, so writers do not wait for each other.  They are
    random: plain numbers would come back after a backup is restored.
    """

    stamp = models.PositiveIntegerField(default=random_stamp)

    class Meta:
        db_table = TABLE

    def __str__(self) -> str:
        return str(self.stamp)
