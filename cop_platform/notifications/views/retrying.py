"""The operator has mails tried again that bounced, failed or still wait."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from cop_platform.core import clock
from cop_platform.core.permissions import LimitedPolicy
from cop_platform.notifications.domain.outcomes import try_again
from cop_platform.notifications.models import OutboxMail

policy = LimitedPolicy(OutboxMail, {"view"})


class RetryBulkAction(SnippetBulkAction):
    """Below the list of mails; who may see the list may do this."""

    models = [OutboxMail]
    display_name = _("Opnieuw proberen")
    aria_label = _("De gekozen mails opnieuw proberen")
    action_type = "retry"
    template_name = "notifications/cms/retry.html"
    action_priority = 10

    def check_perm(self, snippet: OutboxMail) -> bool:
        """Whether this mail can be tried again: it was not sent, and has its text."""
        may = policy.user_has_permission(self.request.user, "view")
        return bool(may and snippet.state != OutboxMail.State.SENT and snippet.body_text)

    @classmethod
    def execute_action(cls, objects: Iterable[OutboxMail], **kwargs: Any) -> tuple[int, int]:
        """Put the mails in the queue; returns how many, and 0."""
        now = clock.now()
        return sum(try_again(row, now) for row in objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many mails the worker tries now."""
        return ngettext(
            "%(number)d mail wordt opnieuw geprobeerd.",
            "%(number)d mails worden opnieuw geprobeerd.",
            num_parent_objects,
        ) % {"number": num_parent_objects}
