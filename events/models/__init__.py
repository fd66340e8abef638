"""Meetings as pages that are edited and rows that serve; the festival's programme."""

from events.models.attendance import Attendance, Doorkeeper
from events.models.certificate import Certificate
from events.models.evaluation import EvaluationAnswer, EvaluationQuestion
from events.models.event import Event, Occurrence, Override
from events.models.feed import FeedSubscription
from events.models.feed_version import FeedVersion
from events.models.festival import FestivalDay, FestivalPage
from events.models.fetches import FeedFetches
from events.models.meeting import MeetingPage
from events.models.pages import EventIndexPage, EventPage, EventPageExtraDate, EventPageOverride
from events.models.partner import ImportMode, PartnerCalendar, PartnerItem
from events.models.people_file import PeopleFile
from events.models.programme import Room, Session, Speaker, Track
from events.models.seating import Answer, Place, Registration, Seating
from events.models.terms import Allocation, CertificateFor, EventTerms, RegistrationPer

__all__ = [
    "Allocation",
    "Answer",
    "Attendance",
    "Certificate",
    "CertificateFor",
    "Doorkeeper",
    "EvaluationAnswer",
    "EvaluationQuestion",
    "Event",
    "EventIndexPage",
    "EventPage",
    "EventPageExtraDate",
    "EventPageOverride",
    "EventTerms",
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
    "PeopleFile",
    "Place",
    "Registration",
    "RegistrationPer",
    "Room",
    "Seating",
    "Session",
    "Speaker",
    "Track",
]
