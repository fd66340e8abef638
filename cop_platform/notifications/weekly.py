"""Writes the weekly digest: one mail a week to whom there is news, and no mail to others.

The periods of the rounds join up, so that each piece of news is told once; a round
that comes late, because no worker ran, tells the news of all weeks since the one before.
"""

from datetime import datetime, time, timedelta

from django.db import transaction

from cop_platform.accounts.models import User
from cop_platform.core.clock import AMSTERDAM, local
from cop_platform.notifications.digest import DigestSection, Line, sections
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.domain.refusing import refusals_among
from cop_platform.notifications.models import DigestRound
from cop_platform.notifications.rendering import render_mail

KIND = "digest"
WEEK = timedelta(days=7)
# Monday morning.
DAY, AT = 0, time(7)

Told = list[tuple[DigestSection, list[Line]]]


@transaction.atomic
def write_digests(now: datetime) -> int:
    """Write the mails of the round that is due at *now*, if any; returns how many."""
    until = last_moment(now)
    latest = DigestRound.objects.order_by("-until").first()
    since = latest.until if latest else until - WEEK
    if since >= until:
        return 0
    # Who comes second with the same round waits here, and then finds the row.
    _round, is_new = DigestRound.objects.get_or_create(until=until, defaults={"since": since})
    return sum(_write(person, since, until, now) for person in _persons(since, until)) if is_new else 0


def last_moment(now: datetime) -> datetime:
    """The last Monday at seven on the clock in Amsterdam, at or before *now*."""
    monday = local(now).date() - timedelta(days=local(now).weekday() - DAY)
    moment = datetime.combine(monday, AT, tzinfo=AMSTERDAM)
    if moment > now:
        moment = datetime.combine(monday - WEEK, AT, tzinfo=AMSTERDAM)
    return moment


def _persons(since: datetime, until: datetime) -> list[User]:
    """Who may have news and did not switch the digest off."""
    concerned = {key for section in sections() for key in section.concerned(since, until)}
    refused = refusals_among({KIND})
    people = User.objects.filter(pk__in=concerned, is_active=True).order_by("pk")
    return [person for person in people if not refused.cover(KIND, person.pk, person.email)]


def _write(person: User, since: datetime, until: datetime, now: datetime) -> int:
    """Write the mail of *person*; returns 0 without news."""
    told = [(section, section.load(person, since, until)) for section in sections()]
    news = [(section, lines) for section, lines in told if lines]
    if not news:
        return 0
    enqueue(
        render_mail(KIND, context=digest_context(news), language="nl", to=person),
        kind=KIND,
        to_address=person.email,
        dedupe_key=f"{KIND}:{person.pk}:{until:%Y%m%d}",
        recipient=person,
        now=now,
    )
    return 1


def digest_context(news: Told) -> dict[str, object]:
    """What the templates know."""
    parts = [{"title": section.title, "lines": lines} for section, lines in news]
    return {"sections": parts, "number": sum(len(lines) for _section, lines in news)}
