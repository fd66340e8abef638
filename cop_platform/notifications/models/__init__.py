"""The outbox."""

from cop_platform.notifications.models.message import OutboxMail

__all__ = ["OutboxMail"]
