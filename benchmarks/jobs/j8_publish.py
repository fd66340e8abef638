"""J8: publish a meeting, with and without telling feeds that they changed."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from wagtail.models import Page, Site

from benchmarks.data import Meeting
from benchmarks.measure import Target, take_turns, told
from benchmarks.rows import NOW
from benchmarks.site import queries_of
from cop_platform.taxonomy.models import EventFormat, EventType
from events.domain.feed_version import current_version
from events.models import EventIndexPage, EventPage
from home.models import HomePage

numbers = count()


def run(found: list[Meeting], rounds: int) -> dict[str, Any]:
    """Times and ratio of publishing one meeting beside the others."""
    page = _page()
    before = current_version()
    _publish(page)
    assert current_version() != before

    def quietly() -> None:
        with patch("events.domain.publishing.feeds_changed"):
            _publish(page)

    # Publishing writes: more rounds, as the disk has its moods.
    targets = [Target("plain", quietly), Target("feeds told", lambda: _publish(page), "plain")]
    results = told(targets, take_turns(targets, 2 * rounds))
    for target in targets:
        results[target.name]["queries"] = queries_of(target.run)
    page.delete()
    return {"targets": results}


def _page() -> EventPage:
    index = EventIndexPage.objects.first() or _index()
    start = NOW + timedelta(days=20)
    page = EventPage(
        title="Gepubliceerd", slug=f"meting-{uuid4()}", start=start, end=start + timedelta(hours=2)
    )
    page.event_type, page.event_format = EventType.objects.first(), EventFormat.objects.first()
    return index.add_child(instance=page)


def _index() -> EventIndexPage:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="VIA", slug="via"))
    Site.objects.update(root_page=home)
    return home.add_child(instance=EventIndexPage(title="Agenda", slug="agenda"))


def _publish(page: EventPage) -> None:
    page.title = f"Gepubliceerd {next(numbers)}"
    page.save_revision().publish()
