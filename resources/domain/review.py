"""Whether a text still holds, and what its status means to a reader."""

from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SOON = timedelta(days=30)

STATUS_MEANINGS: dict[str, Promise] = {
    "concept": _("Dit is een eerste versie. De tekst kan nog veranderen."),
    "consultatie": _("Vakgenoten kijken mee. De tekst is nog niet vastgesteld."),
    "vastgesteld": _("De eigenaar heeft deze tekst goedgekeurd."),
    "wordt-herzien": _("De eigenaar past deze tekst aan. Let op onderdelen die niet meer kloppen."),
    "verouderd": _("Deze tekst klopt niet meer. Gebruik hem alleen om terug te lezen."),
    "vervangen": _("Er is een nieuwere versie. Gebruik die."),
}


def is_overdue(review_on: date | None, *, today: date) -> bool:
    """Whether the day before which the text had to be reviewed has passed; on the day itself not yet."""
    return review_on is not None and review_on < today


def is_due_soon(review_on: date | None, *, today: date) -> bool:
    """Whether the review falls within the coming month."""
    return review_on is not None and today <= review_on <= today + SOON


def status_meaning(slug: str) -> Promise | str:
    """One sentence that says what the status means to a reader; nothing for an unknown one."""
    return STATUS_MEANINGS.get(slug, "")
