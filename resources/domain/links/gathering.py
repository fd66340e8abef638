"""Which addresses our published texts send readers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, Model, OuterRef

from cop_platform.core import outward
from cop_platform.core.outward import Address
from resources.models import ExternalLink, LinkPlace

# New addresses are spread over the nights of a week.
SPREAD_DAYS = 7
AT_A_TIME = 200
Found = Mapping[int, set[Address]]


class Gathered(NamedTuple):
    """How many pages and other rows were read, and how many addresses are new."""

    read: int
    new: int


def gather(now: datetime) -> Gathered:
    """Make a row for each new address and each place of one, and remove those that are gone.

    Reads AT_A_TIME pages, and writes what it found there in a transaction, before the next.
    """
    own, read, new = _own_hosts(), 0, 0
    for kind in outward.kinds():
        for found in _batches(kind, own):
            read, new = read + len(found), new + _keep(kind, found, now)
    _forget_places()
    _links_without_place().delete()
    return Gathered(read, new)


def _own_hosts() -> set[str]:
    sites = apps.get_model("wagtailcore.Site").objects.values_list("hostname", flat=True)
    return {*sites, urlsplit(settings.SITE_URL).hostname or ""}


def follow(row: Model, now: datetime) -> None:
    """Do the same for *row* alone, which was published or taken back just now."""
    kind = type(row)
    if outward.fields_of(kind):
        found = _batches(kind, _own_hosts(), pk=row.pk)
        _keep(kind, next(found, {row.pk: set()}), now)
        _links_without_place().delete()


def _batches(kind: type[Model], own: set[str], **only: Any) -> Iterator[Found]:
    """The addresses in the rows of *kind* (*only* those), by key, AT_A_TIME rows."""
    names = outward.fields_of(kind)
    fields: list[Any] = [kind._meta.get_field(name) for name in names]
    published, last = outward.published(kind).filter(**only), 0
    rows = published.order_by("pk").values_list("pk", *names)
    while batch := list(rows.filter(pk__gt=last)[:AT_A_TIME]):
        last = batch[-1][0]
        yield {key: outward.addresses_in(zip(fields, values, strict=True), own) for key, *values in batch}


@transaction.atomic
def _keep(kind: type[Model], found: Found, now: datetime) -> int:
    """Let the rows of places of *kind* be those in *found*; returns how many addresses are new."""
    known = _links({one.url for addresses in found.values() for one in addresses})
    new = _make({one.url for addresses in found.values() for one in addresses} - known.keys(), now)
    links = known | new
    wanted = {(key, links[url], words[:200]) for key, some in found.items() for url, words in some}
    _keep_places(kind, list(found), wanted)
    return len(new)


def _links(urls: set[str]) -> dict[str, int]:
    return dict(ExternalLink.objects.filter(url__in=urls).values_list("url", "pk"))


def _make(urls: set[str], now: datetime) -> dict[str, int]:
    rows = [
        ExternalLink(url=url, next_check_at=now + timedelta(days=place % SPREAD_DAYS))
        for place, url in enumerate(sorted(urls))
    ]
    ExternalLink.objects.bulk_create(rows, ignore_conflicts=True)
    return _links(urls) if urls else {}


def _keep_places(kind: type[Model], keys: list[int], wanted: set[tuple[int, int, str]]) -> None:
    of_kind = ContentType.objects.get_for_model(kind)
    rows = LinkPlace.objects.filter(kind=of_kind, key__in=keys)
    known = {tuple(row): pk for pk, *row in rows.values_list("pk", "key", "link_id", "words")}
    gone = [pk for place, pk in known.items() if place not in wanted]
    LinkPlace.objects.filter(pk__in=gone).delete()
    new = sorted(wanted - known.keys())
    LinkPlace.objects.bulk_create(
        (LinkPlace(kind=of_kind, key=key, link_id=link, words=words) for key, link, words in new),
        ignore_conflicts=True,
    )


def _forget_places() -> None:
    """Remove the places in rows that readers do not see any more."""
    kinds = {ContentType.objects.get_for_model(kind).pk: kind for kind in outward.kinds()}
    LinkPlace.objects.exclude(kind__in=kinds).delete()
    for key, kind in kinds.items():
        published = outward.published(kind).values("pk")
        LinkPlace.objects.filter(kind=key).exclude(key__in=published).delete()


def _links_without_place() -> Any:
    return ExternalLink.objects.filter(~Exists(LinkPlace.objects.filter(link=OuterRef("pk"))))
