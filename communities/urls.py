"""Addresses of the communities' room; the pages themselves are served by Wagtail."""

from django.urls import path

from communities.views.listing import community_list
from communities.views.membership import join_community, leave_community

urlpatterns = [
    path("communities/", community_list, name="communities"),
    path("communities/<slug:slug>/lid-worden/", join_community, name="join_community"),
    path("communities/<slug:slug>/verlaten/", leave_community, name="leave_community"),
]
