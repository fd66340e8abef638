"""Appoints who keeps a text true, and notes that it still is."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from communities.models import Membership
from communities.models.membership import LEADING
from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.clock import today
from cop_platform.core.errors import RuleError
from resources.models import ResourcePage, Steward


class NotAhead(RuleError):
    """The next review is not in the future."""

    code = "not_ahead"


def steward_of(page: ResourcePage) -> User | None:
    """Who keeps *page* true."""
    row = Steward.objects.filter(page=page.pk).select_related("person").first()
    return row.person if row else None


def may_confirm(page: ResourcePage, person: User) -> bool:
    """Whether it is for *person* to keep *page* true, whatever they may edit."""
    leads = Membership.objects.filter(
        community=page.maintaining_community_id,
        person=person,
        role__in=LEADING,
        state=Membership.State.MEMBER,
    )
    return steward_of(page) == person or leads.exists()


@transaction.atomic
def appoint(page: ResourcePage, person: User | None, *, actor: User, now: datetime) -> None:
    """Let *person* keep *page* true, in place of whoever did; None for nobody."""
    current = steward_of(page)
    if current == person:
        return
    Steward.objects.filter(page=page.pk).delete()
    if person is not None:
        Steward.objects.create(page_id=page.pk, person=person, since=now)
    record(actor=actor, verb="appointed steward", target=page, person=person.pk if person else None)


@transaction.atomic
def confirm(page: ResourcePage, *, review_on: date, actor: User, now: datetime) -> None:
    """Note that *page* is right at *now*, and must be looked at again before *review_on*.

    Readers see it at once; a draft of the page gets the same days and stays a draft.
    Raises NotAhead.
    """
    if review_on <= today(now):
        raise NotAhead(_("Kies een dag in de toekomst om de tekst weer na te kijken."))
    days = {"reviewed_on": today(now), "review_on": review_on}
    if page.has_unpublished_changes:
        _note(page.get_latest_revision_as_object(), days).save_revision(user=actor, clean=False)
        ResourcePage.objects.filter(pk=page.pk).update(**days)
    else:
        # Only the days change, and who may say that was asked before.
        revision = _note(page.specific, days).save_revision(user=actor, clean=False)
        revision.publish(user=actor, skip_permission_checks=True)
    record(actor=actor, verb="confirmed text", target=page)


def _note(page: Any, days: dict[str, date]) -> Any:
    for name, day in days.items():
        setattr(page, name, day)
    return page
