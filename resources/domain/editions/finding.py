"""The editions of a handbook."""

from django.db.models import QuerySet

from resources.models import Edition, HandbookPage


def editions_of(handbook: HandbookPage) -> QuerySet[Edition]:
    """The editions of *handbook*, newest first, without their texts."""
    return Edition.objects.filter(handbook=handbook).defer("html").order_by("-number")


def newest_edition(handbook: HandbookPage) -> Edition | None:
    """The newest edition of *handbook*, if it has one."""
    return editions_of(handbook).first()
