"""The programs that there is something to say about; the times are what users and makers report."""

from django.utils.translation import gettext_lazy as _

from events.guides.guide import Guide

GUIDES = (
    Guide("outlook", _("Outlook op het werk"), _("Wijzigingen ziet u na 3 tot 24 uur.")),
    Guide("outlook-prive", _("Outlook privé"), _("Wijzigingen ziet u na 3 tot 24 uur.")),
    Guide("google", _("Google Agenda"), _("Wijzigingen ziet u na 4 tot 24 uur, soms later.")),
    Guide("apple-iphone", _("iPhone en iPad"), _("U kiest zelf hoe vaak: van elk kwartier tot elk uur.")),
    Guide("apple-mac", _("Mac"), _("U kiest zelf hoe vaak: van elke 5 minuten tot elke week.")),
    Guide("thunderbird", _("Thunderbird"), _("Elke 30 minuten, als u niets anders kiest.")),
    Guide("android", _("Android"), _("Wijzigingen ziet u na 4 tot 24 uur, soms later.")),
    Guide("anders", _("Een ander programma"), _("Dat verschilt. De agenda zelf vraagt om elke 4 uur.")),
)
