"""Where members learn that they may comment: on the page of their community, and in the weekly digest."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.domain.visibility import joined_ids
from communities.models import Community, Membership
from communities.panels import CommunityPanel, register_panel
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.dates import day_text
from cop_platform.notifications.digest import DigestSection, Line, register_section
from resources.models import Consultation


def open_rounds(community: Community, user: Any) -> dict[str, Any] | None:
    """The consultations of *community* that are open now, for *user*; None when there are none."""
    found = Consultation.objects.visible_to(user).filter(community=community).open_at(clock.now())
    rounds = list(found.select_related("handbook"))
    return {"rounds": rounds} if rounds else None


def members_with_news(since: datetime, until: datetime) -> set[int]:
    """The keys of members of communities with a consultation that opened in [since, until)."""
    opened = Consultation.objects.filter(opens_at__gte=since, opens_at__lt=until)
    members = Membership.objects.filter(state=Membership.State.MEMBER)
    found = members.filter(community__in=opened.values("community"))
    return set(found.values_list("person_id", flat=True))


def lines(person: User, since: datetime, until: datetime) -> list[Line]:
    """A line for each consultation that opened for *person* in [since, until) and is open, in Dutch."""
    mine = Consultation.objects.visible_to(person).filter(community__in=joined_ids(person))
    opened = mine.filter(opens_at__gte=since, opens_at__lt=until, closes_at__gt=until)
    with translation.override("nl"):
        return [_line(row) for row in opened.order_by("closes_at").select_related("handbook")]


def _line(row: Consultation) -> Line:
    url = settings.SITE_URL + reverse("consultation", args=[row.handbook.slug])
    until = day_text(row.last_day, weekday=True)
    return Line(
        row.handbook.title, url, _("U kunt reageren tot en met %(day)s.") % {"day": until}, row.question
    )


register_panel(CommunityPanel("consultations", 35, "resources/consultation/panel.html", open_rounds))
register_section(DigestSection(15, gettext_lazy("Ter consultatie"), members_with_news, lines))
