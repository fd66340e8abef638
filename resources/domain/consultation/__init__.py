"""Consultation on a draft text: members of its community comment, and read what was done with it."""

from resources.domain.consultation.answering import answer, to_answer
from resources.domain.consultation.commenting import comment, may_comment, take_back
from resources.domain.consultation.hiding import hide, restore
from resources.domain.consultation.planning import plan, unfinished
from resources.domain.consultation.reading import (
    Notice,
    chapters_with_comments,
    comments_on,
    community_for,
    notice,
)
from resources.domain.consultation.reporting import publish_report, report, reports

__all__ = [
    "Notice",
    "answer",
    "chapters_with_comments",
    "comment",
    "comments_on",
    "community_for",
    "hide",
    "may_comment",
    "notice",
    "plan",
    "publish_report",
    "report",
    "reports",
    "restore",
    "take_back",
    "to_answer",
    "unfinished",
]
