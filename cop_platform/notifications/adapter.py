"""allauth's mails, through the outbox."""

import uuid
from typing import Any

from cop_platform.accounts.adapter import AccountAdapter
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.notifications.domain.enqueue import Mail, enqueue


class OutboxAccountAdapter(AccountAdapter):
    """Writes account mails to the outbox: no request waits for a mail server."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render the mail that allauth asks for and enqueue it for *email*."""
        message = self.render_mail(template_prefix, email, context)
        alternatives = getattr(message, "alternatives", [])
        html = next((str(content) for content, kind in alternatives if kind == "text/html"), "")
        person = context.get("user")
        enqueue(
            Mail(subject=str(message.subject), text=str(message.body), html=html),
            kind=template_prefix.rsplit("/", 1)[-1],
            to_address=email,
            recipient=person if isinstance(person, User) else None,
            dedupe_key=f"account:{uuid.uuid4()}",
            now=clock.now(),
        )
