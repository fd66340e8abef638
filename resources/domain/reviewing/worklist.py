"""What somebody must look at soon, or should have."""

from datetime import date, timedelta

from resources.models import ResourcePage, ResourceQuerySet

# The longest month.
AHEAD = timedelta(days=31)


def texts_to_review(*, today: date) -> ResourceQuerySet:
    """Live texts whose review is over or falls within a month, longest over first."""
    due = ResourcePage.objects.live().filter(review_on__lte=today + AHEAD)
    related = ("owner_organisation", "maintaining_community", "steward__person")
    return due.select_related(*related).order_by("review_on", "title")
