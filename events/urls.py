"""Addresses of meetings that exist in both languages."""

from django.urls import path

from events import converters  # noqa: F401  (registers "day")
from events.views.agenda import agenda
from events.views.meeting import occurrence
from events.views.programme import next_festival, programme, session

urlpatterns = [
    path("agenda/", agenda, name="agenda"),
    path("festival/", next_festival, name="festival"),
    path("agenda/<slug:slug>/<day:day>/", occurrence, name="occurrence"),
    path("agenda/<slug:slug>/programma/", programme, name="programme"),
    path("agenda/<slug:slug>/sessies/<slug:session_slug>/", session, name="session"),
]
