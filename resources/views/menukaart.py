"""The chooser: four questions, three measures, all of it in the address and nothing kept."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cop_platform.core import clock
from resources.domain.menukaart.choosing import advise
from resources.domain.menukaart.loading import chooser
from resources.domain.menukaart.values import Map
from resources.models import Variant


class ChooserForm(forms.Form):
    """The questions of one chooser."""

    def __init__(self, *args: Any, found: Map, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in enumerate(found.questions, 1):
            wrong = gettext_lazy("Kies een van de antwoorden.")
            # An editor changed the answers since somebody sent the link.
            gone = gettext_lazy("Het antwoord uit uw link bestaat niet meer. Kies opnieuw.")
            self.fields[question.key] = forms.ChoiceField(
                label=f"{number}. {question.words}",
                choices=[(answer.key, capfirst(answer.label)) for answer in question.answers],
                widget=forms.RadioSelect,
                error_messages={"required": wrong, "invalid_choice": gone},
            )


@require_safe
def choose(request: HttpRequest, variant: str) -> HttpResponse:
    """The questions, or the measures that go with the answers in the address."""
    if variant not in Variant.values:
        raise Http404
    found = chooser(Variant(variant))
    is_answered = any(question.key in request.GET for question in found.questions)
    form = ChooserForm(request.GET if is_answered else None, found=found)
    context = {**_context(Variant(variant), found), "form": form}
    if is_answered and form.is_valid():
        return _result(request, found, form.cleaned_data, context)
    status = 400 if is_answered else 200
    return render(request, "resources/menukaart_choice.html", context, status=status)


def _result(
    request: HttpRequest, found: Map, answers: dict[str, str], context: dict[str, Any]
) -> HttpResponse:
    """The measures, and the address that leads to them without anything else that was asked."""
    address = request.build_absolute_uri(f"{request.path}?{urlencode(answers)}")
    said = [(question.words, question.label(answers[question.key])) for question in found.questions]
    told = {"advice": advise(found, answers), "address": address, "said": said, "today": clock.today()}
    return render(request, "resources/menukaart_result.html", {**context, **told})


def _context(variant: Variant, found: Map) -> dict[str, Any]:
    return {
        "variant": variant,
        "others": [other for other in Variant if other != variant],
        "has_cards": bool(found.questions and found.cards),
        "nav_section": "bibliotheek",
        "breadcrumbs": [{"label": _("Menukaart"), "url": reverse("menukaart")}, {"label": variant.label}],
    }
