"""Whether a text still holds, and what its status means to a reader."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop_platform.taxonomy.models import ContentStatus

SOON = timedelta(days=30)

STATUS_MEANINGS: dict[str, Promise] = {
    "concept": _("Dit is een eerste versie. De tekst kan nog veranderen."),
    "consultatie": _("Vakgenoten kijken mee. De tekst is nog niet vastgesteld."),
    "vastgesteld": _("De eigenaar heeft deze tekst goedgekeurd."),
    "wordt-herzien": _("De eigenaar past deze tekst aan. Let op onderdelen die niet meer kloppen."),
    "verouderd": _("Deze tekst klopt niet meer. Gebruik hem alleen om terug te lezen."),
    "vervangen": _("Er is een nieuwere versie. Gebruik die."),
}


LAST = (ContentStatus.OUTDATED, ContentStatus.SUPERSEDED)


def is_overdue(review_on: date | None, *, today: date) -> bool:
    """Whether the day before which the text had to be reviewed has passed; on the day itself not yet."""
    return review_on is not None and review_on < today


def is_expired(valid_until: date | None, *, today: date) -> bool:
    """Whether a text no longer holds; on its last day it still does."""
    return valid_until is not None and valid_until < today


def is_early(valid_from: date | None, *, today: date) -> bool:
    """Whether a text does not hold yet; on its first day it does."""
    return valid_from is not None and today < valid_from


def no_longer_holds(*, today: date) -> Q:
    """Which texts are outdated, replaced by a published one, or no longer valid on *today*."""
    return Q(status__slug__in=LAST) | Q(valid_until__lt=today) | Q(superseded_by__live=True)


def is_due_soon(review_on: date | None, *, today: date) -> bool:
    """Whether the review falls within the coming month."""
    return review_on is not None and today <= review_on <= today + SOON


def status_meaning(slug: str) -> Promise | str:
    """One sentence that says what the status means to a reader; nothing for an unknown one."""
    return STATUS_MEANINGS.get(slug, "")
