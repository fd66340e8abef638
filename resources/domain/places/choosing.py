"""A reader decides whether we remember where they were."""

from datetime import datetime

from django.db import transaction

from cop_platform.accounts.models import User
from resources.models import ReadingPlace, ReadingRefusal


def is_remembered(person: User) -> bool:
    """Whether we remember where *person* is."""
    return not ReadingRefusal.objects.filter(person=person).exists()


def forget(*, person: User) -> None:
    """Forget where *person* was, in every handbook."""
    ReadingPlace.objects.of(person).delete()


@transaction.atomic
def stop_remembering(*, person: User, now: datetime) -> None:
    """Forget where *person* was, and note it no more; again changes nothing."""
    ReadingRefusal.objects.get_or_create(person=person, defaults={"since": now})
    forget(person=person)


def remember(*, person: User) -> None:
    """Note again where *person* is."""
    ReadingRefusal.objects.filter(person=person).delete()
