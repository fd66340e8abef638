"""Approval by the owner of a text, who has no account: asked by mail, answered by link."""

from resources.domain.approval.answering import answer, note_opening
from resources.domain.approval.asking import ask, send_again
from resources.domain.approval.closing import expire_due, remind_due, take_back, withdraw
from resources.domain.approval.errors import LinkClosed, LinkUnknown, OwnerUnknown
from resources.domain.approval.link import found, is_current
from resources.domain.approval.owner import owner_of

__all__ = [
    "LinkClosed",
    "LinkUnknown",
    "OwnerUnknown",
    "answer",
    "ask",
    "expire_due",
    "found",
    "is_current",
    "note_opening",
    "owner_of",
    "remind_due",
    "send_again",
    "take_back",
    "withdraw",
]
