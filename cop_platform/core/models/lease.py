"""A lease lets one of several workers do the work of a minute."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

# As much may the clocks of two workers differ.
SKEW = timedelta(minutes=5)


class Lease(models.Model):
    """Who may do the named work, until when."""

    name = models.CharField(max_length=50, primary_key=True)
    holder = models.CharField(max_length=100)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"

    @classmethod
    def take(cls, name: str, holder: str, *, now: datetime, seconds: int, renew: bool = True) -> bool:
        """Whether *holder* gets *name* for the next *seconds*: expired before *now*, or renewed.

        One conditional UPDATE decides, so two workers can never both win.  Without
        *renew* not even the holder gets it before it expires: once per period.
        """
        cls.objects.get_or_create(name=name, defaults={"holder": "", "expires_at": now})
        free = ~_holds(now, seconds)
        if renew:
            free |= Q(holder=holder)
        until = now + timedelta(seconds=seconds)
        return cls.objects.filter(free, name=name).update(holder=holder, expires_at=until) == 1

    @classmethod
    def is_taken(cls, name: str, *, now: datetime, seconds: int) -> bool:
        """Whether anybody has *name*, which is given for *seconds*."""
        return cls.objects.filter(_holds(now, seconds), name=name).exists()


def _holds(now: datetime, seconds: int) -> Q:
    """Not expired; nor further ahead than it is given for: then a clock was ahead that was put right."""
    return Q(expires_at__gt=now, expires_at__lte=now + timedelta(seconds=seconds) + SKEW)
