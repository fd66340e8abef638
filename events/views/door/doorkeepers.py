"""An organiser says who may check people in."""

from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cop_platform.core import clock
from cop_platform.core.clock import AMSTERDAM
from events.domain.attendance.doorkeepers import appoint, dismiss
from events.domain.attendance.listing import closes_at
from events.models import Seating
from events.views.door.entrance import frame, organiser_only, person
from events.views.door.pages import read_or_post

LONGEST = timedelta(days=400)


class DoorkeeperForm(forms.Form):
    """Whom, and up to and including which day."""

    email = forms.EmailField(
        label=gettext_lazy("E-mailadres van de helper"),
        help_text=gettext_lazy("Het adres waarmee de helper hier inlogt, of een account maakt."),
    )
    until = forms.DateField(
        label=gettext_lazy("Tot en met"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_until(self) -> datetime:
        """The end of that day in Amsterdam; refuses what is over and what is too far off."""
        end = datetime.combine(self.cleaned_data["until"], time.max, AMSTERDAM)
        if not clock.now() < end < clock.now() + LONGEST:
            raise forms.ValidationError(_("Kies een dag vanaf vandaag, hoogstens een jaar vooruit."))
        return end


@read_or_post
@never_cache
@organiser_only
def doorkeepers(request: HttpRequest, seating: Seating) -> HttpResponse:
    """``/inchecken/7/helpers/``: who helps at the door of this meeting, and a form to ask somebody."""
    now = clock.now()
    last_day = clock.local(closes_at(seating, now)).date()
    form = DoorkeeperForm(request.POST if request.method == "POST" else None, initial={"until": last_day})
    if form.is_valid():
        email, until = form.cleaned_data["email"], form.cleaned_data["until"]
        appoint(seating.event, email, by=person(request), now=now, until=until)
        text = _("%(email)s mag nu inchecken. Stuur zelf het adres van het inchecken; het staat hieronder.")
        messages.success(request, text % {"email": email})
        return redirect("doorkeepers", pk=seating.pk)
    helpers = seating.event.doorkeepers.current(now)
    context = {**frame(seating, _("Helpers bij de deur")), "form": form, "helpers": helpers}
    context["door_url"] = settings.SITE_URL + reverse("check_in", args=[seating.pk])
    return render(request, "events/door/doorkeepers.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
@organiser_only
def dismiss_doorkeeper(request: HttpRequest, seating: Seating, helper: int) -> HttpResponse:
    """Ends what this helper may do, at once."""
    dismiss(seating.event, helper)
    messages.success(request, _("Deze helper kan niet meer inchecken."))
    return redirect("doorkeepers", pk=seating.pk)
