"""One thing at a time within a consultation."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from resources.domain.consultation.errors import Reported
from resources.models import Consultation


@contextmanager
def locked(key: int) -> Iterator[Consultation]:
    """The consultation *key*, its row locked in a transaction; raises Reported when the report is out."""
    with transaction.atomic():
        row = Consultation.objects.select_for_update().get(pk=key)
        if row.reported_at is not None:
            raise Reported
        yield row
