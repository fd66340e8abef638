"""The calendar page of ls.joyous, exported through Django and Wagtail. Dates that move are left out."""

import json
import sys
import time
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings

APPS = [
    "wagtail.contrib.redirects",
    "wagtail.contrib.forms",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
]
APPS += ["wagtail.core", "wagtail.sites", "modelcluster", "taggit", "django.contrib.auth"]
APPS += ["django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages"]
# Last: it imports models that must be there.
APPS += ["django.contrib.staticfiles", "ls.joyous"]
PROCESSORS = ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth"]

settings.configure(
    SECRET_KEY="x",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="wagtail.core.urls",
    INSTALLED_APPS=APPS,
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": PROCESSORS},
        }
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    WAGTAIL_SITE_NAME="x",
    STATIC_URL="/static/",
    USE_TZ=True,
    TIME_ZONE="Europe/Amsterdam",
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from ls.joyous.models import (  # noqa: E402
    CalendarPage,
    CancellationPage,
    RecurringEventPage,
    SimpleEventPage,
)
from ls.joyous.utils.recurrence import Recurrence  # noqa: E402
from wagtail.core.models import Page, Site  # noqa: E402


def wall(text):
    """A moment on the clock."""
    return datetime.fromisoformat(text)


def facts(item, number):
    """What one event and one series have in common."""
    return {
        "title": item["title"],
        "slug": f"event-{number}",
        "uid": item["uid"],
        "details": item["description"],
        "location": item["venue"],
        "time_from": wall(item["start"]).time(),
        "time_to": wall(item["end"]).time(),
    }


def add(calendar, item, number):
    """One meeting as a page, with a page for each date that does not take place."""
    start = wall(item["start"])
    if not item["rrule"]:
        publish(calendar, SimpleEventPage(date=start.date(), **facts(item, number)))
        return
    rule = Recurrence(f"DTSTART:{start:%Y%m%d}\nRRULE:{item['rrule']}")
    series = RecurringEventPage(repeat=rule, **facts(item, number))
    publish(calendar, series)
    for day in item["excluded"]:
        gone = wall(day).date()
        publish(series, CancellationPage(overrides=series, except_date=gone, title=str(gone)))


def publish(parent, page):
    """*page* in its place; the export wants to know when it was first saved."""
    parent.add_child(instance=page).save_revision()


def fill(items):
    """A site with one calendar that holds *items*."""
    call_command("migrate", verbosity=0)
    home = Page.get_first_root_node().add_child(instance=Page(title="Home", slug="start"))
    Site.objects.update(root_page=home, hostname="testserver")
    calendar = CalendarPage(title="Agenda", slug="agenda")
    home.add_child(instance=calendar)
    for number, item in enumerate(items):
        add(calendar, item, number)


def main():
    """Serve once for every line that comes in; tell how long it took."""
    fill(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    say({"versions": {name: version(name) for name in ("ls.joyous", "icalendar", "wagtail", "Django")}})
    client = Client()
    for _line in sys.stdin:
        start = time.perf_counter()
        body = client.get("/agenda/?format=ical").content
        say({"seconds": time.perf_counter() - start, "events": body.count(b"BEGIN:VEVENT")})


def say(data):
    """One line of JSON."""
    sys.stdout.write(f"{json.dumps(data)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
