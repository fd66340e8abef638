"""Addresses where people choose which mails they get."""

from django.urls import path

from cop_platform.notifications.views.choices import mail_choices
from cop_platform.notifications.views.unsubscribe import unsubscribe

urlpatterns = [
    path("afmelden/<str:token>/", unsubscribe, name="unsubscribe"),
    path("mijn/meldingen/", mail_choices, name="mail_choices"),
]
