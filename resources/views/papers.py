"""PDFs of the library, and the page of a room card."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core.navigation import language_path
from cop_platform.media.views.answer import private_answer, public_answer
from resources.domain.cards import cards_in
from resources.domain.papers import NoPaper, paper_of, paper_of_edition
from resources.domain.reading import chapter_called
from resources.models import ChapterPage, EditionPaper, HandbookPage, Paper
from resources.paper.pages import card_context
from resources.views.editions import edition_or_404


@require_safe
def handbook_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """``/bibliotheek/<handbook>.pdf``."""
    return _file(request, _handbook(request, slug))


@require_safe
def chapter_pdf(request: HttpRequest, slug: str, chapter: str) -> HttpResponseBase:
    """``/bibliotheek/<handbook>/<chapter>.pdf``."""
    return _file(request, _chapter(request, _handbook(request, slug), chapter))


@require_safe
def edition_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """``/bibliotheek/<handbook>/uitgaven/<number>.pdf``: the same file for ever."""
    return _found(request, paper_of_edition(edition_or_404(request, slug, number), request.user))


@require_safe
def room_card_pdf(request: HttpRequest, slug: str, chapter: str, card: str) -> HttpResponseBase:
    """``/bibliotheek/<handbook>/<chapter>/kaart/<card>.pdf``."""
    return _file(request, _chapter(request, _handbook(request, slug), chapter), card)


@require_safe
def room_card(request: HttpRequest, slug: str, chapter: str, card: str) -> HttpResponse:
    """``/bibliotheek/<handbook>/<chapter>/kaart/<card>/``: a page that prints on one sheet."""
    handbook = _handbook(request, slug)
    page = _chapter(request, handbook, chapter)
    block = cards_in(page.body).get(card)
    if block is None:
        raise Http404(f"no card {card}")
    paper = paper_of(page, request.user, card)
    context = {**card_context(page, handbook, block), "paper": paper, "nav_section": "bibliotheek"}
    context["pdf_url"] = f"{request.path.rstrip('/')}.pdf"
    context["breadcrumbs"] = [
        {"label": _("Bibliotheek"), "url": language_path("/bibliotheek/")},
        {"label": handbook.title, "url": handbook.url},
        {"label": page.title, "url": page.url},
        {"label": _("Gesprekskaart")},
    ]
    return render(request, "resources/room_card.html", context)


def _handbook(request: HttpRequest, slug: str) -> HandbookPage:
    found = HandbookPage.objects.visible_to(request.user).filter(slug=slug).first()
    if found is None:
        raise Http404(f"no handbook {slug}")
    return found


def _chapter(request: HttpRequest, handbook: HandbookPage, slug: str) -> ChapterPage:
    found = chapter_called(slug, handbook, request.user)
    if found is None:
        raise Http404(f"no chapter {slug}")
    return found


def _file(request: HttpRequest, page: Any, card: str = "") -> HttpResponseBase:
    """The PDF of *page*.  What everybody may see does not look at who asks: any cache may keep it."""
    return _found(request, paper_of(page, request.user, card))


def _found(request: HttpRequest, paper: Paper | EditionPaper | None) -> HttpResponseBase:
    if paper is None:
        raise NoPaper
    try:
        return _answer(request, paper)
    except FileNotFoundError as error:
        raise NoPaper from error


def _answer(request: HttpRequest, paper: Paper | EditionPaper) -> HttpResponseBase:
    if paper.is_shown_to(AnonymousUser()):
        return public_answer(request, paper.file, is_attached=True)
    return private_answer(request, paper.file, is_attached=True)
