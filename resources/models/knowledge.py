"""The knowledge agenda: what nobody knows yet, and who is finding out."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField

from cop_platform.core.blocks.text import NOTE_FEATURES
from cop_platform.taxonomy.models import Theme
from resources.models.slugged import Slugged


class KnowledgeQuestion(Slugged):
    """An open question of the field."""

    class Status(models.TextChoices):
        """How far the answer is."""

        OPEN = "open", _("Nog niemand zoekt dit uit")
        PLANNED = "gepland", _("Onderzoek is gepland")
        RUNNING = "loopt", _("Onderzoek loopt")
        ANSWERED = "beantwoord", _("Beantwoord")

    question = models.CharField(_("vraag"), max_length=250)
    explanation = RichTextField(_("toelichting"), blank=True, features=NOTE_FEATURES)
    theme = models.ForeignKey(
        Theme,
        verbose_name=_("thema"),
        null=True,
        on_delete=models.PROTECT,
        related_name="knowledge_questions",
    )
    status = models.CharField(_("stand"), max_length=20, choices=Status, default=Status.OPEN)
    linked_page = models.ForeignKey(
        "resources.ResourcePage",
        verbose_name=_("hoort bij"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="knowledge_questions",
    )
    is_example = models.BooleanField(_("voorbeeldtekst"), default=False)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    panels = [
        FieldPanel("question"),
        FieldPanel("explanation"),
        FieldRowPanel([FieldPanel("theme"), FieldPanel("status")]),
        FieldPanel("linked_page"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("slug"), FieldPanel("position")]),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = _("kennisvraag")
        verbose_name_plural = _("kennisvragen")
        ordering = ["position", "question"]

    def __str__(self) -> str:
        return self.question
