"""Somebody who is not on the list."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from cop_platform.core.name_field import NameField
from events.domain.attendance import Arrival
from events.domain.attendance import walk_in as let_walk_in
from events.domain.attendance.errors import HasNoSeat
from events.models import Seating
from events.views.door.entrance import at_the_door, frame, person
from events.views.door.pages import read_or_post


class WalkInForm(forms.Form):
    """Who stands at the door; *key* makes that sending twice is one person."""

    name = NameField(label=gettext_lazy("Naam"), max_length=150)
    email = forms.EmailField(
        label=gettext_lazy("E-mailadres"),
        required=False,
        help_text=gettext_lazy("Alleen nodig voor post achteraf, zoals een bewijs van deelname."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)


@read_or_post
@never_cache
@at_the_door
def walk_in(request: HttpRequest, seating: Seating) -> HttpResponse:
    """``/inchecken/7/binnenloper/``: a form; when it is full it asks whether the person comes in anyway."""
    form = WalkInForm(request.POST if request.method == "POST" else None, initial={"key": uuid.uuid4()})
    refusal: RuleError | None = None
    if form.is_valid():
        try:
            arrival = _let_in(request, seating, form)
        except RuleError as error:
            refusal = error
        else:
            messages.success(request, _("%(name)s is binnen.") % {"name": arrival.registration.full_name})
            return redirect("check_in", pk=seating.pk)
    context = {**frame(seating, _("Niet aangemeld")), "form": form, "refusal": refusal}
    context["is_full"] = isinstance(refusal, HasNoSeat)
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "events/door/walk_in.html", context, status=status)


def _let_in(request: HttpRequest, seating: Seating, form: WalkInForm) -> Arrival:
    facts: dict[str, Any] = {**form.cleaned_data, "anyway": "anyway" in request.POST}
    return let_walk_in(seating, by=person(request), now=clock.now(), **facts)
