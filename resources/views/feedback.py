"""A reader on one section of a chapter: useful or not, and what should change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from cop_platform.core.navigation import language_path
from resources import texts
from resources.domain.feedback import Giver, suggest, vote, vote_of
from resources.domain.feedback.giving import LONGEST
from resources.domain.reading import chapter_called
from resources.models import ChapterPage, HandbookPage
from resources.values import Heading
from resources.views.feedback_limits import SUGGESTIONS, VOTES, refuse_too_often
from resources.views.visitor_key import keep_key, new_key, visitor_key

ANSWERS = {"ja": True, "nee": False}


class SuggestionForm(forms.Form):
    """What should change."""

    # A browser would draw the empty field as a mistake.
    use_required_attribute = False

    suggestion = forms.CharField(
        label=gettext_lazy("Uw suggestie"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Schrijf op wat er beter kan.")},
        help_text=gettext_lazy(
            "Wat klopt er niet, of wat mist u? Schrijf geen namen of gegevens van klanten op."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def section_feedback(request: HttpRequest, slug: str, chapter: str, anchor: str) -> HttpResponse:
    """``…/reactie/<anchor>/``: what the visitor said of a section, and room for a suggestion."""
    found, section = section_at(request.user, slug, chapter, anchor)
    if request.method != "POST":
        return _page(request, found, section, SuggestionForm())
    if request.POST.get("oordeel") in ANSWERS:
        return count_vote(request, found, section, _giver(request))
    return _suggested(request, found, section)


def section_at(user: Any, slug: str, chapter: str, anchor: str) -> tuple[ChapterPage, Heading]:
    """The chapter and section of this address; Http404 for one that is not there, or not for *user*."""
    handbook = HandbookPage.objects.visible_to(user).filter(slug=slug).first()
    found = chapter_called(chapter, handbook, user) if handbook else None
    headings = texts.contents(texts.headings_of(found.anchors, found.body)) if found else []
    section = next((one for one in headings if one.anchor == anchor), None)
    if found is None or section is None:
        raise Http404(f"no section {anchor}")
    return found, section


def count_vote(request: HttpRequest, chapter: ChapterPage, section: Heading, giver: Giver) -> HttpResponse:
    """Count the vote of *giver*, and lead to thanks; a visitor gets a key if their browser has none."""
    refuse_too_often(request, VOTES)
    is_useful = ANSWERS[request.POST["oordeel"]]
    vote(chapter, section, is_useful=is_useful, giver=giver, now=clock.now())
    answer = redirect(reverse("section_feedback", kwargs=resolve(request.path_info).kwargs))
    if giver.person is None:
        keep_key(answer, giver.visitor)
    return answer


def visitor(request: HttpRequest) -> Giver:
    """Who votes without an account."""
    return Giver(visitor=visitor_key(request) or new_key())


def _giver(request: HttpRequest) -> Giver:
    person = _person(request)
    return Giver(person=person) if person else visitor(request)


def _person(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None


def _suggested(request: HttpRequest, chapter: ChapterPage, section: Heading) -> HttpResponse:
    form, person = SuggestionForm(request.POST), _person(request)
    if not form.is_valid():
        return _page(request, chapter, section, form, status=422)
    try:
        refuse_too_often(request, SUGGESTIONS)
        suggest(chapter, section, text=form.cleaned_data["suggestion"], person=person, now=clock.now())
    except RuleError as error:
        form.add_error("suggestion", str(error.message))
        return _page(request, chapter, section, form, status=error.status)
    messages.success(request, _("Bedankt. Uw suggestie gaat naar wie deze tekst bijhoudt."))
    return redirect(request.path)


def _page(
    request: HttpRequest, chapter: ChapterPage, section: Heading, form: SuggestionForm, *, status: int = 200
) -> HttpResponse:
    url = f"{chapter.get_url(request)}#{section.anchor}"
    trail = [
        {"label": _("Bibliotheek"), "url": language_path("/bibliotheek/")},
        {"label": chapter.title, "url": url},
        {"label": _("Uw reactie")},
    ]
    giver = Giver(person=_person(request), visitor=visitor_key(request))
    context = {
        "chapter": chapter,
        "section": section,
        "url": url,
        "form": form,
        "vote": vote_of(giver, chapter, section),
        "breadcrumbs": trail,
        "nav_section": "bibliotheek",
    }
    return render(request, "resources/section_feedback.html", context, status=status)
