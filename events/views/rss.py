"""The agenda as RSS 2.0: one item for each coming date."""

import re
from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language

from cop_platform.core import clock
from events.domain.downloads import date_uid
from events.domain.feeds import Feed, feed_window
from events.models import Occurrence
from events.rows import date_path
from events.views.feed_items import headline, lines, tags

MINUTES_TO_KEEP = 240
# XML 1.0 has no way to write these, not even escaped.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _AgendaFeed(Rss201rev2Feed):
    """RSS whose bytes depend on the meetings alone."""

    def latest_post_date(self) -> datetime:
        """The last change; never the time of the request, also without any item."""
        changes = [item["pubdate"] for item in self.items]
        return max(changes, default=feed_window(clock.now()).start)


def rss_feed(feed: Feed, dates: Iterable[Occurrence]) -> bytes:
    """*feed* with *dates* as RSS."""
    made = _AgendaFeed(
        title=_writable(feed.name),
        link=feed.page,
        description=_writable(feed.description),
        language=get_language() or settings.LANGUAGE_CODE,
        feed_url=feed.source,
        ttl=MINUTES_TO_KEEP,
    )
    for date in dates:
        made.add_item(**_item(date))
    return made.writeString("utf-8").encode()


def _item(occurrence: Occurrence) -> dict[str, Any]:
    return {
        "title": _writable(headline(occurrence)),
        "link": settings.SITE_URL + date_path(occurrence),
        # Readers take a description for HTML: what is text must stay text there too.
        "description": escape(_writable(" – ".join(lines(occurrence))), quote=False),
        "unique_id": date_uid(occurrence),
        "unique_id_is_permalink": False,
        "pubdate": occurrence.event.revised_at,
        "categories": [_writable(tag) for tag in tags(occurrence)],
    }


def _writable(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
