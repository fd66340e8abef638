"""The published text of a handbook as HTML that needs no page, figure, term or image any more."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation

from cop_platform.core.visibility import visible_pages
from resources import texts
from resources.frozen_pictures import with_kept_pictures
from resources.models import ChapterPage, HandbookPage
from resources.values import ChapterText, HandbookText, KeptPicture


def frozen_text(handbook: HandbookPage) -> HandbookText:
    """What readers of *handbook* read now, in Dutch; chapters that are not live are left out."""
    published = HandbookPage.objects.select_related("resource_type").get(pk=handbook.pk)
    chapters = list(ChapterPage.objects.child_of(published).live().order_by("path"))
    keys = [chapter.pk for chapter in chapters]
    open_to_all = set(visible_pages(AnonymousUser()).filter(pk__in=keys).values_list("pk", flat=True))
    with translation.override("nl"):
        frozen = tuple(
            _chapter(chapter, chapter.pk in open_to_all, number=number, is_example=published.is_example)
            for number, chapter in enumerate(chapters, start=1)
        )
        html, pictures = _html("handbook", published, is_example=published.is_example)
        return HandbookText(published.title, html, frozen, pictures)


def words_of(page: HandbookPage | ChapterPage) -> HandbookText:
    """What readers of *page* read now, in Dutch, without what depends on its place in the handbook."""
    published = type(page).objects.get(pk=page.pk)
    kind = "chapter" if isinstance(page, ChapterPage) else "handbook"
    with translation.override("nl"):
        html = _rendered(kind, published, number="", is_example=False)
    return HandbookText(published.title, html, ())


def _chapter(page: ChapterPage, is_open: bool, **facts: object) -> ChapterText:
    html, pictures = _html("chapter", page, **facts)
    return ChapterText(page.pk, page.slug, page.title, page.intro, html, is_open, pictures)


def _html(
    kind: str, page: HandbookPage | ChapterPage, **facts: object
) -> tuple[str, tuple[KeptPicture, ...]]:
    html = _rendered(kind, page, **facts)
    # The address of this release would be gone with the next.
    unversioned = html.strip().replace(static("icons.svg"), f"{settings.STATIC_URL}icons.svg")
    return with_kept_pictures(unversioned)


def _rendered(kind: str, page: HandbookPage | ChapterPage, **facts: object) -> str:
    headings = texts.headings_of(getattr(page, "anchors", ()), page.body)
    body = texts.body_html(page.body, headings, {"film_at": texts.address_of(page)})
    return render_to_string(f"resources/editions/frozen_{kind}.html", {"page": page, "body": body, **facts})
