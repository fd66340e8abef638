"""One suggestion of a reader in the CMS: a draft in one click, an answer, or away with it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.choosers import ReadView
from cop_platform.core.errors import RuleError
from resources.cms.feedback_rights import suggestions_for
from resources.domain import feedback
from resources.models import Suggestion
from resources.remarks import remark_place

# What the buttons say.
MENDED, DECLINED, PROPOSED, REMOVED = "verwerkt", "niet", "voorstel", "weg"


class AnswerForm(forms.Form):
    """What the reader is told."""

    answer = forms.CharField(
        label=gettext_lazy("Antwoord aan de lezer"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SuggestionView(ReadView):
    """``inspect/<pk>/``: one suggestion; a POST makes a draft of it, answers it or takes it away."""

    page_title = gettext_lazy("Suggestie van een lezer")
    template_name = "resources/cms/suggestion.html"
    object: Suggestion

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse who may not read it."""
        super().setup(request, *args, **kwargs)
        if not suggestions_for(request.user).filter(pk=self.object.pk).exists():
            raise PermissionDenied
        self.person = cast(User, request.user)

    def may_write(self) -> bool:
        """Whether the person may make a draft of the chapter."""
        return bool(self.object.page.permissions_for_user(self.request.user).can_edit())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The suggestion, the votes on its section, and what may be done."""
        useful, useless = feedback.tally_of(self.object)
        return {
            "answer_form": AnswerForm(),
            **super().get_context_data(**kwargs),
            "useful": useful,
            "useless": useless,
            "may_write": self.may_write(),
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.object.page_id]),
            "text_url": f"{self.object.page.url}#{self.object.anchor}",
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says; a refusal of the rules comes back with what was typed."""
        form, act = AnswerForm(request.POST), request.POST.get("besluit")
        try:
            if act == PROPOSED:
                return self._propose()
            if act == REMOVED:
                return self._remove()
            if form.is_valid() and act in (MENDED, DECLINED):
                self._answer(form.cleaned_data["answer"], is_mended=act == MENDED)
                return redirect(request.path)
        except feedback.AlreadyClosed as error:
            messages.error(request, str(error.message))
            return redirect(request.path)
        except RuleError as error:
            form.is_valid()
            form.add_error("answer", str(error.message))
        return self.render_to_response(self.get_context_data(answer_form=form), status=422)

    def _propose(self) -> HttpResponse:
        chapter = self.object.page
        if not self.may_write():
            raise PermissionDenied
        if chapter.permissions_for_user(self.request.user).page_locked():
            messages.error(
                self.request, _("Dit hoofdstuk is op slot. Haal het slot eraf, of vraag wie dat kan.")
            )
            return redirect(reverse("wagtailadmin_pages:edit", args=[chapter.pk]))
        draft = chapter.get_latest_revision_as_object()
        offer, place = feedback.offer_of(self.object), remark_place(draft, self.object.anchor)
        made = feedback.propose(draft, offer, place, actor=self.person, now=clock.now())
        messages.success(self.request, _("Er is een concept. De suggestie staat bij de opmerkingen."))
        edit_url = reverse("wagtailadmin_pages:edit", args=[chapter.pk])
        # The form opens with this remark in view.
        return redirect(f"{edit_url}?comment={made.remark_id}")

    def _answer(self, text: str, *, is_mended: bool) -> None:
        feedback.answer(self.object, is_mended=is_mended, text=text, actor=self.person, now=clock.now())
        has_mail = self.object.person_id is not None
        done = _("Beantwoord. De lezer krijgt een mail.") if has_mail else _("Beantwoord.")
        messages.success(self.request, done)

    def _remove(self) -> HttpResponse:
        feedback.remove(self.object, actor=self.person)
        messages.success(self.request, _("De suggestie is verwijderd."))
        return redirect(reverse("wagtailsnippets_resources_suggestion:list"))
