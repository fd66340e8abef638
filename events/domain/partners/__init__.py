"""Calendars of partners come in: fetched, compared, placed as pages, never over the work of a person."""

from .fetching import fetch_calendar, fetch_due, fetch_soon, follow_form
from .placing import note_edits
from .receiving import receive, settle_again, settle_due
from .reviewing import accept, accept_all, confirm_withdrawals, reject, reject_all, withdraw_all
from .status import status_of

__all__ = [
    "accept",
    "accept_all",
    "confirm_withdrawals",
    "fetch_calendar",
    "fetch_due",
    "fetch_soon",
    "follow_form",
    "note_edits",
    "receive",
    "reject",
    "reject_all",
    "settle_again",
    "settle_due",
    "status_of",
    "withdraw_all",
]
