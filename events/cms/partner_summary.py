"""On the first page of the CMS: how many meetings of partners wait for an editor."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.site_summary import SummaryItem
from wagtail.permission_policies import ModelPermissionPolicy

from cop_platform.core import clock
from events.models import PartnerCalendar, PartnerItem

policy = ModelPermissionPolicy(PartnerCalendar)


class PartnerItemsToReview(SummaryItem):
    """The number, and the way to the calendars; not there when nothing waits."""

    order = 400
    template_name = "events/cms/partner_summary.html"

    @cached_property
    def number(self) -> int:
        """How many coming dates wait; one query."""
        return PartnerItem.objects.to_review(clock.now()).count()

    def is_shown(self) -> bool:
        """Only to who may decide about them."""
        return bool(policy.user_has_permission(self.request.user, "change") and self.number)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What the template shows."""
        return {"number": self.number}
