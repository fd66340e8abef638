"""What a community's page asks of the rules: pages themselves import none."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from communities.domain.visibility import membership_of
from communities.models import Community, CommunityPage, Membership
from communities.models.community import MembershipPolicy
from communities.panels import panels_for
from cop_platform.core.navigation import language_path

register = template.Library()

HOW_TO_JOIN = {
    MembershipPolicy.OPEN: _("Iedereen met een account kan direct lid worden."),
    MembershipPolicy.ON_REQUEST: _("U vraagt het lidmaatschap aan. De beheerder beslist of u lid wordt."),
    MembershipPolicy.ORGANISATION: _(
        "Alleen voor medewerkers van erkende organisaties. De beheerder kijkt waar u werkt."
    ),
    MembershipPolicy.INVITATION: _("U wordt lid als een lid of de trekker u uitnodigt."),
    MembershipPolicy.HIDDEN: _("Buitenstaanders vinden deze community niet. Lid worden kan op uitnodiging."),
}
ON_APPLICATION = (MembershipPolicy.ON_REQUEST, MembershipPolicy.ORGANISATION)


@register.simple_tag
def community_of(page: CommunityPage) -> Community | None:
    """The row of *page* with ``member_count``; None in the preview of a page never published."""
    rows = Community.objects.published().with_member_count()
    return rows.filter(key=page.translation_key).first()


@register.simple_tag(takes_context=True)
def my_membership(context: Context, community: Community | None) -> Membership | None:
    """The visitor's present membership of *community*."""
    user = _user(context)
    return membership_of(user, community) if user and community else None


@register.filter
def how_to_join(policy: str) -> str:
    """A sentence on becoming a member under *policy*."""
    return str(HOW_TO_JOIN.get(MembershipPolicy(policy), ""))


@register.filter
def takes_applications(policy: str) -> bool:
    """Whether one may ask to become a member under *policy*."""
    return policy in ON_APPLICATION


@register.simple_tag
def community_trail(page: CommunityPage) -> list[dict[str, str]]:
    """The way back from *page*, for ``components/breadcrumbs.html``."""
    return [{"label": _("Communities"), "url": language_path("/communities/")}, {"label": page.title}]


@register.simple_tag(takes_context=True)
def community_panels(context: Context, community: Community | None) -> SafeString:
    """What other apps show on the page of *community*, one after the other.

    A panel's template sees what its ``load`` returned, and: community, panel
    (name and order), request and user.
    """
    user = _user(context)
    if user is None or community is None:
        return SafeString("")
    shared = {name: context.get(name) for name in ("request", "user", "csrf_token")}
    engine = context.template.engine  # type: ignore[union-attr]
    return mark_safe(  # noqa: S308 - each template has escaped its own output
        "".join(
            engine.get_template(panel.template).render(
                context.new({**shared, **loaded, "panel": panel, "community": community})
            )
            for panel, loaded in panels_for(community, user)
        )
    )


def _user(context: Context) -> Any:
    request = context.get("request")
    return getattr(request, "user", None)
