"""The front page, and plain pages with a text."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cop_platform.core.blocks import BodyBlock
from cop_platform.core.content import remembered
from cop_platform.core.models import BasePage
from cop_platform.core.proofreading import ProofreadPage
from cop_platform.core.proofreading.panel import ProofreadPanel

# Of so many addresses we know what kind of page is there.
MOST_KINDS = 10_000


def live_page_at(address: str) -> Page | None:
    """The live page whose path in the tree is *address*; one query once its kind is known."""
    kinds: dict[str, type[Page]] = remembered("kinds of pages", dict)
    kind = kinds.get(address)
    if kind is not None:
        return kind.objects.live().filter(url_path=address).first()
    page = Page.objects.live().filter(url_path=address).first()
    if page is None:
        return None
    if len(kinds) < MOST_KINDS:
        kinds[address] = page.specific_class or Page
    return page.specific


class HomePage(ProofreadPage, BasePage):
    """The front page: says what this is; the lists on it come from the other apps."""

    # Lists and feeds read rows, which would not know of a lock of the CMS.
    private_page_options: list[str] = []

    body = StreamField(
        BodyBlock(),
        verbose_name=_("tekst onder de lijsten"),
        blank=True,
        help_text=_("Meestal leeg: bijeenkomsten, communities en bibliotheek vullen de pagina vanzelf."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body"), ProofreadPanel()]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "home/home.html"

    class Meta:
        verbose_name = _("voorpagina")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The live page at an address, as Wagtail finds it, but not with two queries for each step.

        No page of ours answers for addresses below its own.  This page too is read anew:
        the one that routes may be shared by requests.
        """
        address = f"{self.url_path}{''.join(f'{component}/' for component in path_components)}"
        page = live_page_at(address)
        if page is None:
            raise Http404(address)
        return RouteResult(page)


class StandardPage(ProofreadPage, BasePage):
    """A text of its own, such as privacy or contact."""

    body = StreamField(BodyBlock(), verbose_name=_("tekst"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body"), ProofreadPanel()]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard.html"

    class Meta:
        verbose_name = _("standaardpagina")
        verbose_name_plural = _("standaardpagina's")
