"""The list "Goedkeuringen": what owners were asked, what they said, and taking a question back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import CharField
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.core.choosers import ReadView, ReadViewSet
from cop_platform.core.known import known_pages
from cop_platform.core.permissions import LimitedPolicy
from resources.domain import approval
from resources.models import OwnerApproval

policy = LimitedPolicy(OwnerApproval, {"view"})


def known_approvals(user: Any) -> Any:
    """The questions about pages that *user* may know of."""
    known = known_pages(user).annotate(key=Cast("pk", CharField())).values("key")
    rows = OwnerApproval.objects.select_related("organisation", "task_state__workflow_state")
    return rows.filter(task_state__workflow_state__object_id__in=known)


def state_of(row: OwnerApproval) -> str:
    """What became of the question, in words."""
    if row.outcome:
        return str(row.get_outcome_display())
    if not approval.is_current(row):
        return _("Vervallen: de tekst is gewijzigd")
    return _("Wacht op antwoord, geopend") if row.opened_at else _("Wacht op antwoord")


class ApprovalView(ReadView):
    """``inspect/<pk>/``: one question; a POST takes it back or sends a second link."""

    page_title = gettext_lazy("Goedkeuring")
    template_name = "resources/cms/approval.html"
    object: OwnerApproval

    @cached_property
    def page(self) -> Page:
        """The page of the text."""
        return self.object.task_state.workflow_state.content_object

    def may_decide(self) -> bool:
        """Whether the person may publish the page."""
        return bool(self.page.permissions_for_user(self.request.user).can_publish())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question, its answer, and what may be done about it."""
        if not known_pages(self.request.user).filter(pk=self.page.pk).exists():
            raise PermissionDenied
        return {
            **super().get_context_data(**kwargs),
            "state": state_of(self.object),
            "is_open": not self.object.outcome,
            "may_decide": self.may_decide(),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says, and come back with a sentence about it."""
        if not self.may_decide():
            raise PermissionDenied
        if request.POST.get("besluit") == "opnieuw":
            approval.send_again(self.object, actor=request.user, now=clock.now())
            messages.success(request, _("Er is een tweede mail met een link onderweg."))
        else:
            approval.take_back(self.object, actor=request.user, now=clock.now())
            messages.success(request, _("De vraag is ingetrokken. De tekst is weer te bewerken."))
        return redirect(request.path)


class ApprovalViewSet(ReadViewSet):
    """Read, never written by hand."""

    model = OwnerApproval
    permission_policy = policy
    icon = "mail"
    menu_label = gettext_lazy("Goedkeuringen")
    list_display = [
        "title",
        "organisation",
        "asked_at",
        Column("state", label=gettext_lazy("Stand"), accessor=state_of),
    ]
    list_filter = ["outcome", "organisation"]
    search_fields = ["title"]
    ordering = ["-asked_at"]
    inspect_view_class = ApprovalView

    def get_queryset(self, request: HttpRequest) -> Any:
        """The questions about pages that the person may know of."""
        return known_approvals(request.user)
