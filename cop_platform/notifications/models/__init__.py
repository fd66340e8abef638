"""The outbox, what people do not want from it, and the rounds of the digest."""

from cop_platform.notifications.models.digest import DigestRound
from cop_platform.notifications.models.message import OutboxMail
from cop_platform.notifications.models.refusal import MailRefusal

__all__ = ["DigestRound", "MailRefusal", "OutboxMail"]
