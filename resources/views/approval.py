"""The page behind the link in the mail to the owner of a text: read, and answer once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import FileField
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cop_platform.core import clock
from cop_platform.core.dates import day_text
from cop_platform.core.name_field import NameField
from cop_platform.media.models import SiteDocument, SiteRendition
from cop_platform.media.views.answer import private_answer
from resources.domain.approval import LinkClosed, LinkUnknown, answer, found, note_opening
from resources.domain.approval.answering import CommentMissing, refuse_closed
from resources.models import OwnerApproval

# The address is a secret; "same-origin" because the protection against forged forms reads it.
DISCREET = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}
YES, NO = "akkoord", "niet-akkoord"


class AnswerForm(forms.Form):
    """Who answers, and what they want to say."""

    name = NameField(label=gettext_lazy("Uw naam"), max_length=120)
    comment = forms.CharField(
        label=gettext_lazy("Opmerking"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Niet akkoord? Schrijf dan op wat er anders moet."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """``/goedkeuren/<token>/``: reading changes nothing; a POST answers, once."""
    approval = found(token)
    try:
        refuse_closed(approval, now=clock.now())
        return _discreet(
            _answered(request, approval) if request.method == "POST" else _read(request, approval)
        )
    except LinkClosed as error:
        return _discreet(render(request, "resources/approval/closed.html", {"error": error}, status=410))


@require_safe
@never_cache
def picture(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A picture in the text, as long as the text may be read."""
    return _file(request, token, pk, "renditions", SiteRendition, is_attached=False)


@require_safe
@never_cache
def document(request: HttpRequest, token: str, pk: int) -> HttpResponseBase:
    """A document in the text, likewise."""
    return _file(request, token, pk, "documents", SiteDocument, is_attached=True)


def _file(
    request: HttpRequest, token: str, pk: int, listed: str, model: Any, *, is_attached: bool
) -> HttpResponseBase:
    try:
        approval = found(token)
        refuse_closed(approval, now=clock.now())
    except (LinkUnknown, LinkClosed) as error:
        raise Http404 from error
    if pk not in getattr(approval, listed):
        raise Http404
    file: FileField = get_object_or_404(model, pk=pk).file
    try:
        return _discreet(private_answer(request, file, is_attached))
    except FileNotFoundError as error:
        raise Http404 from error


def _read(request: HttpRequest, approval: OwnerApproval) -> HttpResponse:
    if request.method == "GET":
        note_opening(approval, now=clock.now())
    return _page(request, approval, AnswerForm())


def _answered(request: HttpRequest, approval: OwnerApproval) -> HttpResponse:
    form, said = AnswerForm(request.POST), request.POST.get("antwoord")
    if said not in (YES, NO):
        form.add_error(None, _("Kies “Akkoord” of “Niet akkoord”."))
    if not form.is_valid():
        return _page(request, approval, form, status=422)
    try:
        row = answer(approval, is_approved=said == YES, **form.cleaned_data, now=clock.now())
    except CommentMissing as error:
        form.add_error("comment", str(error.message))
        return _page(request, approval, form, status=422)
    return render(request, "resources/approval/thanks.html", {"approval": row})


def _page(
    request: HttpRequest, approval: OwnerApproval, form: AnswerForm, *, status: int = 200
) -> HttpResponse:
    until = day_text(clock.local(approval.expires_at).date())
    context = {"approval": approval, "form": form, "until": until}
    return render(request, "resources/approval/approve.html", context, status=status)


def _discreet(response: Any) -> Any:
    for name, value in DISCREET.items():
        response.headers[name] = value
    return response
