"""Addresses of the feeds that are the same for everybody; ``PublicFeedsMiddleware`` answers them."""

from django.urls import path, re_path

from events.views.feeds import agenda_feed, agenda_json, agenda_rss, short_feed

SHORT = r"^agenda/(?P<parameter>regio|thema|doelgroep|organisatie|community)/(?P<slug>[-a-zA-Z0-9_]+)\.ics$"

urlpatterns = [
    path("agenda.ics", agenda_feed, name="agenda_feed"),
    path("agenda.json", agenda_json, name="agenda_json"),
    path("agenda.rss", agenda_rss, name="agenda_rss"),
    re_path(SHORT, short_feed, name="short_feed"),
]
