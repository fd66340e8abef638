"""What the pages of the library ask the rules for."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communities.models import Community
from cop_platform.core.clock import now, today
from cop_platform.core.navigation import language_path
from resources import texts
from resources.chapter_place import Place, links_of, place_of
from resources.domain.consultation import Notice, notice
from resources.domain.editions import newest_edition
from resources.domain.following import follows
from resources.domain.headings import anchored
from resources.domain.overviews import glossary, scheme_standing
from resources.domain.papers import paper_of
from resources.domain.practices import practices_beside
from resources.domain.reading import Trust
from resources.domain.reading import trust as trust_of
from resources.domain.schemes import Standing
from resources.domain.status import StatusHistory
from resources.domain.status import status_history as history_of
from resources.models import ChapterPage, Edition, HandbookPage, Paper, PracticePage, ResourcePage
from resources.models.scheme import Scheme
from resources.section_ends import ends_of_sections
from resources.values import ChapterLink, Heading

register = template.Library()

HANDBOOK_WORDS = (
    gettext_lazy("Volg dit handboek"),
    gettext_lazy("Dit handboek niet meer volgen"),
    gettext_lazy("Log in om dit handboek te volgen of te bewaren"),
)
CHAPTER_WORDS = (
    gettext_lazy("Volg dit hoofdstuk"),
    gettext_lazy("Dit hoofdstuk niet meer volgen"),
    gettext_lazy("Log in om dit hoofdstuk te volgen of te bewaren"),
)


@register.simple_tag(takes_context=True)
def body(context: Context, page: Any) -> SafeString:
    """The text of *page*, its headings with their permanent anchors."""
    headings = texts.headings_of(getattr(page, "anchors", ()), page.body)
    cards_at = f"{page.url}kaart/" if isinstance(page, ChapterPage) and page.url else ""
    return texts.body_html(page.body, headings, {**context.flatten(), "cards_at": cards_at})


@register.simple_tag(takes_context=True)
def explained_body(context: Context, page: Any) -> SafeString:
    """The text of *page*, with the first use of each word of the glossary explained; one query more."""
    return texts.explained_html(body(context, page), glossary())


@register.simple_tag(takes_context=True)
def with_feedback(
    context: Context, page: ChapterPage, handbook: HandbookPage, html: SafeString, english: Any = None
) -> SafeString:
    """The *html* of *page* with a question to the reader after each section; two queries for members.

    Of an *english* text, after the sections with the anchor of a Dutch one: about those are the votes.
    """
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return html
    return texts.sections_html(html, ends_of_sections(request, page, handbook, english))


@register.simple_tag
def contents(page: Any) -> list[Heading]:
    """The headings of *page* for "Op deze pagina"."""
    return texts.contents(texts.headings_of(getattr(page, "anchors", ()), page.body))


@register.simple_tag
def frozen(html: str) -> SafeString:
    """The text of an edition, to the byte."""
    return texts.frozen_html(html)


@register.simple_tag
def frozen_contents(html: str) -> list[Heading]:
    """The headings of an edition's text for "Op deze pagina"."""
    return anchored(html)


@register.inclusion_tag("resources/partials/follow.html", takes_context=True)
def follow_button(context: Context, page: HandbookPage | ChapterPage) -> dict[str, Any]:
    """Follow *page*, or stop; who is not logged in is led to that, and gets no form."""
    request = context.get("request")
    person = request.user if request and request.user.is_authenticated else None
    words = CHAPTER_WORDS if isinstance(page, ChapterPage) else HANDBOOK_WORDS
    labels = dict(zip(("label", "label_stop", "label_login"), words, strict=True))
    is_followed = person is not None and follows(person, page)
    # Only a form needs the token: asking for it would set a cookie for everybody.
    token = context.get("csrf_token") if person else ""
    return {"page": page, "person": person, "is_followed": is_followed, "csrf_token": token, **labels}


@register.simple_tag
def newest_edition_of(handbook: HandbookPage) -> Edition | None:
    """The newest edition of *handbook*, if one was recorded."""
    return newest_edition(handbook)


@register.simple_tag(takes_context=True)
def chapter_links(context: Context, handbook: HandbookPage) -> list[ChapterLink]:
    """The numbered chapters of *handbook* that the visitor may read."""
    return links_of(handbook, context.get("request"))


@register.simple_tag(takes_context=True)
def chapter_place(context: Context, chapter: ChapterPage) -> Place:
    """*chapter* in its handbook: number, neighbours, all chapters."""
    return place_of(chapter, context.get("request"))


@register.simple_tag(takes_context=True)
def paper(context: Context, page: Any) -> Paper | None:
    """The PDF of *page*, if there is one that the visitor may have."""
    request = context.get("request")
    return paper_of(page, request.user) if request else None


@register.simple_tag
def paper_url(page: Any) -> str:
    """The address of the PDF of *page*: its own, with an extension."""
    return f"{str(page.url).rstrip('/')}.pdf"


@register.simple_tag(takes_context=True)
def community_of(context: Context, resource: ResourcePage) -> Community | None:
    """The community that works on *resource*, if the visitor may know of it."""
    request = context.get("request")
    if request is None or resource.maintaining_community_id is None:
        return None
    known = Community.objects.visible_to(request.user)
    return known.filter(pk=resource.maintaining_community_id).first()


@register.simple_tag(takes_context=True)
def related_to(context: Context, resource: ResourcePage) -> list[ResourcePage]:
    """The pages to read next, as far as the visitor may find them."""
    return _readable(context, [page.pk for page in resource.related.all()])


@register.simple_tag(takes_context=True)
def successor_of(context: Context, resource: ResourcePage) -> ResourcePage | None:
    """The page that replaces *resource*, if the visitor may find it."""
    return next(iter(_readable(context, [resource.superseded_by_id])), None)


@register.simple_tag(takes_context=True)
def who_does_this(context: Context, page: Any) -> list[PracticePage]:
    """The practices beside the text of *page*, as far as the visitor may find them."""
    request = context.get("request")
    return practices_beside(page, request.user, now=now()) if request else []


@register.simple_tag
def trust(resource: ResourcePage) -> Trust:
    """How far *resource* can be relied on today."""
    return trust_of(resource, today=today())


@register.simple_tag
def status_history(resource: ResourcePage) -> StatusHistory:
    """Since when *resource* has its status, and what came before."""
    return history_of(resource)


@register.simple_tag(takes_context=True)
def consultation_on(context: Context, handbook: HandbookPage) -> Notice | None:
    """The consultation on *handbook*, as far as the visitor learns of it."""
    request = context.get("request")
    return notice(handbook, request.user, now=now()) if request else None


@register.simple_tag
def standing(scheme: Scheme) -> Standing:
    """Whether one can apply for *scheme* today."""
    return scheme_standing(scheme, today=today())


def _readable(context: Context, keys: list[int | None]) -> list[ResourcePage]:
    request, wanted = context.get("request"), [key for key in keys if key]
    if request is None or not wanted:
        return []
    return list(ResourcePage.objects.visible_to(request.user).filter(pk__in=wanted).order_by("title"))


@register.simple_tag
def trail(*steps: str) -> list[dict[str, str]]:
    """Breadcrumbs from pairs of label and address; a last label alone is this page."""
    pairs = [steps[index : index + 2] for index in range(0, len(steps), 2)]
    return [{"label": str(pair[0]), "url": pair[1] if len(pair) > 1 else ""} for pair in pairs]


@register.simple_tag
def library_trail(*steps: str) -> list[dict[str, str]]:
    """Breadcrumbs that start in the library."""
    return trail(_("Bibliotheek"), language_path("/bibliotheek/"), *steps)
