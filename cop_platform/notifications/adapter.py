"""allauth's mails, through the outbox."""

import uuid
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cop_platform.accounts.adapter import AccountAdapter
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.notifications.domain.enqueue import enqueue
from cop_platform.notifications.rendering.mails import render_text

WHY = _("U krijgt deze mail omdat iemand met dit adres een account heeft, of wilde maken.")


class OutboxAccountAdapter(AccountAdapter):
    """Writes account mails to the outbox: no request waits for a mail server."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render the mail that allauth asks for, in the layouts of all mails, and enqueue it for *email*."""
        message = self.render_mail(template_prefix, email, context)
        person = context.get("user")
        enqueue(
            render_text(str(message.subject), str(message.body), language=get_language() or "nl", why=WHY),
            kind=template_prefix.rsplit("/", 1)[-1],
            to_address=email,
            recipient=person if isinstance(person, User) else None,
            dedupe_key=f"account:{uuid.uuid4()}",
            now=clock.now(),
        )
