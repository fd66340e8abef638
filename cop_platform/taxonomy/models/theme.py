"""Pillars and themes of the programme, and the earlier lists that map onto them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel

from cop_platform.taxonomy.models.term import Term


class Pillar(Term):
    """One of the two halves of the programme."""

    class Meta(Term.Meta):
        verbose_name = _("pijler")
        verbose_name_plural = _("pijlers")


class Theme(Term):
    """A subject of the programme, under one pillar or across them."""

    pillar = models.ForeignKey(
        Pillar,
        verbose_name=_("pijler"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="themes",
        help_text=_("Leeg: het thema loopt door beide pijlers heen."),
    )

    panels = [FieldPanel("pillar"), *Term.panels]

    class Meta(Term.Meta):
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")


class LegacyTheme(ClusterableModel, Term):
    """A theme of an earlier agenda; texts filed under it are found under the present themes."""

    class Agenda(models.TextChoices):
        """The earlier lists."""

        AGENDA_2021 = "2021", _("Werkagenda 2021")
        ACTION_LINES_2023 = "2023", _("Plan van aanpak 2023")

    agenda = models.CharField(_("lijst"), max_length=4, choices=Agenda.choices)
    themes = ParentalManyToManyField(
        Theme,
        verbose_name=_("thema's van nu"),
        blank=True,
        related_name="legacy_themes",
        help_text=_("Onder welke thema's van nu vindt u deze inhoud?"),
    )

    panels = [FieldPanel("agenda"), FieldPanel("themes"), *Term.panels]

    class Meta(Term.Meta):
        verbose_name = _("eerder thema")
        verbose_name_plural = _("eerdere thema's")
        ordering = ["agenda", "position", "label_nl"]
