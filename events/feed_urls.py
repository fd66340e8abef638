"""Addresses that calendars and programs keep: no language, and they never change."""

from django.urls import include, path

from events import converters  # noqa: F401  (registers "day")
from events.views.meeting import date_file, meeting_file
from events.views.personal_feed import personal_feed
from events.views.programme import programme_feed, programme_json

urlpatterns = [
    path("", include("events.public_feed_urls")),
    path("agenda/<slug:slug>/event.ics", meeting_file, name="meeting_file"),
    path("agenda/<slug:slug>/<day:day>/event.ics", date_file, name="date_file"),
    path("agenda/<slug:slug>/programma.ics", programme_feed, name="programme_feed"),
    path("agenda/<slug:slug>/programma.json", programme_json, name="programme_json"),
    # Last, so that a meeting called "Persoonlijk" keeps its file.
    path("agenda/persoonlijk/<str:token>.ics", personal_feed, name="personal_feed"),
]
