"""The menukaart: measures on cards, and the questions that lead to them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel

from cop_platform.taxonomy.models import EvidenceLevel, Phase
from resources.models.slugged import Slugged


class Variant(models.TextChoices):
    """Three choosers, each for its own reader."""

    EMPLOYER = "werkgever", _("Voor werkgevers")
    INTERNSHIP = "stage", _("Voor stages en leerbanen")
    EDUCATION = "onderwijs", _("Voor scholen")


class OnMenukaarten(models.Model):
    """On which of the three choosers something stands."""

    for_employers = models.BooleanField(_("op de kaart voor werkgevers"), default=False)
    for_internships = models.BooleanField(_("op de kaart voor stages"), default=False)
    for_education = models.BooleanField(_("op de kaart voor scholen"), default=False)

    class Meta:
        abstract = True

    @property
    def variants(self) -> frozenset[Variant]:
        """The choosers in which this takes part."""
        flags = {
            Variant.EMPLOYER: self.for_employers,
            Variant.INTERNSHIP: self.for_internships,
            Variant.EDUCATION: self.for_education,
        }
        return frozenset(variant for variant, is_on in flags.items() if is_on)


variants_panel = FieldRowPanel(
    [FieldPanel("for_employers"), FieldPanel("for_internships"), FieldPanel("for_education")]
)


class MenukaartQuestion(OnMenukaarten, Slugged):
    """A question of the chooser, with its answers."""

    class About(models.TextChoices):
        """Which field of a card says by itself whether it fits an answer."""

        RULES = "", _("alleen de regels op de kaarten")
        PHASE = "fase", _("de fase van de kaart")
        EFFORT = "tijd", _("de inspanning van de kaart")

    question = models.CharField(_("vraag"), max_length=200)
    options = models.TextField(
        _("antwoorden"), help_text=_("Eén antwoord per regel. Bij tijd: van weinig naar veel.")
    )
    about = models.CharField(
        _("gaat over"),
        max_length=10,
        choices=About,
        blank=True,
        help_text=_("Fase en inspanning van een kaart tellen dan mee zonder regel."),
    )
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        FieldPanel("question"),
        FieldPanel("options"),
        FieldPanel("about"),
        variants_panel,
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

    @property
    def keys(self) -> list[str]:
        """The answers as they stand in an address."""
        return [slugify(answer) for answer in self.answers]


class MenukaartCard(OnMenukaarten, ClusterableModel, Slugged):
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
        variants_panel,
        HelpPanel(
            content=_("Bij welke antwoorden past deze kaart beter of slechter dan de andere kaarten?"),
            heading=_("Regels"),
        ),
        InlinePanel("rules", label=_("regel")),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position"), FieldPanel("is_example")]),
    ]

    class Meta:
        verbose_name = _("kaart van de menukaart")
        verbose_name_plural = _("kaarten van de menukaart")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    @property
    def pitfall_lines(self) -> list[str]:
        """The pitfalls, one each."""
        return [line.strip() for line in self.pitfalls.splitlines() if line.strip()]


class MenukaartRule(models.Model):
    """With this answer, this card fits better, worse or not at all."""

    class Weight(models.IntegerChoices):
        """How much the answer counts."""

        MUCH = 2, _("past heel goed")
        SOME = 1, _("past goed")
        LESS = -1, _("past minder goed")
        NEVER = -100, _("nooit laten zien")

    card = ParentalKey(MenukaartCard, on_delete=models.CASCADE, related_name="rules")
    question = models.ForeignKey(
        MenukaartQuestion, verbose_name=_("vraag"), on_delete=models.CASCADE, related_name="+"
    )
    answer = models.CharField(
        _("antwoord"), max_length=100, help_text=_("Zoals het bij de vraag staat, bijvoorbeeld “tot 10”.")
    )
    weight = models.SmallIntegerField(_("dan"), choices=Weight, default=Weight.SOME)
    reason = models.CharField(
        _("omdat"),
        max_length=200,
        blank=True,
        help_text=_("Lezers zien deze zin. Bijvoorbeeld: “Dit kan zonder personeelsafdeling.”"),
    )

    panels = [
        FieldRowPanel([FieldPanel("question"), FieldPanel("answer")]),
        FieldRowPanel([FieldPanel("weight"), FieldPanel("reason")]),
    ]

    class Meta:
        verbose_name = _("regel van de menukaart")
        verbose_name_plural = _("regels van de menukaart")
        constraints = [
            models.UniqueConstraint(fields=["card", "question", "answer"], name="menukaart_rule_once")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"

    @property
    def key(self) -> str:
        """The answer as it stands in an address."""
        return slugify(self.answer)

    def clean(self) -> None:
        """An answer that the question does not have would never count."""
        super().clean()
        question: Any = self.question if self.question_id else None
        if question and self.key not in question.keys:
            known = ", ".join(question.answers)
            message = _("Dit antwoord heeft de vraag niet. Kies uit: %(answers)s.") % {"answers": known}
            raise ValidationError({"answer": message})
