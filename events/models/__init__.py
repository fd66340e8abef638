"""Meetings as pages that are edited and rows that serve; the festival's programme."""

from events.models.event import Event, Occurrence, Override
from events.models.feed import FeedSubscription
from events.models.feed_version import FeedVersion
from events.models.festival import FestivalDay, FestivalPage
from events.models.fetches import FeedFetches
from events.models.meeting import MeetingPage
from events.models.pages import EventIndexPage, EventPage, EventPageExtraDate, EventPageOverride
from events.models.partner import ImportMode, PartnerCalendar, PartnerItem
from events.models.programme import Room, Session, Speaker, Track

__all__ = [
    "Event",
    "EventIndexPage",
    "EventPage",
    "EventPageExtraDate",
    "EventPageOverride",
    "FeedFetches",
    "FeedSubscription",
    "FeedVersion",
    "FestivalDay",
    "FestivalPage",
    "ImportMode",
    "MeetingPage",
    "Occurrence",
    "Override",
    "PartnerCalendar",
    "PartnerItem",
    "Room",
    "Session",
    "Speaker",
    "Track",
]
