"""The API, with or without a slash at the end; the numbers of its versions stay."""

from django.urls import re_path

from events.views.api.meetings import events, occurrences
from home.views.api import index, openapi, regions, themes, unknown

urlpatterns = [
    re_path(r"^api/v1/?$", index, name="api"),
    re_path(r"^api/v1/openapi\.json$", openapi, name="api_document"),
    re_path(r"^api/v1/events/?$", events, name="api_events"),
    re_path(r"^api/v1/occurrences/?$", occurrences, name="api_occurrences"),
    re_path(r"^api/v1/regions/?$", regions, name="api_regions"),
    re_path(r"^api/v1/themes/?$", themes, name="api_themes"),
    re_path(r"^api(?:/.*)?$", unknown),
]
