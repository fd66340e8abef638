"""Addresses of meetings that exist in both languages."""

from django.urls import path

from events import converters  # noqa: F401  (registers "day")
from events.views.agenda import agenda
from events.views.embed import embed
from events.views.feed_links import feed_links, renew_feed_link, revoke_feed_link
from events.views.guides import guide, guides
from events.views.meeting import occurrence
from events.views.programme import next_festival, programme, session

urlpatterns = [
    path("agenda/", agenda, name="agenda"),
    path("agenda/insluiten/", embed, name="embed"),
    path("agenda/abonneren/", guides, name="guides"),
    path("agenda/abonneren/<slug:slug>/", guide, name="guide"),
    path("festival/", next_festival, name="festival"),
    path("agenda/<slug:slug>/<day:day>/", occurrence, name="occurrence"),
    path("agenda/<slug:slug>/programma/", programme, name="programme"),
    path("agenda/<slug:slug>/sessies/<slug:session_slug>/", session, name="session"),
    path("mijn/agendalinks/", feed_links, name="feed_links"),
    path("mijn/agendalinks/<int:pk>/vernieuwen/", renew_feed_link, name="renew_feed_link"),
    path("mijn/agendalinks/<int:pk>/intrekken/", revoke_feed_link, name="revoke_feed_link"),
]
