"""Texts of the library in a list."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from cop_platform.core.clock import today
from cop_platform.taxonomy.models import ContentStatus
from resources.domain.reading import trust
from resources.models import PilotPage, PracticePage, ResourcePage

register = template.Library()


@register.inclusion_tag("components/card.html")
def resource_card(resource: ResourcePage) -> dict[str, Any]:
    """A resource in a list: what it is, how sure we are, whose it is."""
    return {**_card(resource), "label": resource.resource_type, "tags": _tags(resource)}


@register.inclusion_tag("components/card.html")
def practice_card(practice: PracticePage) -> dict[str, Any]:
    """A good practice in a list: where, and how sure we are."""
    meta = [{"icon": "pin", "text": practice.place}, {"icon": "calendar", "text": practice.period}]
    return {**_card(practice), "meta": meta, "tags": _tags(practice)}


@register.inclusion_tag("components/card.html")
def pilot_card(pilot: PilotPage) -> dict[str, Any]:
    """A pilot in the list of its programme."""
    regions = ", ".join(str(region) for region in pilot.regions.all())
    meta = [{"icon": "pin", "text": regions}, {"icon": "calendar", "text": pilot.stage}]
    return {**_card(pilot), "label": pilot.group, "meta": meta}


def _card(resource: ResourcePage) -> dict[str, Any]:
    return {
        "title": resource.title,
        "url": resource.url,
        "text": resource.intro,
        "footer": resource.owner_organisation,
        "lang": "nl",
        "level": 3,
    }


def _tags(resource: ResourcePage) -> list[dict[str, Any]]:
    """What to know before opening: doubts first, then the evidence."""
    trusted = trust(resource, today=today())
    tags = [
        ("warn", trusted.status_label if trusted.status != ContentStatus.ADOPTED else ""),
        ("warn", _("Geldt niet meer") if trusted.is_expired else ""),
        ("warn", _("Moet worden nagekeken") if trusted.is_overdue and not trusted.is_expired else ""),
        ("plain", _("Andere website") if resource.is_external else ""),
        ("info", trusted.level_label),
    ]
    return [{"kind": kind, "label": label} for kind, label in tags if label]
