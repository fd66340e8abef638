"""Keeping texts true: who looks, when, and what happens when nobody does."""

from resources.domain.reviewing.acts import NotAhead, appoint, confirm, may_confirm, steward_of
from resources.domain.reviewing.asking import ask_for_reviews
from resources.domain.reviewing.moments import next_review, reminder_before
from resources.domain.reviewing.worklist import texts_to_review

__all__ = [
    "NotAhead",
    "appoint",
    "ask_for_reviews",
    "confirm",
    "may_confirm",
    "next_review",
    "reminder_before",
    "steward_of",
    "texts_to_review",
]
