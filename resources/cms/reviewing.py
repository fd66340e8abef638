"""Keeping texts true in the CMS: one text, and the list of what must be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from cop_platform.core.todo import Listed, Todo, TodoList, register_todo
from resources.domain.review import is_overdue
from resources.domain.reviewing import appoint, confirm, may_confirm, next_review, steward_of, texts_to_review
from resources.domain.status import statuses_of
from resources.models import ResourcePage, ResourceQuerySet

TITLE = gettext_lazy("Nakijken")
LIST_TITLE = gettext_lazy("Teksten nakijken")


class ConfirmForm(forms.Form):
    """Until when the text will do."""

    review_on = forms.DateField(
        label=gettext_lazy("Opnieuw nakijken voor"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class StewardForm(forms.Form):
    """Who keeps the text true."""

    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van wie de tekst nakijkt"),
        required=False,
        help_text=gettext_lazy(
            "Deze persoon krijgt een mail als het tijd is. Lezers zien de naam niet. Leeg: niemand."
        ),
    )

    def clean_email(self) -> User | None:
        """The account; an address without one is refused."""
        address = self.cleaned_data["email"]
        if not address:
            return None
        person = User.objects.filter(email__iexact=address, is_active=True).first()
        if person is None:
            raise forms.ValidationError(
                _("Er is geen account met dit adres. Vraag de persoon er een te maken.")
            )
        return person


class ReviewView(WagtailAdminTemplateMixin, TemplateView):
    """Is this text still right, and who says so?"""

    template_name = "resources/cms/review.html"
    header_icon = "check"
    text: ResourcePage
    person: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse whoever may not edit the text, unless it is theirs to keep true."""
        super().setup(request, *args, **kwargs)
        # Whoever comes here is logged in: the CMS saw to that.
        self.person = cast(User, request.user)
        self.text = get_object_or_404(ResourcePage, pk=kwargs["pk"], alias_of=None, live=True).specific
        self.may_appoint = self.text.permissions_for_user(request.user).can_publish()
        if not self.may_appoint and not may_confirm(self.text, self.person):
            # Not a word of a text that one may not know of.
            raise Http404

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note that the text is right, or who keeps it so."""
        if "email" in request.POST and self.may_appoint:
            return self._appoint(StewardForm(request.POST))
        return self._confirm(ConfirmForm(request.POST))

    def _confirm(self, form: ConfirmForm) -> HttpResponse:
        if form.is_valid():
            try:
                confirm(self.text, actor=self.person, now=clock.now(), **form.cleaned_data)
            except RuleError as error:
                form.add_error("review_on", str(error.message))
        if form.errors:
            return self.render_to_response(self.get_context_data(confirm_form=form), status=422)
        messages.success(self.request, _("Genoteerd: de tekst is nog steeds juist."))
        return redirect(reverse("review_text", args=[self.text.pk]))

    def _appoint(self, form: StewardForm) -> HttpResponse:
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(steward_form=form), status=422)
        person = form.cleaned_data["email"]
        appoint(self.text, person, actor=self.person, now=clock.now())
        messages.success(self.request, _("Opgeslagen wie deze tekst nakijkt."))
        return redirect(reverse("review_text", args=[self.text.pk]))

    def get_page_title(self) -> str:
        """What the screen is for."""
        return str(TITLE)

    def get_page_subtitle(self) -> str:
        """Which text it is about."""
        return str(self.text.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the list of work."""
        return [
            {"url": reverse("texts_to_review"), "label": str(LIST_TITLE)},
            {"url": "", "label": self.text.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The text, and the two forms."""
        today, steward = clock.today(), steward_of(self.text)
        context: dict[str, Any] = {
            "confirm_form": ConfirmForm(initial={"review_on": next_review(today)}),
            "steward_form": StewardForm(initial={"email": steward.email if steward else ""}),
            **super().get_context_data(**kwargs),
        }
        overdue = is_overdue(self.text.review_on, today=today)
        shown = {"text": self.text, "is_overdue": overdue, "may_appoint": self.may_appoint}
        return context | shown | {"statuses": statuses_of(self.text)}


class ReviewListView(WagtailAdminTemplateMixin, TemplateView):
    """The texts of this editor that must be looked at, longest over first."""

    template_name = "resources/cms/reviews.html"
    page_title = LIST_TITLE
    header_icon = "check"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where this page is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": LIST_TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The texts that the person may publish or keeps true."""
        today = clock.today()
        texts = texts_of(self.request.user, today=today)
        rows = [{"text": one, "is_overdue": is_overdue(one.review_on, today=today)} for one in texts]
        return {**super().get_context_data(**kwargs), "rows": rows}


def texts_of(user: Any, *, today: date) -> ResourceQuerySet:
    """What *user* must look at soon or should have: texts that they may publish, or keep true."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "publish")
    return texts_to_review(today=today).filter(Q(pk__in=mine.values("pk")) | Q(steward__person=user))


def overdue_texts(user: Any, now: datetime) -> Listed:
    """What *user* should have looked at, longest over first."""
    today = clock.today(now)
    late = texts_of(user, today=today).filter(review_on__lt=today)
    return Listed.of([Todo(text.title, reverse("review_text", args=[text.pk])) for text in late])


register_todo(TodoList("review", 25, LIST_TITLE, overdue_texts))


def review_list_item() -> MenuItem:
    """The list in the menu of reports."""
    return MenuItem(LIST_TITLE, reverse_lazy("texts_to_review"), name="review", icon_name="check", order=910)


def review_button(page: Page, user: Any) -> Iterator[Button]:
    """From a live text of the library to the screen where one says that it is right."""
    is_text = issubclass(page.specific_class or Page, ResourcePage) and page.live and page.alias_of_id is None
    if is_text and page.permissions_for_user(user).can_publish():
        yield Button(TITLE, reverse("review_text", args=[page.pk]), icon_name="check", priority=15)
