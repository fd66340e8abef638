"""Doors for the worker."""

from datetime import datetime

from cop_platform.core.periodic import periodic
from events.domain.attendance import mark_due_no_shows
from events.domain.certificates import print_next
from events.domain.evaluation import ask_due
from events.domain.fetches import forget_old
from events.domain.horizon import extend_horizon
from events.domain.partners import fetch_due, settle_due
from events.domain.people_files import forget_old as forget_people_files
from events.domain.people_files import make_next
from events.domain.reminders import remind_due
from events.domain.seats import (
    allocate_due,
    expire_offers,
    forget_unconfirmed,
    forget_wishes,
    release_seats_of_closed_accounts,
)
from events.domain.subscriptions import revoke_unused


@periodic("extend horizon", seconds=6 * 3600)
def keep_dates_ahead(now: datetime) -> int:
    """Materialise the dates that have come within the horizon."""
    return extend_horizon(now)


@periodic("revoke unused feed links", seconds=24 * 3600)
def revoke_unused_feed_links(now: datetime) -> int:
    """Take back the agenda links that nobody uses, and those of closed accounts."""
    return revoke_unused(now)


@periodic("forget fetches of feeds", seconds=24 * 3600)
def forget_fetches(now: datetime) -> int:
    """Keep the numbers of fetched feeds for thirteen months, and no longer."""
    return forget_old(now)


@periodic("fetch partner calendars", seconds=15)
def fetch_partner_calendars(now: datetime) -> int:
    """Finish what an earlier pass left, then fetch the calendars that are due or asked for."""
    return settle_due() + fetch_due(now)


@periodic("share out seats", seconds=60)
def share_out_seats(now: datetime) -> int:
    """Draw what is due, and pass on the seats of offers that are over and of closed accounts."""
    return allocate_due(now) + expire_offers(now) + release_seats_of_closed_accounts(now)


@periodic("remind of meetings", seconds=60)
def remind(now: datetime) -> int:
    """Write the reminders of the day before, and of the hour before to who takes part online."""
    return remind_due(now)


@periodic("forget what registrations told", seconds=3600)
def forget_registrations(now: datetime) -> int:
    """Wipe wishes after a week, and guests who never confirmed."""
    return forget_unconfirmed(now) + forget_wishes(now)


@periodic("mark who did not come", seconds=3600)
def mark_who_did_not_come(now: datetime) -> int:
    """Close the list of what ended a day ago, where people were checked in."""
    return mark_due_no_shows(now)


@periodic("ask what people thought", seconds=300)
def ask_what_people_thought(now: datetime) -> int:
    """Write the mails with the evaluation, and six weeks later with what people do differently."""
    return ask_due(now)


@periodic("print certificates", seconds=0)
def print_certificates(now: datetime) -> None:
    """One at each pass: it takes seconds, and mail waits meanwhile."""
    print_next(now)


@periodic("write lists of participants", seconds=0)
def write_lists_of_participants(now: datetime) -> None:
    """One at each pass, for the same reason."""
    make_next(now)


@periodic("forget lists of participants", seconds=3600)
def forget_lists_of_participants(now: datetime) -> int:
    """Whoever did not fetch theirs within a day asks again."""
    return forget_people_files(now)
