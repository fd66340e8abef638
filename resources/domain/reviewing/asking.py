"""Asks by mail to look at a text: its steward, and after two mails without an answer its community."""

from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings

from communities.models import Membership
from communities.models.membership import LEADING
from cop_platform.accounts.models import User
from cop_platform.core.clock import today
from cop_platform.core.dates import day_text
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.rendering import render_mail
from resources.domain.review import is_overdue
from resources.domain.reviewing.moments import Reminder, reminder_before
from resources.domain.reviewing.worklist import texts_to_review
from resources.models import ResourcePage

KIND = "review_due"


def ask_for_reviews(now: datetime) -> int:
    """Write the mails that are due at *now*, each once; returns how many addressees were asked.

    Who answers, by confirming or by giving the text another day, hears no more of it.
    """
    day = today(now)
    asked = 0
    for page in texts_to_review(today=day):
        reminder = reminder_before(page.review_on, today=day) if page.review_on else None
        if reminder is not None:
            asked += sum(_ask(page, person, reminder, now) for person in _asked(page, reminder))
    return asked


def _asked(page: ResourcePage, reminder: Reminder) -> Iterator[User]:
    """The steward; also the leaders of the community when that was in vain, or when there is no steward."""
    steward = getattr(page, "steward", None)
    person = steward.person if steward and steward.person.is_active else None
    if person is not None:
        yield person
    if person is None or reminder.is_for_leaders:
        yield from (leader for leader in _leaders(page) if leader != person)


def _leaders(page: ResourcePage) -> Iterator[User]:
    rows = Membership.objects.filter(
        community=page.maintaining_community_id,
        role__in=LEADING,
        state=Membership.State.MEMBER,
        person__is_active=True,
    )
    yield from (row.person for row in rows.select_related("person").order_by("pk"))


def _ask(page: ResourcePage, person: User, reminder: Reminder, now: datetime) -> int:
    enqueue(
        render_mail(KIND, context=_context(page, reminder, today(now)), language="nl", to=person),
        kind=KIND,
        to_address=person.email,
        dedupe_key=f"{KIND}:{page.pk}:{person.pk}:{page.review_on:%Y%m%d}:{reminder.number}",
        recipient=person,
        now=now,
    )
    return 1


def _context(page: ResourcePage, reminder: Reminder, day: date) -> dict[str, object]:
    return {
        "title": page.title,
        "review_on": day_text(page.review_on) if page.review_on else "",
        "is_overdue": is_overdue(page.review_on, today=day),
        "is_for_leaders": reminder.is_for_leaders,
        "page_url": settings.SITE_URL + str(page.url or ""),
        "url": f"{settings.SITE_URL}/cms/teksten/{page.pk}/nakijken/",
    }
