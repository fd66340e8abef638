"""The outbox, and what people do not want from it."""

from cop_platform.notifications.models.message import OutboxMail
from cop_platform.notifications.models.refusal import MailRefusal

__all__ = ["MailRefusal", "OutboxMail"]
