"""A lease lets one of several workers do the work of a minute."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q


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
        free = Q(expires_at__lte=now)
        if renew:
            free |= Q(holder=holder)
        until = now + timedelta(seconds=seconds)
        return cls.objects.filter(free, name=name).update(holder=holder, expires_at=until) == 1
