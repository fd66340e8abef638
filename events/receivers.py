"""Doors for what happens to meeting pages in the CMS, and when a request has been answered."""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.signals import request_finished
from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from communities.models import Community
from cop_platform.accounts.models import Organisation
from cop_platform.core import clock
from events.domain.choices import TERMS
from events.domain.feed_version import feeds_changed
from events.domain.fetches import tally, write_down
from events.domain.partners import note_edits, withdraw_all
from events.domain.publishing import publish_meeting, retell_meetings
from events.domain.sessions import known_before, session_saved
from events.domain.withdrawal import follow_community, unpublish_meeting
from events.models import Event, EventPage, FestivalPage, MeetingPage, PartnerCalendar, Session

logger = logging.getLogger(__name__)


@receiver(page_published, sender=EventPage)
@receiver(page_published, sender=FestivalPage)
@receiver(page_slug_changed, sender=EventPage)
@receiver(page_slug_changed, sender=FestivalPage)
def project_meeting(sender: type[MeetingPage], instance: MeetingPage, **kwargs: Any) -> None:
    """Write the meeting of a live page; aliases are copies and have none."""
    if instance.live and instance.alias_of_id is None:
        publish_meeting(instance, now=clock.now())


@receiver(page_unpublished, sender=EventPage)
@receiver(page_unpublished, sender=FestivalPage)
@receiver(pre_delete, sender=EventPage)
@receiver(pre_delete, sender=FestivalPage)
def withdraw_meeting(sender: type[MeetingPage], instance: MeetingPage, **kwargs: Any) -> None:
    """Take the meeting of a page out of every list; a second call changes nothing."""
    if instance.alias_of_id is None:
        unpublish_meeting(instance.translation_key, now=clock.now())


@receiver(pre_save, sender=Community)
def follow_policy(sender: type[Community], instance: Community, **kwargs: Any) -> None:
    """A community that hides, or no longer does, takes its meetings out of feeds or into them."""
    before = Community.objects.filter(pk=instance.pk).first()
    if before is not None and before.is_hidden != instance.is_hidden:
        follow_community(instance, now=clock.now())
        retell_meetings(instance, now=clock.now())


@receiver(pre_save, sender=Session)
def remember_session(sender: type[Session], instance: Session, **kwargs: Any) -> None:
    """Keep what people registered for, to compare with what it becomes."""
    instance.known_before = known_before(instance, now=clock.now())


@receiver(post_save, sender=Session)
def tell_of_session(sender: type[Session], instance: Session, **kwargs: Any) -> None:
    """Keep the seats of a session in step, and mail who registered for one that changed."""
    session_saved(instance, instance.known_before, now=clock.now())


@receiver(page_published, sender=EventPage)
def see_what_editors_changed(sender: type[EventPage], instance: EventPage, **kwargs: Any) -> None:
    """What a person changed on a partner's meeting stays; remember what that is."""
    if instance.source_name:
        note_edits(instance)


@receiver(pre_delete, sender=PartnerCalendar)
def withdraw_with_calendar(sender: type[PartnerCalendar], instance: PartnerCalendar, **kwargs: Any) -> None:
    """Meetings that nobody updates any more must not stay in the agenda."""
    withdraw_all(instance, now=clock.now())


# Feeds are named after these, and filter by their addresses.
NAMING: list[type[Model]] = [Community, Organisation, *TERMS.values()]
HELD: list[type[Model]] = [*NAMING, Event]


def renew_feeds(sender: type[Model], **kwargs: Any) -> None:
    """Let no copy of a feed outlive what its name, its filter or its meetings were."""
    feeds_changed()


for _sender in NAMING:
    post_save.connect(renew_feeds, sender=_sender)
for _sender in HELD:
    post_delete.connect(renew_feeds, sender=_sender)


@receiver(request_finished)
def write_down_fetches(sender: object, **kwargs: Any) -> None:
    """Once a minute, when an answer has been sent: the numbers may fail, nobody waits for them."""
    every = timedelta(seconds=settings.FEED_COUNTS_SECONDS)
    taken = tally.take(now=clock.now(), every=every) if every else {}
    if not taken:
        return
    try:
        write_down(taken)
    except DatabaseError:
        logger.exception("numbers of fetched feeds are lost")
    if not connection.in_atomic_block:
        # The framework did this before us; leave no connection behind.
        close_old_connections()
