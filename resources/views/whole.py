"""A handbook on one page: to search in with the browser, to read on, and to print."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cop_platform.core.navigation import language_path
from resources import texts
from resources.domain.papers import paper_of
from resources.models import ChapterPage, HandbookPage
from resources.views.editions import handbook_or_404


@dataclass(frozen=True)
class Part:
    """A chapter below the title of its handbook; its anchors have its number, for all share one page."""

    number: int
    page: ChapterPage
    reader: Any

    @property
    def title(self) -> str:
        """What the list of chapters calls it."""
        return str(self.page.title)

    @property
    def url(self) -> str:
        """Where on the page it begins."""
        return f"#hoofdstuk-{self.number}"

    @property
    def html(self) -> SafeString:
        """The text, as this visitor may read it."""
        return texts.paper_html(self.page, prefix=f"h{self.number}-", is_lowered=True, reader=self.reader)


@require_safe
def whole(request: HttpRequest, slug: str) -> HttpResponse:
    """``/bibliotheek/<handbook>/op-een-pagina/``: every chapter that the visitor may read, in Dutch."""
    handbook = handbook_or_404(request, slug)
    pages = ChapterPage.objects.visible_to(request.user).child_of(handbook).order_by("path")
    context: dict[str, Any] = {
        "handbook": handbook,
        "about": texts.paper_html(handbook, prefix="over-", is_lowered=True, reader=request.user),
        "parts": [Part(number, page, request.user) for number, page in enumerate(pages, start=1)],
        "paper": paper_of(handbook, request.user),
        "canonical": f"{settings.SITE_URL}{handbook.url}",
        "breadcrumbs": _trail(handbook),
        "nav_section": "bibliotheek",
    }
    return render(request, "resources/whole.html", context)


def _trail(handbook: HandbookPage) -> list[dict[str, str]]:
    return [
        {"label": _("Bibliotheek"), "url": language_path("/bibliotheek/")},
        {"label": handbook.title, "url": str(handbook.url)},
        {"label": _("Op één pagina")},
    ]
