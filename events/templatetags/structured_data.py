"""Blocks of schema.org data for the pages of meetings."""

from datetime import datetime

from django import template
from django.utils.safestring import SafeString

from events.domain.dates import line_of
from events.models import Event, Occurrence, Session
from events.structured_data import festival_block, meeting_block, session_block
from events.templatetags.meetings import Meeting

register = template.Library()


@register.simple_tag
def meeting_data(meeting: Meeting) -> SafeString:
    """The coming dates of *meeting*, or the last; nothing for a draft."""
    event = meeting.event
    if event is None:
        return SafeString("")
    if event.is_festival:
        return festival_block(event, meeting.last)
    return meeting_block(event, meeting.dates or ([meeting.last] if meeting.last else []))


@register.simple_tag
def date_data(occurrence: Occurrence) -> SafeString:
    """One date."""
    return meeting_block(occurrence.event, [line_of(occurrence)])


@register.simple_tag
def session_data(event: Event, session: Session, start: datetime, end: datetime) -> SafeString:
    """A session of the festival *event*."""
    return session_block(event, session, start, end)
