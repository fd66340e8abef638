"""Good practices: somebody did this, there, under these conditions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cop_platform.accounts.models import Organisation
from cop_platform.taxonomy.models import LabourMarketRegion
from resources.blocks import FactBlock
from resources.models.resource import ResourceManager, ResourcePage

place_panel = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("place"), FieldPanel("period")]),
        FieldPanel("regions"),
        FieldPanel("involved"),
        FieldPanel("organisations"),
    ],
    heading=_("Waar, wanneer en wie"),
)
local_panel = MultiFieldPanel(
    [
        FieldPanel("group"),
        FieldPanel("hours"),
        FieldPanel("conditions"),
        FieldPanel("costs"),
        FieldPanel("what_failed"),
        FieldPanel("still_running"),
        FieldPanel("contact_role"),
    ],
    heading=_("De praktijk ter plaatse"),
)


class PracticePage(ResourcePage):
    """A good practice; unknown facts stay empty rather than guessed."""

    place = models.CharField(_("plaats"), max_length=150, blank=True)
    period = models.CharField(
        _("periode"), max_length=100, blank=True, help_text=_("Zoals de bron het zegt, bijvoorbeeld “2017”.")
    )
    regions = ParentalManyToManyField(
        LabourMarketRegion, verbose_name=_("arbeidsmarktregio's"), blank=True, related_name="practices"
    )
    involved = models.TextField(_("wie deden mee"), blank=True, help_text=_("Eén organisatie per regel."))
    organisations = ParentalManyToManyField(
        Organisation,
        verbose_name=_("organisaties op dit platform"),
        blank=True,
        related_name="practices",
        help_text=_("Dan staat het voorbeeld ook op de pagina van die organisatie."),
    )
    facts = StreamField([("fact", FactBlock())], verbose_name=_("feiten"), blank=True)
    group = models.CharField(_("voor welke groep"), max_length=300, blank=True)
    hours = models.CharField(_("uren"), max_length=300, blank=True)
    conditions = models.CharField(_("voorwaarden"), max_length=300, blank=True)
    costs = models.CharField(_("kosten"), max_length=300, blank=True)
    what_failed = models.CharField(_("wat niet werkte"), max_length=500, blank=True)
    still_running = models.CharField(_("loopt het nog"), max_length=300, blank=True)
    contact_role = models.CharField(
        _("contact"), max_length=150, blank=True, help_text=_("Alleen de functie, geen naam.")
    )

    search_body_fields = (*ResourcePage.search_body_fields, "facts", "involved")

    objects = ResourceManager()

    content_panels = [
        *ResourcePage.content_panels[:2],
        place_panel,
        FieldPanel("facts"),
        local_panel,
        InlinePanel(
            "uses",
            label=_("hoofdstuk of tekst"),
            heading=_("Wie doet dit al?"),
            help_text=_("Het voorbeeld staat dan onder dat hoofdstuk of die tekst."),
        ),
        *ResourcePage.content_panels[2:],
    ]
    parent_page_types = ["resources.PracticeIndexPage"]
    subpage_types: list[str] = []
    template = "resources/practice.html"

    class Meta:
        verbose_name = _("praktijkvoorbeeld")
        verbose_name_plural = _("praktijkvoorbeelden")

    @property
    def involved_names(self) -> list[str]:
        """The organisations, one each."""
        return [line.strip() for line in self.involved.splitlines() if line.strip()]


class PracticeUse(models.Model):
    """A practice shows what a chapter, or another text, is about."""

    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="uses")
    page = models.ForeignKey(
        Page, verbose_name=_("hoofdstuk of tekst"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("page", ["resources.ChapterPage", "resources.ResourcePage"])]

    class Meta:
        verbose_name = _("hoofdstuk of tekst bij een praktijkvoorbeeld")
        verbose_name_plural = _("hoofdstukken of teksten bij een praktijkvoorbeeld")
        constraints = [models.UniqueConstraint(fields=["practice", "page"], name="practice_use_once")]

    def __str__(self) -> str:
        return str(self.page)
