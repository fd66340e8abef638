"""What somebody needs to take part: kept with the account until they take it back."""

from cop_platform.accounts.models import AccessNeeds, User


def needs_of(person: User) -> str:
    """What *person* keeps with the account; mostly nothing."""
    return AccessNeeds.objects.filter(person=person).values_list("text", flat=True).first() or ""


def keep_needs(person: User, text: str) -> None:
    """Keep *text* for *person* instead of what was there; without a text nothing stays."""
    if text:
        AccessNeeds.objects.update_or_create(person=person, defaults={"text": text})
    else:
        AccessNeeds.objects.filter(person=person).delete()
