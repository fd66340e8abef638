"""What remains of a meeting: a report and a recording."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from cop_platform.core.blocks import BodyBlock

LIBRARY = ["resources.ResourcePage", "resources.ChapterPage"]
# By name: what is of one meeting, and not of its copy.
REPORT_FIELDS = ["report", "report_page", "report_document", "recording_url", "recording_note"]


class HasReport(models.Model):
    """The fields of a page that an editor fills in afterwards."""

    report = StreamField(
        BodyBlock(), verbose_name=_("verslag"), blank=True, help_text=_("Vul dit na afloop in.")
    )
    report_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("verslag in de bibliotheek"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    report_document = models.ForeignKey(
        "media.SiteDocument",
        verbose_name=_("verslag als document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Iedereen die deze pagina ziet, kan het openen."),
    )
    recording_url = models.URLField(_("link naar de opname"), blank=True)
    recording_note = models.CharField(
        _("ondertiteling of uitgeschreven tekst"),
        max_length=300,
        blank=True,
        help_text=_(
            "Verplicht bij een opname. Bijvoorbeeld: met ondertiteling; de tekst staat in het verslag."
        ),
    )

    report_panels = [
        MultiFieldPanel(
            [
                FieldPanel("report"),
                FieldRowPanel([PageChooserPanel("report_page", LIBRARY), FieldPanel("report_document")]),
                FieldRowPanel([FieldPanel("recording_url"), FieldPanel("recording_note")]),
            ],
            heading=_("Na afloop: verslag en opname"),
        )
    ]

    class Meta:
        abstract = True

    @property
    def has_report(self) -> bool:
        """Whether there is anything to read or see afterwards."""
        return bool(self.report or self.report_page_id or self.report_document_id or self.recording_url)

    def clean(self) -> None:
        """Refuse a recording of which nobody says how it is followed without hearing it."""
        super().clean()
        if self.recording_url and not self.recording_note:
            text = _("Zeg of de opname ondertiteling heeft, of waar de uitgeschreven tekst staat.")
            raise ValidationError({"recording_note": text})
