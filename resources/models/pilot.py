"""Pilots; the two programmes that each had eight are kept apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cop_platform.taxonomy.models import LabourMarketRegion
from resources.blocks import LessonBlock
from resources.models.resource import ResourceManager, ResourcePage


class Programme(models.TextChoices):
    """Where a pilot belongs; never show both in one list."""

    START_JOBS = "startbanen", _("Pilots startbanen")
    VIA_2019 = "via-2019", _("Pilots van het programma VIA, 2018 en 2019")


pilot_panel = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("programme"), FieldPanel("group")]),
        FieldPanel("stage"),
        FieldPanel("regions"),
        FieldPanel("involved"),
        FieldPanel("lessons"),
    ],
    heading=_("De pilot"),
)


class PilotPage(ResourcePage):
    """A pilot with what it taught."""

    programme = models.CharField(_("programma"), max_length=20, choices=Programme)
    group = models.CharField(_("groep"), max_length=100, blank=True)
    stage = models.CharField(
        _("stand"),
        max_length=150,
        blank=True,
        help_text=_("Zoals de bron het zegt, bijvoorbeeld “start 2019”."),
    )
    regions = ParentalManyToManyField(
        LabourMarketRegion, verbose_name=_("arbeidsmarktregio's"), blank=True, related_name="pilots"
    )
    involved = models.TextField(_("wie doen mee"), blank=True, help_text=_("Eén organisatie per regel."))
    lessons = StreamField([("lesson", LessonBlock())], verbose_name=_("lessen"), blank=True)

    search_body_fields = (*ResourcePage.search_body_fields, "lessons", "involved")

    objects = ResourceManager()

    content_panels = [*ResourcePage.content_panels[:2], pilot_panel, *ResourcePage.content_panels[2:]]
    parent_page_types = ["resources.PilotIndexPage"]
    subpage_types: list[str] = []
    template = "resources/pilot.html"

    class Meta:
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")

    @property
    def involved_names(self) -> list[str]:
        """The organisations, one each."""
        return [line.strip() for line in self.involved.splitlines() if line.strip()]
