"""What the CMS checks before it stores the calendar of a partner."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cop_platform.core.fetching import FetchRefused
from cop_platform.core.fetching.target import target_of
from events.models.event import Access


class PartnerCalendarForm(WagtailAdminModelForm):
    """A calendar of a partner: an address that may be fetched, and readers who may know of its meetings."""

    def clean_address(self) -> str:
        """The address as it will be fetched; ``webcal://`` becomes ``https://``."""
        try:
            return target_of(self.cleaned_data["address"]).url
        except FetchRefused as refusal:
            raise ValidationError(str(refusal.message), code=refusal.code) from refusal

    def clean(self) -> dict[str, Any]:
        """Refuse meetings for members of nobody, and public meetings of a hidden community."""
        cleaned: dict[str, Any] = super().clean()
        access, community = cleaned.get("access"), cleaned.get("community")
        if access in (Access.MEMBERS, Access.HIDDEN) and "community" in cleaned and not community:
            message = _("Kies de community waarvan de leden deze bijeenkomsten mogen zien.")
            self.add_error("community", message)
        if access == Access.PUBLIC and community is not None and community.is_hidden:
            message = _("Van deze community mag niemand weten. Kies wie de bijeenkomsten mag zien: de leden.")
            self.add_error("access", message)
        return cleaned
