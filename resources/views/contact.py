"""The page behind the link in the mail to a contact person: agree, change, withdraw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cop_platform.core import clock
from cop_platform.core.name_field import NameField
from resources.domain import contacts
from resources.models import PracticeContact
from resources.views.approval import DISCREET

YES, NO = "ja", "nee"


class ContactForm(forms.Form):
    """What readers will see."""

    name = NameField(label=gettext_lazy("Uw naam"), max_length=120)
    role = NameField(label=gettext_lazy("Uw functie"), max_length=150, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def practice_contact(request: HttpRequest, token: str) -> HttpResponse:
    """``/contactpersoon/<token>/``: reading changes nothing; a POST agrees or withdraws, again and again."""
    contact = contacts.found(token, now=clock.now())
    is_answer = request.method == "POST"
    response = _answered(request, contact) if is_answer else _page(request, contact, _form(contact))
    for name, value in DISCREET.items():
        response.headers[name] = value
    return response


def _form(contact: PracticeContact) -> ContactForm:
    return ContactForm(initial={"name": contact.name, "role": contact.role or contact.practice.contact_role})


def _answered(request: HttpRequest, contact: PracticeContact) -> HttpResponse:
    said = request.POST.get("antwoord")
    if said == NO:
        contacts.withdraw(contact)
        return _thanks(request, contact, is_shown=False)
    form = ContactForm(request.POST)
    if said != YES:
        form.add_error(None, _("Kies of u contactpersoon wilt zijn."))
    if not form.is_valid():
        return _page(request, contact, form, status=422)
    contacts.agree(contact, **form.cleaned_data, now=clock.now())
    return _thanks(request, contact, is_shown=True)


def _thanks(request: HttpRequest, contact: PracticeContact, *, is_shown: bool) -> HttpResponse:
    return render(request, "resources/contact/thanks.html", {"contact": contact, "is_shown": is_shown})


def _page(request: HttpRequest, contact: PracticeContact, form: Any, *, status: int = 200) -> HttpResponse:
    return render(request, "resources/contact/ask.html", {"contact": contact, "form": form}, status=status)
