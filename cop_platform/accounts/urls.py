"""Addresses where people look after their own details."""

from django.urls import path

from cop_platform.accounts.views.profile import ProfileView

urlpatterns = [path("mijn/gegevens/", ProfileView.as_view(), name="profile")]
