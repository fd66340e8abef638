"""What changed lately in the library, in the words of its editors."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from cop_platform.taxonomy.models import ContentStatus
from resources.domain.review import no_longer_holds
from resources.domain.shelf import library_of
from resources.models import Edition, HandbookPage, ResourcePage, StatusChange

# Who looks further back finds the editions with the handbook itself.
MOST = 100


@dataclass(frozen=True)
class Change:
    """A text that has a new edition, or else another status."""

    text: ResourcePage
    at: datetime
    edition: Edition | None = None
    status: ContentStatus | None = None


def recent_changes(user: Any, *, today: date) -> list[Change]:
    """The last changes in texts of the library that *user* may find, newest first, MOST at most.

    Of a handbook only the newest edition counts, and none when the text no longer holds *today*.
    """
    texts = library_of(user)
    editions = [Change(row.handbook, row.recorded_at, edition=row) for row in _editions(texts, today)[:MOST]]
    statuses = [Change(row.page, row.changed_at, status=row.status) for row in _statuses(texts)[:MOST]]
    return sorted([*editions, *statuses], key=lambda change: change.at, reverse=True)[:MOST]


def _editions(texts: QuerySet[ResourcePage], today: date) -> QuerySet[Edition]:
    valid = HandbookPage.objects.filter(pk__in=texts.values("pk")).exclude(no_longer_holds(today=today))
    of_same = Edition.objects.filter(handbook=OuterRef("handbook")).order_by("-number")
    newest = Edition.objects.filter(handbook__in=valid, number=Subquery(of_same.values("number")[:1]))
    found: QuerySet[Edition] = newest.select_related("handbook").defer("html", "handbook__body")
    return found.order_by("-recorded_at", "-pk")


def _statuses(texts: QuerySet[ResourcePage]) -> QuerySet[StatusChange]:
    """The present status of each text, if it had another one before."""
    of_same = StatusChange.objects.filter(page=OuterRef("page"))
    earlier = of_same.filter(changed_at__lt=OuterRef("changed_at"))
    later = of_same.filter(changed_at__gt=OuterRef("changed_at"))
    found = StatusChange.objects.filter(Exists(earlier), ~Exists(later), page__in=texts.values("pk"))
    present = found.filter(status=F("page__status")).select_related("page", "status")
    return present.defer("page__body").order_by("-changed_at", "-pk")
