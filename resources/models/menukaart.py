"""The menukaart: measures on cards, and the questions that lead to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cop_platform.taxonomy.models import EvidenceLevel, Phase
from resources.models.slugged import Slugged


class Variant(models.TextChoices):
    """Three choosers, each for its own reader."""

    EMPLOYER = "werkgever", _("Voor werkgevers")
    INTERNSHIP = "stage", _("Voor stages en leerbanen")
    EDUCATION = "onderwijs", _("Voor scholen")


class MenukaartQuestion(Slugged):
    """A question of the chooser, with its answers."""

    question = models.CharField(_("vraag"), max_length=200)
    options = models.TextField(_("antwoorden"), help_text=_("Eén antwoord per regel."))
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        FieldPanel("question"),
        FieldPanel("options"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position")]),
    ]

    class Meta:
        verbose_name = _("vraag van de menukaart")
        verbose_name_plural = _("vragen van de menukaart")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.question

    @property
    def answers(self) -> list[str]:
        """The answers, one each."""
        return [line.strip() for line in self.options.splitlines() if line.strip()]


class MenukaartCard(Slugged):
    """One measure: what it takes and what to do tomorrow."""

    title = models.CharField(_("maatregel"), max_length=150)
    text = models.TextField(_("in het kort"), help_text=_("Eén of twee zinnen."))
    phase = models.ForeignKey(
        Phase, verbose_name=_("fase"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    effort = models.CharField(
        _("inspanning"),
        max_length=50,
        help_text=_("Een antwoord op de vraag naar tijd, bijvoorbeeld “een dag”."),
    )
    time = models.CharField(_("tijd"), max_length=200, blank=True)
    cost = models.CharField(_("kosten"), max_length=200, blank=True)
    first_step = models.TextField(_("eerste stap"), blank=True, help_text=_("Wat doet de lezer morgen?"))
    pitfalls = models.TextField(_("valkuilen"), blank=True, help_text=_("Eén valkuil per regel."))
    evidence_level = models.ForeignKey(
        EvidenceLevel, verbose_name=_("bewijsniveau"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence_note = models.TextField(_("toelichting op het bewijs"), blank=True)
    for_employers = models.BooleanField(_("op de kaart voor werkgevers"), default=False)
    for_internships = models.BooleanField(_("op de kaart voor stages"), default=False)
    for_education = models.BooleanField(_("op de kaart voor scholen"), default=False)
    is_example = models.BooleanField(_("voorbeeldtekst"), default=False)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("phase"), FieldPanel("effort")]),
        FieldRowPanel([FieldPanel("time"), FieldPanel("cost")]),
        FieldPanel("first_step"),
        FieldPanel("pitfalls"),
        FieldRowPanel([FieldPanel("evidence_level"), FieldPanel("evidence_note")]),
        FieldRowPanel(
            [FieldPanel("for_employers"), FieldPanel("for_internships"), FieldPanel("for_education")]
        ),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position"), FieldPanel("is_example")]),
    ]

    class Meta:
        verbose_name = _("kaart van de menukaart")
        verbose_name_plural = _("kaarten van de menukaart")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    @property
    def variants(self) -> frozenset[Variant]:
        """The choosers in which this card takes part."""
        flags = {
            Variant.EMPLOYER: self.for_employers,
            Variant.INTERNSHIP: self.for_internships,
            Variant.EDUCATION: self.for_education,
        }
        return frozenset(variant for variant, is_on in flags.items() if is_on)

    @property
    def pitfall_lines(self) -> list[str]:
        """The pitfalls, one each."""
        return [line.strip() for line in self.pitfalls.splitlines() if line.strip()]
