"""The feed served by django-ical through Django; items in memory, so no database. It has no moved dates."""

import json
import sys
import time
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="x", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True, TIME_ZONE="Europe/Amsterdam"
)
django.setup()

from django.test import RequestFactory  # noqa: E402
from django_ical.utils import build_rrule_from_text  # noqa: E402
from django_ical.views import ICalFeed  # noqa: E402

ZONE = ZoneInfo("Europe/Amsterdam")
STAMP = datetime(2026, 2, 1, 9, tzinfo=ZONE)
urlpatterns = []
meetings = []


def wall(text):
    """A moment on the clock in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


class _Feed(ICalFeed):
    """Every meeting."""

    product_id = "-//x//x//NL"
    timezone = "Europe/Amsterdam"

    def items(self):
        return meetings

    def item_guid(self, item):
        return item["uid"]

    def item_title(self, item):
        return item["title"]

    def item_description(self, item):
        return item["description"]

    def item_location(self, item):
        return item["venue"]

    def item_link(self, item):
        return "/"

    def item_start_datetime(self, item):
        return wall(item["start"])

    def item_end_datetime(self, item):
        return wall(item["end"])

    def item_timestamp(self, item):
        return STAMP

    def item_categories(self, item):
        return [item["theme"]]

    def item_rrule(self, item):
        return build_rrule_from_text(item["rrule"]) if item["rrule"] else None

    def item_exdate(self, item):
        return [wall(day) for day in item["excluded"]] or None


def main():
    """Serve once for every line that comes in; tell how long it took."""
    meetings.extend(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    say({"versions": {name: version(name) for name in ("django-ical", "icalendar", "Django")}})
    view, requests = _Feed(), RequestFactory()
    for _line in sys.stdin:
        start = time.perf_counter()
        body = view(requests.get("/feed.ics")).content
        say({"seconds": time.perf_counter() - start, "events": body.count(b"BEGIN:VEVENT")})


def say(data):
    """One line of JSON."""
    sys.stdout.write(f"{json.dumps(data)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
