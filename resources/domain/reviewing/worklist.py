"""What somebody must look at soon, or should have."""

from datetime import date

from resources.domain.review import SOON
from resources.models import ResourcePage, ResourceQuerySet


def texts_to_review(*, today: date) -> ResourceQuerySet:
    """Live texts whose review is over or falls within a month, longest over first."""
    due = ResourcePage.objects.live().filter(review_on__lte=today + SOON)
    related = ("owner_organisation", "maintaining_community", "steward__person")
    return due.select_related(*related).order_by("review_on", "title")
