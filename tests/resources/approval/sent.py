"""What owners were sent, and how their workflow stands."""

import re
from typing import Any

from wagtail.models import WorkflowState

from cop_platform.notifications.models import OutboxMail


def links() -> list[str]:
    """The path of the link in each mail to an owner, oldest first."""
    mails = OutboxMail.objects.filter(kind__in=["owner_approval_asked", "owner_approval_reminder"])
    found = [re.search(r"(/goedkeuren/\S+/)", mail.body_text) for mail in mails.order_by("pk")]
    return [one[1] for one in found if one]


def state(page: Any) -> str:
    """The state of the last workflow of *page*."""
    return WorkflowState.objects.filter(object_id=str(page.pk)).latest("pk").status
