"""Communities as cards: what the component needs, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.models import Community


def card_of(community: Community, joined: set[int]) -> dict[str, Any]:
    """The inputs of ``components/card.html`` for *community*, counted and with its themes loaded."""
    kind = community.community_type
    return {
        "title": community.name,
        "url": community.get_absolute_url(),
        "label": kind.label if kind else "",
        "text": community.intro,
        "meta": _meta(community),
        "tags": _tags(community, is_member=community.pk in joined),
    }


def _meta(community: Community) -> list[dict[str, str]]:
    count = community.member_count
    members = ngettext("%(count)s lid", "%(count)s leden", count) % {"count": count}
    facts = [("people", members), ("check" if community.is_open else "lock", community.get_policy_display())]
    if community.owner:
        facts.append(("user", community.owner.short_name))
    return [{"icon": icon, "text": text} for icon, text in facts]


def _tags(community: Community, *, is_member: bool) -> list[dict[str, str]]:
    tags = [{"kind": "plain", "label": theme.label} for theme in community.themes.all()]
    if community.is_example:
        tags.insert(0, {"kind": "info", "label": _("Voorbeeld")})
    if is_member:
        tags.insert(0, {"kind": "ok", "label": _("U bent lid")})
    return tags
