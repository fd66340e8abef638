"""Contact persons of good practices: asked by mail, shown after they agreed, gone when they say so."""

from resources.domain.contacts.answering import agree, withdraw
from resources.domain.contacts.asking import AlreadyAgreed, ask, contact_with, remove
from resources.domain.contacts.link import found
from resources.domain.contacts.reminding import remind_due

__all__ = ["AlreadyAgreed", "agree", "ask", "contact_with", "found", "remind_due", "remove", "withdraw"]
