"""The contact person of a good practice in the CMS: ask, see what became of it, remove."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from resources.domain import contacts
from resources.models import PracticeContact, PracticePage

TITLE = gettext_lazy("Contactpersoon")


class AskForm(forms.Form):
    """Whom to ask."""

    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        help_text=gettext_lazy(
            "Deze persoon krijgt een mail met een vraag. Lezers zien niets voordat het antwoord ja is."
        ),
    )


class ContactView(WagtailAdminTemplateMixin, TemplateView):
    """Who can be asked about this practice?"""

    template_name = "resources/cms/contact.html"
    header_icon = "user"
    practice: PracticePage

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse whoever may not publish the practice, as if there were none."""
        super().setup(request, *args, **kwargs)
        self.practice = get_object_or_404(PracticePage, pk=kwargs["pk"], alias_of=None)
        if not self.practice.permissions_for_user(request.user).can_publish():
            raise Http404

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask somebody, or remove who is there."""
        if "weg" in request.POST:
            contacts.remove(self.practice, actor=request.user)
            messages.success(request, _("De contactpersoon is weggehaald en gewist."))
            return redirect(reverse("ask_contact", args=[self.practice.pk]))
        return self._ask(AskForm(request.POST))

    def _ask(self, form: AskForm) -> HttpResponse:
        if form.is_valid():
            try:
                contacts.ask(self.practice, actor=self.request.user, now=clock.now(), **form.cleaned_data)
            except RuleError as error:
                form.add_error("email", str(error.message))
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(self.request, _("De vraag is verstuurd."))
        return redirect(reverse("ask_contact", args=[self.practice.pk]))

    def get_page_title(self) -> str:
        """What the screen is for."""
        return str(TITLE)

    def get_page_subtitle(self) -> str:
        """Which practice it is about."""
        return str(self.practice.title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the form of the practice."""
        form = reverse("wagtailadmin_pages:edit", args=[self.practice.pk])
        return [{"url": form, "label": self.practice.title}, {"url": "", "label": str(TITLE)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who was asked, and the form to ask."""
        row = PracticeContact.objects.of(self.practice).current(clock.now()).first()
        return {"form": AskForm(), **super().get_context_data(**kwargs), "contact": row}


def contact_button(page: Page, user: Any) -> Iterator[Button]:
    """From a practice to its contact person."""
    is_practice = issubclass(page.specific_class or Page, PracticePage) and page.alias_of_id is None
    if is_practice and page.live and page.permissions_for_user(user).can_publish():
        yield Button(TITLE, reverse("ask_contact", args=[page.pk]), icon_name="user", priority=16)
