"""Consultation on the site: what it is about, comments per chapter, and what was done with them."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from communities.staff import leads
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.errors import RuleError
from cop_platform.core.name_field import NameField
from cop_platform.core.navigation import language_path
from resources.domain import consultation as rules
from resources.domain.consultation.commenting import LONGEST
from resources.domain.reading import chapter_called
from resources.models import ChapterPage, ConsultationComment, HandbookPage


class CommentForm(forms.Form):
    """What somebody thinks of a chapter, and from which work they know."""

    # A browser draws what is required and empty as wrong, before anything was typed.
    use_required_attribute = False

    role = NameField(
        label=gettext_lazy("Uw rol"),
        max_length=100,
        help_text=gettext_lazy(
            "Bijvoorbeeld “klantmanager, middelgrote gemeente”. Anderen zien uw rol, niet uw naam. "
            "De redactie ziet uw naam wel."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Uw reactie"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Schrijf geen gegevens op waaraan een klant te herkennen is."),
    )


@dataclass(frozen=True)
class Round:
    """A handbook, and what the visitor learns of its consultation."""

    handbook: HandbookPage
    told: rules.Notice


@require_safe
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """``/bibliotheek/<handbook>/consultatie/``: the question, the chapters, and the reports."""
    found = _round(request, slug)
    chapters = rules.chapters_with_comments(found.told, found.handbook, request.user)
    reports = rules.reports(found.handbook, request.user)
    context = {
        "handbook": found.handbook,
        "told": found.told,
        "community": rules.community_for(found.told, request.user),
        "chapters": chapters,
        "reports": reports,
    }
    return _page(request, "overview", context, _trail(found.handbook))


@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: HttpRequest, slug: str, chapter: str) -> HttpResponse:
    """The comments on one chapter, for members; a POST adds one."""
    found = _round(request, slug)
    if not request.user.is_authenticated:
        return redirect_to_login(request.path)
    if not found.told.is_member:
        return redirect("consultation", slug)
    page = chapter_called(chapter, found.handbook, request.user)
    if page is None:
        raise Http404(f"no chapter {chapter}")
    if request.method == "POST":
        return _commented(request, found, page)
    return _chapter(request, found, page, CommentForm(initial={"role": _role_of(request.user)}))


@require_POST
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove one's own comment."""
    person = cast(User, request.user)
    said = get_object_or_404(ConsultationComment.objects.visible_to(person).filter(person=person), pk=pk)
    rules.take_back(said, person=person, now=clock.now())
    messages.success(request, _("Uw reactie is verwijderd."))
    return redirect(reverse("consultation_chapter", args=_place(said)))


@require_POST
@login_required
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a moderator of the community hide a comment."""
    said = get_object_or_404(
        ConsultationComment.objects.visible_to(request.user).select_related("consultation__community"), pk=pk
    )
    if not leads(said.consultation.community, request.user):
        raise Http404
    rules.hide(said, actor=cast(User, request.user), now=clock.now())
    messages.success(request, _("De reactie is verborgen. In het CMS zet u haar terug."))
    return redirect(reverse("consultation_chapter", args=_place(said)))


def _round(request: HttpRequest, slug: str) -> Round:
    handbook = HandbookPage.objects.visible_to(request.user).filter(slug=slug).first()
    told = rules.notice(handbook, request.user, now=clock.now()) if handbook else None
    if handbook is None or told is None:
        raise Http404(f"no consultation on {slug}")
    return Round(handbook, told)


def _commented(request: HttpRequest, found: Round, page: ChapterPage) -> HttpResponse:
    form, status = CommentForm(request.POST), 422
    if form.is_valid():
        try:
            person = cast(User, request.user)
            rules.comment(found.told.consultation, page, person=person, now=clock.now(), **form.cleaned_data)
        except RuleError as error:
            form.add_error("text", str(error.message))
            status = error.status
    if form.errors:
        return _chapter(request, found, page, form, status=status)
    messages.success(request, _("Uw reactie is bewaard. Na de sluiting leest u wat ermee is gedaan."))
    return redirect(f"{request.path}#reacties")


def _chapter(
    request: HttpRequest, found: Round, page: ChapterPage, form: CommentForm, *, status: int = 200
) -> HttpResponse:
    told = found.told
    context = {
        "handbook": found.handbook,
        "chapter": page,
        "told": told,
        "comments": rules.comments_on(page, told.consultation, request.user),
        "may_hide": told.consultation.reported_at is None
        and leads(told.consultation.community, request.user),
        "form": form,
    }
    return _page(request, "chapter", context, _trail(found.handbook, page), status=status)


def _role_of(user: Any) -> str:
    return str(user.profession or "")


def _place(said: Any) -> list[str]:
    """What names the chapter of a comment that was visible, and so has one, in its address."""
    return [said.consultation.handbook.slug, said.chapter.slug]


def _page(
    request: HttpRequest,
    name: str,
    context: dict[str, Any],
    trail: list[dict[str, str]],
    *,
    status: int = 200,
) -> HttpResponse:
    shown = {"nav_section": "bibliotheek", "breadcrumbs": trail, **context}
    return render(request, f"resources/consultation/{name}.html", shown, status=status)


def _trail(handbook: HandbookPage, page: ChapterPage | None = None) -> list[dict[str, str]]:
    steps = [
        {"label": _("Bibliotheek"), "url": language_path("/bibliotheek/")},
        {"label": handbook.title, "url": str(handbook.url)},
        {"label": _("Consultatie"), "url": reverse("consultation", args=[handbook.slug]) if page else ""},
    ]
    return [*steps, {"label": page.title, "url": ""}] if page else steps
