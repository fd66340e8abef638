"""The one door of publishing: form, workflow, bulk action, clock, API and code all pass here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision

from cop_platform.core.activity import record
from cop_platform.core.errors import RuleError
from cop_platform.core.proofreading.page import problems_of


class TextNotReady(RuleError):
    """Something in the text has to be mended first."""

    code = "text_not_ready"


def refuse_unfinished(page: Any) -> None:
    """Raise TextNotReady, with the first thing to mend, unless *page* may be published."""
    found = problems_of(page.specific)
    if found:
        message = _("“%(title)s” kan nog niet worden gepubliceerd. %(problem)s")
        raise TextNotReady(message % {"title": page.title, "problem": found[0].message})


_permitted = PublishPageRevisionAction.check


def _check(action: Any, skip_permission_checks: bool = False) -> None:
    _permitted(action, skip_permission_checks=skip_permission_checks)
    refuse_unfinished(action.object)


# The CMS calls this before everything it publishes; it has no signal that comes before.
PublishPageRevisionAction.check = _check


def hold_back_unfinished(now: datetime) -> int:
    """Take what is due at *now* but not finished off the list; returns how many.

    A text was finished when it was planned, but a picture or figure in it may have changed,
    and one refusal would keep the clock from publishing all others.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=now)
    held = [revision for revision in due if problems_of(revision.as_object())]
    for revision in held:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        record(actor=None, verb="held back text", target=revision.content_object)
    return len(held)
