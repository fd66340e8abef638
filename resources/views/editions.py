"""The editions of a handbook: the list, one of them, one of its chapters."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.contrib.redirects.models import Redirect

from cop_platform.core.navigation import language_path
from resources.domain.chapters import neighbours
from resources.domain.editions import ChapterChange, changes_between, compare, folded, newest_edition
from resources.domain.papers import paper_of_edition
from resources.domain.reading import present_address
from resources.models import Edition, EditionChapter, HandbookPage
from resources.values import ChapterLink


@require_safe
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition of a handbook, newest first: what changed, and when."""
    handbook = handbook_or_404(request, slug)
    rows = Edition.objects.visible_to(request.user).filter(handbook=handbook).defer("html")
    context = {"handbook": handbook, "editions": rows.order_by("-number")}
    return _show(request, "list", context, _trail(handbook))


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The handbook's own page in an edition, and its chapters."""
    found = edition_or_404(request, slug, number)
    present = present_address(found.handbook, None, request.user)
    paper = paper_of_edition(found, request.user)
    context = {"html": found.html, "chapters": _links(request, found), "present": present, "paper": paper}
    return _show(request, "edition", _about(found) | context, _trail(found.handbook, found))


@require_safe
def chapter(request: HttpRequest, slug: str, number: int, chapter: str) -> HttpResponse:
    """A chapter in an edition."""
    found = edition_or_404(request, slug, number)
    row = EditionChapter.objects.visible_to(request.user).filter(edition=found, slug=chapter).first()
    if row is None:
        raise Http404(f"no chapter {chapter} in edition {number}")
    chapters = [replace(link, current=link.number == row.number) for link in _links(request, found)]
    before, after = neighbours(chapters)
    context = {
        "html": row.html,
        "chapter": row,
        "chapters": chapters,
        "previous": before,
        "next": after,
        "present": present_address(found.handbook, row.page_key, request.user),
    }
    return _show(request, "chapter", _about(found) | context, _trail(found.handbook, found, row))


@require_safe
def changes(request: HttpRequest, slug: str, older: int, newer: int) -> HttpResponse:
    """What became of each chapter between two editions, and what changed on the handbook's own page."""
    before, after = _two(request, slug, older, newer)
    comparison = compare(before.html, after.html)
    context = {"older": before, "newer": after, "handbook": after.handbook, "comparison": comparison}
    context |= {"chapters": _changes(request, before, after), "stretches": folded(comparison.passages)}
    return _show(request, "changes", context, _trail(after.handbook, (before, after)))


@require_safe
def chapter_changes(request: HttpRequest, slug: str, older: int, newer: int, chapter: str) -> HttpResponse:
    """What changed in a chapter between two editions, word by word."""
    before, after = _two(request, slug, older, newer)
    found = next((one for one in _changes(request, before, after) if one.chapter.slug == chapter), None)
    if found is None:
        raise Http404(f"no chapter {chapter} in editions {older} and {newer}")
    context = {"older": before, "newer": after, "handbook": after.handbook, "change": found}
    context |= {
        "stretches": folded(found.comparison.passages),
        "present": present_address(after.handbook, found.chapter.page_key, request.user),
    }
    return _show(request, "chapter_changes", context, _trail(after.handbook, (before, after), found.chapter))


def handbook_or_404(request: HttpRequest, slug: str) -> HandbookPage:
    """The handbook that has this address, or had it: a reference to an edition must keep arriving."""
    books = HandbookPage.objects.visible_to(request.user).with_labels()
    found = books.filter(slug=slug).first()
    if found is None:
        old_path = Redirect.normalise_path(f"/bibliotheek/{slug}/")
        pages = Redirect.objects.filter(old_path=old_path).values("redirect_page")
        found = books.filter(pk__in=pages).first()
    if found is None:
        raise Http404(f"no handbook {slug}")
    return found


def edition_or_404(request: HttpRequest, slug: str, number: int) -> Edition:
    """Edition *number* of the handbook, with that handbook."""
    handbook = handbook_or_404(request, slug)
    found = Edition.objects.visible_to(request.user).filter(handbook=handbook, number=number).first()
    if found is None:
        raise Http404(f"no edition {number} of {slug}")
    # The one that is at hand, with its labels.
    found.handbook = handbook
    return found


def _two(request: HttpRequest, slug: str, older: int, newer: int) -> tuple[Edition, Edition]:
    """Two editions, the older one first; the other way round is no address."""
    if older >= newer:
        raise Http404(f"{older} is not before {newer}")
    handbook = handbook_or_404(request, slug)
    rows = Edition.objects.visible_to(request.user).filter(handbook=handbook)
    found = {row.number: row for row in rows.filter(number__in=(older, newer))}
    if len(found) < 2:
        raise Http404(f"no editions {older} and {newer} of {slug}")
    found[newer].handbook = handbook
    return found[older], found[newer]


def _changes(request: HttpRequest, before: Edition, after: Edition) -> list[ChapterChange]:
    chapters = EditionChapter.objects.visible_to(request.user)
    return changes_between(chapters.filter(edition=before), chapters.filter(edition=after))


def _about(found: Edition) -> dict[str, Any]:
    return {"edition": found, "handbook": found.handbook, "newest": newest_edition(found.handbook)}


def _links(request: HttpRequest, found: Edition) -> list[ChapterLink]:
    rows = EditionChapter.objects.visible_to(request.user).filter(edition=found).defer("html")
    return [
        ChapterLink(row.title, _address(found, row.slug), row.intro, row.number)
        for row in rows.order_by("number")
    ]


def _address(found: Edition, chapter: str) -> str:
    return reverse("edition_chapter", args=[found.handbook.slug, found.number, chapter])


Place = Edition | EditionChapter | tuple[Edition, Edition]


def _trail(handbook: HandbookPage, *places: Place) -> list[dict[str, str]]:
    steps = [
        (_("Bibliotheek"), language_path("/bibliotheek/")),
        (handbook.title, handbook.url),
        (_("Uitgaven"), reverse("editions", args=[handbook.slug])),
    ]
    steps += [_step(handbook, place) for place in places]
    last = len(steps) - 1
    return [{"label": label, "url": "" if at == last else url} for at, (label, url) in enumerate(steps)]


def _step(handbook: HandbookPage, place: Place) -> tuple[str, str]:
    if isinstance(place, Edition):
        address = reverse("edition", args=[handbook.slug, place.number])
        return _("Uitgave %(number)s") % {"number": place.number}, address
    if isinstance(place, EditionChapter):
        return place.title, ""
    numbers = {"older": place[0].number, "newer": place[1].number}
    address = reverse("edition_changes", args=[handbook.slug, *numbers.values()])
    return _("Van uitgave %(older)s naar %(newer)s") % numbers, address


def _show(
    request: HttpRequest, name: str, context: dict[str, Any], trail: list[dict[str, str]]
) -> HttpResponse:
    context |= {"breadcrumbs": trail, "nav_section": "bibliotheek"}
    context["canonical"] = settings.SITE_URL + context.get("present", request.path)
    return render(request, f"resources/editions/{name}.html", context)
