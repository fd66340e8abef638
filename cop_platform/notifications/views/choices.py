"""People choose which mails they get."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from cop_platform.notifications.domain.refusing import switch_off, switch_on, switched_off
from cop_platform.notifications.kinds import optional_kinds


class ChoicesForm(forms.Form):
    """The kinds of mail that can be switched off; those that are ticked are wanted."""

    wanted = forms.MultipleChoiceField(
        label=gettext_lazy("Deze mails krijgt u"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind.code, kind.name) for kind in optional_kinds()]
        cast(forms.MultipleChoiceField, self.fields["wanted"]).choices = kinds


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def mail_choices(request: HttpRequest) -> HttpResponse:
    """Which mails the person gets, and a form to change that."""
    person = cast(User, request.user)
    form = ChoicesForm(
        request.POST if request.method == "POST" else None, initial={"wanted": _wanted(person)}
    )
    if form.is_valid():
        _store(person, set(form.cleaned_data["wanted"]))
        messages.success(request, _("Uw keuze is opgeslagen."))
        return redirect("mail_choices")
    trail = [{"label": _("Mijn pagina"), "url": language_path("/mijn/")}, {"label": _("Mijn meldingen")}]
    context = {"form": form, "kinds": optional_kinds(), "breadcrumbs": trail}
    return render(request, "notifications/choices.html", context, status=422 if form.errors else 200)


def _wanted(person: User) -> list[str]:
    off = switched_off(person)
    return [kind.code for kind in optional_kinds() if kind.code not in off]


def _store(person: User, wanted: set[str]) -> None:
    for kind in optional_kinds():
        if kind.code in wanted:
            switch_on(kind.code, whom=person)
        else:
            switch_off(kind.code, whom=person, now=clock.now())
