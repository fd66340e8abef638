"""The screen "Consultatie" of a handbook: when people may comment, what they said, and the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from resources.cms.comments import known_comments, known_consultations, state_of
from resources.domain import consultation as rules
from resources.domain.consultation.planning import Plan
from resources.models import Consultation, HandbookPage

TITLE = gettext_lazy("Consultatie")


class PlanForm(forms.Form):
    """When, and what to look at."""

    first_day = forms.DateField(label=gettext_lazy("Reageren kan vanaf"), widget=AdminDateInput)
    last_day = forms.DateField(label=gettext_lazy("Reageren kan tot en met"), widget=AdminDateInput)
    question = forms.CharField(
        label=gettext_lazy("Waar vraagt u op te letten?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_report_public = forms.BooleanField(
        label=gettext_lazy("Iedereen mag het verslag lezen"),
        required=False,
        help_text=gettext_lazy(
            "Lezers zien de rol, uw antwoord en het onderwerp. De reacties zelf lezen alleen leden."
        ),
    )


class ConsultationView(WagtailAdminTemplateMixin, TemplateView):
    """Plans a consultation, shows the comments, and publishes the report."""

    template_name = "resources/cms/consultation.html"
    header_icon = "comment"
    handbook: HandbookPage
    person: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse whoever neither edits the handbook nor answers a consultation on it."""
        super().setup(request, *args, **kwargs)
        # Whoever comes here is logged in: the CMS saw to that.
        self.person = cast(User, request.user)
        self.handbook = get_object_or_404(HandbookPage, pk=kwargs["pk"], alias_of=None)
        self.may_plan = self.handbook.permissions_for_user(request.user).can_publish()
        if not self.may_plan and not self._mine.exists():
            # Not a word of a handbook that one may not know of.
            raise Http404

    @property
    def _mine(self) -> Any:
        return known_consultations(self.person).filter(handbook=self.handbook)

    @cached_property
    def current(self) -> Consultation | None:
        """The consultation that is not finished."""
        return rules.unfinished(self.handbook)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Plan, or publish the report."""
        if not self.may_plan:
            raise PermissionDenied
        if request.POST.get("besluit") == "verslag" and self.current:
            return self._report(self.current)
        return self._plan(PlanForm(request.POST))

    def _plan(self, form: PlanForm) -> HttpResponse:
        if form.is_valid():
            try:
                rules.plan(self.handbook, Plan(**form.cleaned_data), actor=self.person, now=clock.now())
            except RuleError as error:
                form.add_error("last_day" if error.code == "wrong_period" else None, str(error.message))
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(self.request, _("De consultatie is bewaard."))
        return redirect("consult_on_text", self.handbook.pk)

    def _report(self, row: Consultation) -> HttpResponse:
        try:
            rules.publish_report(row, actor=self.person, now=clock.now())
        except RuleError as error:
            messages.error(self.request, str(error.message))
        else:
            messages.success(self.request, _("Het verslag staat op de site. Wie reageerde krijgt een mail."))
        return redirect("consult_on_text", self.handbook.pk)

    def get_page_title(self) -> str:
        """What the screen is for."""
        return str(TITLE)

    def get_page_subtitle(self) -> str:
        """Which handbook it is about."""
        return str(self.handbook.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the handbook."""
        book = self.handbook
        edit = reverse("wagtailadmin_pages:edit", args=[book.pk])
        return [{"url": edit, "label": book.title}, {"url": "", "label": str(TITLE)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, the comments of the present round or else the last, and where it stands."""
        now, row = clock.now(), self.current
        names = ("first_day", "last_day", "question", "is_report_public")
        initial = {name: getattr(row, name) for name in names} if row else {"is_report_public": True}
        shown = row or Consultation.objects.filter(handbook=self.handbook).first()
        said = known_comments(self.person).filter(consultation=shown).order_by("chapter__path", "created_at")
        return {
            "form": PlanForm(initial=initial),
            **super().get_context_data(**kwargs),
            "handbook": self.handbook,
            "community": row.community if row else self.handbook.maintaining_community,
            "current": row,
            "shown": shown,
            "comments": [(one, state_of(one)) for one in said],
            "waiting": rules.to_answer(row) if row else 0,
            "is_closed": bool(row and row.closes_at <= now),
            "may_plan": self.may_plan,
        }


def consultation_button(page: Page, user: Any) -> Iterator[Button]:
    """From a handbook to its consultation."""
    is_handbook = page.specific_class is HandbookPage and page.pk and page.alias_of_id is None
    if is_handbook and page.permissions_for_user(user).can_publish():
        yield Button(TITLE, reverse("consult_on_text", args=[page.pk]), icon_name="comment", priority=15)
