"""Writing to the people of a date: first look, then a trial to oneself, then send."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from events.cms.people.base import PeopleScreen
from events.cms.people.listing import name_of
from events.domain.letters import Readers, letter, readers_of, send_letter, send_trial, was_sent


class LetterForm(forms.Form):
    """A letter; *key* makes that a second click sends nothing more, *seen* tells what was looked at."""

    readers = forms.ChoiceField(label=gettext_lazy("Aan wie"), choices=Readers.choices)
    subject = forms.CharField(label=gettext_lazy("Onderwerp"), max_length=150)
    text = forms.CharField(
        label=gettext_lazy("Bericht"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Gewone tekst. Een lege regel maakt een nieuwe alinea."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    @property
    def fingerprint(self) -> str:
        """Stands for the words and for whom they are."""
        words = "\0".join(self.cleaned_data[name] for name in ("readers", "subject", "text"))
        return sha256(words.encode()).hexdigest()

    @property
    def was_seen(self) -> bool:
        """Whether the letter is as it was shown."""
        return bool(self.cleaned_data["seen"] == self.fingerprint)

    def shown(self) -> LetterForm:
        """The form beside the mail that is looked at: the letter can be sent now, also after another one."""
        key = uuid4() if was_sent(self.cleaned_data["key"]) else self.cleaned_data["key"]
        form = LetterForm({**self.cleaned_data, "key": key, "seen": self.fingerprint})
        form.is_valid()
        return form


class WriteView(PeopleScreen):
    """The form, with the mail as it will look below it once there is something to see."""

    template_name = "events/cms/people/write.html"

    def get_page_title(self) -> str:
        """What the screen is for."""
        return _("Deelnemers mailen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form as it is, or a new one."""
        context = super().get_context_data(**kwargs)
        context.setdefault("form", LetterForm(initial={"key": uuid4()}))
        return context | {"name": name_of(self.seating_or_404())}

    def post(self, request: HttpRequest, pk: int, seating: int) -> HttpResponse:
        """Show, try or send, as the button says."""
        form = LetterForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if "send" in request.POST and form.was_seen:
            return self._send(form)
        if "send" in request.POST:
            text = _("Dit is de mail zoals die nu is. Klopt die, verstuur die dan.")
            messages.warning(request, text)
        if "trial" in request.POST:
            self._try(form)
        return self.render_to_response(self.get_context_data(form=form.shown(), **self._preview(form)))

    def _preview(self, form: LetterForm) -> dict[str, Any]:
        readers = Readers(form.cleaned_data["readers"])
        mail = letter(self.seating_or_404(), form.cleaned_data["subject"], form.cleaned_data["text"])
        return {"mail": mail, "number": readers_of(self.seating_or_404(), readers).count()}

    def _try(self, form: LetterForm) -> None:
        facts: dict[str, Any] = self._words(form)
        send_trial(self.seating_or_404(), **facts, to=self.request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(self.request, _("De proefmail gaat naar uw eigen adres."))

    def _send(self, form: LetterForm) -> HttpResponse:
        seating, readers = self.seating_or_404(), Readers(form.cleaned_data["readers"])
        facts: dict[str, Any] = self._words(form) | {"by": self.request.user, "now": clock.now()}
        try:
            number = send_letter(seating, readers, **facts)
        except RuleError as error:
            form.add_error("readers", str(error.message))
            return self.render_to_response(self.get_context_data(form=form), status=error.status)
        text = ngettext(
            "De mail gaat naar %(number)d persoon.", "De mail gaat naar %(number)d mensen.", number
        )
        messages.success(self.request, text % {"number": number})
        return redirect("event_people:of", self.meeting.pk, seating.pk)

    def _words(self, form: LetterForm) -> dict[str, str | UUID]:
        return {name: form.cleaned_data[name] for name in ("subject", "text", "key")}


def _sent(number: int) -> str:
    text = ngettext("De mail gaat naar %(number)d persoon.", "De mail gaat naar %(number)d mensen.", number)
    return text % {"number": number}
