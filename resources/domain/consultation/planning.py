"""When a text is open for comments, and with which question."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from cop_platform.accounts.models import User
from cop_platform.core.activity import record
from cop_platform.core.clock import AMSTERDAM, today
from resources.domain.consultation.errors import NoCommunity, WrongPeriod
from resources.models import Consultation, HandbookPage


@dataclass(frozen=True)
class Plan:
    """Comments are taken on *first_day*, *last_day* and between, in Amsterdam; *question* may be empty."""

    first_day: date
    last_day: date
    question: str
    is_report_public: bool


def unfinished(handbook: HandbookPage) -> Consultation | None:
    """The consultation on *handbook* of which the report is not out, if there is one."""
    rows = Consultation.objects.filter(handbook=handbook, reported_at=None)
    return rows.select_related("community").first()


@transaction.atomic
def plan(handbook: HandbookPage, wanted: Plan, *, actor: User, now: datetime) -> Consultation:
    """Consult the community of *handbook*, or change the consultation that is not finished.

    The community stays the one it was begun with.  The row of the handbook is locked, so that
    two editors do not begin two.  Raises NoCommunity, WrongPeriod.
    """
    HandbookPage.objects.select_for_update(of=("self",)).get(pk=handbook.pk)
    row = unfinished(handbook)
    if row is None and handbook.maintaining_community is None:
        raise NoCommunity
    _refuse_period(row, wanted, now)
    row = row or Consultation(handbook=handbook, community=handbook.maintaining_community)
    row.opens_at, row.closes_at = _midnight(wanted.first_day), _midnight(wanted.last_day + timedelta(days=1))
    row.question, row.is_report_public = wanted.question, wanted.is_report_public
    row.save()
    record(actor=actor, verb="planned consultation", target=handbook)
    return row


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, AMSTERDAM)


def _refuse_period(row: Consultation | None, wanted: Plan, now: datetime) -> None:
    if wanted.last_day < wanted.first_day:
        raise WrongPeriod(_("Kies een laatste dag op of na de eerste."))
    if wanted.last_day < today(now) and (row is None or row.closes_at > now):
        raise WrongPeriod(_("Kies een laatste dag die nog niet voorbij is."))
