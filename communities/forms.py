"""What the CMS offers in the form of a community."""

from typing import Any

from django.db.models import Q
from wagtail.admin.forms import WagtailAdminPageForm

from cop_platform.accounts.models import Organisation
from cop_platform.core.known import choosable_rows


class CommunityPageForm(WagtailAdminPageForm):
    """The form of editors, and of who leads the community."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "co_organisations" in self.fields and self.for_user is not None:
            # Not the names that visitors typed and nobody looked at, but for who looks at them.
            known = choosable_rows(Organisation, self.for_user).values("pk")
            mine = [row.pk for row in self.instance.co_organisations.all()]
            offered = Organisation.objects.filter(Q(pk__in=known) | Q(pk__in=mine))
            self.fields["co_organisations"].queryset = offered
