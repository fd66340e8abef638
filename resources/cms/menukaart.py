"""The test page of the menukaart: which answers lead where, before anybody else follows them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from resources.domain.menukaart.checking import trial
from resources.domain.menukaart.loading import chooser
from resources.models import MenukaartCard, Variant

TITLE = gettext_lazy("Menukaart testen")


def may_test(user: Any) -> bool:
    """Whether *user* may change the cards."""
    policy = MenukaartCard.snippet_viewset.permission_policy
    return bool(policy.user_has_permission(user, "change"))


class MenukaartTrial(WagtailAdminTemplateMixin, TemplateView):
    """All answers of one chooser with what they lead to."""

    template_name = "resources/cms/menukaart_trial.html"
    header_icon = "form"
    page_title = TITLE

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """For who may change the cards."""
        super().setup(request, *args, **kwargs)
        if not may_test(request.user):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        """Nothing: the choosers stand on the page itself."""
        return ""

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """The page itself."""
        return [{"url": reverse("menukaart_trial"), "label": _("Menukaart testen")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The chooser that is asked for, the first one otherwise."""
        asked = self.request.GET.get("kaart", Variant.EMPLOYER)
        if asked not in Variant.values:
            raise Http404
        found = chooser(Variant(asked))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "variant": Variant(asked),
            "variants": list(Variant),
            "questions": found.questions,
            "trial": trial(found),
        }


class TrialMenuItem(MenuItem):
    """In the menu of those who may change cards."""

    def __init__(self) -> None:
        address = reverse_lazy("menukaart_trial")
        super().__init__(TITLE, address, name="menukaart-trial", icon_name="form", order=920)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may change the cards."""
        return may_test(request.user)


@hooks.register("register_admin_urls")
def trial_address() -> list[URLPattern]:
    """The test page."""
    return [path("reports/menukaart/", MenukaartTrial.as_view(), name="menukaart_trial")]


@hooks.register("register_reports_menu_item")
def trial_in_menu() -> MenuItem:
    """Its place in the menu."""
    return TrialMenuItem()
