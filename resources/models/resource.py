"""What every text and tool of the library has in common."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet

from cop_platform.accounts.models import Organisation
from cop_platform.core.models import BasePage
from cop_platform.core.proofreading import ProofreadPage
from cop_platform.core.visibility import visible_pages
from cop_platform.taxonomy.models import (
    Audience,
    ContentStatus,
    EvidenceLevel,
    Language,
    Phase,
    ResourceType,
    Sector,
    TargetGroup,
    Theme,
)
from resources.blocks import ChapterBodyBlock, QuestionBlock
from resources.models.menukaart import Variant
from resources.models.scheme import Scheme
from resources.panels import content_panels, promote_panels

# What stands in the library without being a page.
LISTS_HERE = frozenset({"onlangs-gewijzigd"})


class ResourceQuerySet(PageQuerySet):
    """Resources of every kind, by who asks."""

    def visible_to(self, user: Any) -> Self:
        """Live resources that *user* may find."""
        return self.live().filter(pk__in=visible_pages(user).values("pk"))

    def with_labels(self) -> Self:
        """The resources with the words that a card shows, in one query."""
        return self.select_related("resource_type", "owner_organisation", "status", "evidence_level")


ResourceManager = PageManager.from_queryset(ResourceQuerySet)


class ResourcePage(ProofreadPage, BasePage):
    """A text, tool or source of the library; handbooks, practices and pilots build on it."""

    resource_type = models.ForeignKey(
        ResourceType, verbose_name=_("soort"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    owner_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("eigenaar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="resources",
        help_text=_("De organisatie die voor de inhoud instaat."),
    )
    status = models.ForeignKey(
        ContentStatus,
        verbose_name=_("status"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Lezers zien de status met een korte uitleg."),
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("thema's"), blank=True, related_name="resources")
    audiences = ParentalManyToManyField(
        Audience, verbose_name=_("voor wie"), blank=True, related_name="resources"
    )
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("over wie"), blank=True, related_name="resources"
    )
    phases = ParentalManyToManyField(Phase, verbose_name=_("fasen"), blank=True, related_name="resources")
    sectors = ParentalManyToManyField(
        Sector, verbose_name=_("sectoren"), blank=True, related_name="resources"
    )
    languages = ParentalManyToManyField(
        Language,
        verbose_name=_("talen"),
        blank=True,
        related_name="resources",
        help_text=_("Alleen invullen als de tekst er in meer talen is."),
    )
    evidence_level = models.ForeignKey(
        EvidenceLevel,
        verbose_name=_("bewijsniveau"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Hoe zeker is het dat dit werkt? Leeg: niet beoordeeld."),
    )
    evidence_note = models.TextField(
        _("toelichting op het bewijs"),
        blank=True,
        help_text=_("Waarop rust het oordeel? Noem het onderzoek of de ervaring."),
    )
    evidence_judges = models.CharField(
        _("beoordeeld door"),
        max_length=200,
        blank=True,
        help_text=_("Wie bepaalde het niveau? Bijvoorbeeld “panel van drie onderzoekers”. Geen namen."),
    )
    evidence_on = models.DateField(_("bewijs beoordeeld op"), null=True, blank=True)
    external_ladder = models.CharField(
        _("ladder van een ander"),
        max_length=150,
        blank=True,
        help_text=_("De naam van de lijst of databank die dit ook beoordeelde, zoals die zichzelf noemt."),
    )
    external_level = models.CharField(
        _("niveau op die ladder"),
        max_length=150,
        blank=True,
        help_text=_("Letterlijk zoals het daar staat; wij rekenen het niet om."),
    )
    reviewed_on = models.DateField(_("beoordeeld op"), null=True, blank=True)
    review_on = models.DateField(
        _("opnieuw beoordelen voor"),
        null=True,
        blank=True,
        help_text=_("Na deze dag zien lezers dat de tekst nagekeken moet worden."),
    )
    valid_from = models.DateField(
        _("geldig vanaf"),
        null=True,
        blank=True,
        help_text=_("Tot deze dag zien lezers dat de tekst nog niet geldt."),
    )
    valid_until = models.DateField(
        _("geldig tot en met"),
        null=True,
        blank=True,
        help_text=_(
            "Na deze dag zien lezers dat de tekst niet meer geldt, en staat zij achteraan bij zoeken."
        ),
    )
    is_external = models.BooleanField(
        _("staat op een andere website"),
        default=False,
        help_text=_("Wij verwijzen naar de eigenaar en nemen de tekst niet over."),
    )
    external_url = models.URLField(_("adres bij de eigenaar"), blank=True, max_length=500)
    maintaining_community = models.ForeignKey(
        "communities.Community",
        verbose_name=_("community"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="resources",
        help_text=_("De community die aan deze tekst werkt."),
    )
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("vervangen door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
    )
    related = ParentalManyToManyField(
        "self", verbose_name=_("zie ook"), blank=True, symmetrical=False, related_name="+"
    )
    scheme = models.ForeignKey(
        Scheme,
        verbose_name=_("regeling"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="resources",
        help_text=_("De pagina toont of de regeling nu open is."),
    )
    menukaart_variant = models.CharField(
        _("menukaart"),
        max_length=20,
        choices=Variant,
        blank=True,
        help_text=_("De pagina verwijst naar deze kaarten."),
    )
    is_example = models.BooleanField(
        _("voorbeeldtekst"),
        default=False,
        help_text=_("Deze inhoud is bedacht om te laten zien hoe het werkt; de pagina zegt dat erbij."),
    )
    sources = models.TextField(_("bronnen"), blank=True, help_text=_("Eén bron per regel."))
    body = StreamField(ChapterBodyBlock(), verbose_name=_("tekst"), blank=True)
    questions = StreamField(
        [("question", QuestionBlock())], verbose_name=_("veelgestelde vragen"), blank=True
    )

    search_body_fields: tuple[str, ...] = ("body", "questions", "sources")

    objects = ResourceManager()

    content_panels = content_panels(BasePage.content_panels)
    promote_panels = promote_panels(BasePage.promote_panels)
    parent_page_types = ["resources.LibraryIndexPage"]
    subpage_types: list[str] = []
    template = "resources/resource.html"

    class Meta:
        verbose_name = _("bron")
        verbose_name_plural = _("bronnen")

    def clean(self) -> None:
        """Refuse an address that is taken, a period that ends too early, and a text that replaces itself."""
        super().clean()
        if self.slug in LISTS_HERE:
            raise ValidationError({"slug": _("Dit adres is al in gebruik. Kies een ander adres.")})
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError(
                {"valid_until": _("Kies een dag op of na de dag waarop de tekst gaat gelden.")}
            )
        if self.pk and self.superseded_by_id == self.pk:
            raise ValidationError(
                {"superseded_by": _("Een tekst vervangt niet zichzelf. Kies een andere tekst.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The library is where a visitor is, whatever the address."""
        return {**super().get_context(request, *args, **kwargs), "nav_section": "bibliotheek"}

    @property
    def source_lines(self) -> list[str]:
        """The sources, one each."""
        return [line.strip() for line in self.sources.splitlines() if line.strip()]
