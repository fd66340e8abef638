"""What pages that gather show: meetings, communities, texts and organisations, each for who asks.

Everything here is an input of a component; the number of queries does not depend on
the number of things.
"""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from communities.domain.visibility import joined_ids
from communities.models import Community
from communities.views.cards import card_of
from cop_platform.accounts.models import Organisation
from cop_platform.taxonomy.models import ContentStatus, LabourMarketRegion, Theme
from events.domain.agenda import occurrences_for, regions_nearby
from events.models import Event, Occurrence
from events.region_tiles import region_tiles
from events.rows import ROW_LISTS, ROW_RELATIONS, row_of, rows_of
from events.values import FeedFilter
from resources.domain.shelf import library_of
from resources.models import ResourcePage

# How far to look ahead for meetings that are not dates of the same series.
DATES_PER_MEETING = 8


def next_meetings(chosen: FeedFilter, *, viewer: Any, now: datetime, most: int) -> list[dict[str, Any]]:
    """The first *most* dates of *chosen* that *viewer* may know of, as rows."""
    return rows_of(occurrences_for(chosen, viewer=viewer, now=now)[:most])


def next_of_each(chosen: FeedFilter, *, viewer: Any, now: datetime, most: int) -> list[dict[str, Any]]:
    """The next date of each of the first *most* meetings: a weekly one does not fill the list."""
    dates = occurrences_for(chosen, viewer=viewer, now=now).select_related(*ROW_RELATIONS)
    first: dict[int, Occurrence] = {}
    for occurrence in dates.prefetch_related(*ROW_LISTS)[: most * DATES_PER_MEETING]:
        first.setdefault(occurrence.event_id, occurrence)
    return [row_of(occurrence) for occurrence in list(first.values())[:most]]


def community_cards(communities: Any, *, viewer: Any, most: int) -> list[dict[str, Any]]:
    """The largest of *communities* (a queryset), as cards."""
    rows = communities.with_member_count().select_related("community_type", "owner")
    joined = set(joined_ids(viewer))
    largest = rows.prefetch_related("themes").order_by("-member_count", "name")[:most]
    return [card_of(community, joined) for community in largest]


def communities_in(region: LabourMarketRegion, *, viewer: Any) -> Any:
    """Communities that work in *region*: they say so, or they meet there."""
    meetings = Event.objects.visible_to(viewer).filter(regions=region, community__isnull=False)
    here = Q(regions=region) | Q(pk__in=meetings.order_by().values("community"))
    return Community.objects.visible_to(viewer).filter(pk__in=Community.objects.filter(here).values("pk"))


def communities_about(theme: Theme, *, viewer: Any) -> Any:
    """Communities that file themselves under *theme*."""
    return Community.objects.visible_to(viewer).filter(themes=theme)


def organisations_in(region: LabourMarketRegion, *, viewer: Any) -> QuerySet[Organisation]:
    """Organisations of *region*, and those that organise meetings there."""
    meetings = Event.objects.visible_to(viewer).filter(regions=region, organiser__isnull=False)
    here = Q(region=region, is_reviewed=True) | Q(pk__in=meetings.order_by().values("organiser"))
    return Organisation.objects.filter(here).order_by("name")


def newest_resources(*, viewer: Any, most: int) -> QuerySet[ResourcePage]:
    """The texts of the library that were published last and still hold."""
    gone = (ContentStatus.OUTDATED, ContentStatus.SUPERSEDED)
    texts = library_of(viewer).exclude(status__slug__in=gone).with_labels()
    return texts.order_by("-first_published_at", "title")[:most]


def resources_about(theme: Theme, *, viewer: Any, most: int) -> QuerySet[ResourcePage]:
    """Texts of the library under *theme*, by title."""
    return library_of(viewer).filter(themes=theme).with_labels().order_by("title")[:most]


def tiles(*, viewer: Any, now: datetime) -> list[dict[str, Any]]:
    """Every region with its number of meetings in the coming months, linked to its page."""
    return region_tiles(regions_nearby(viewer=viewer, now=now), region_path)


def region_path(region: LabourMarketRegion) -> str:
    """The address of the page of *region*."""
    return reverse("region", args=[region.slug])
