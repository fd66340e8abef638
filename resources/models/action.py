"""The actions of the agenda, and how far they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cop_platform.accounts.models import Organisation
from cop_platform.taxonomy.models import Theme
from resources.models.slugged import Slugged


class Action(ClusterableModel, Slugged):
    """Something that the partners agreed to do."""

    class Status(models.TextChoices):
        """How far it is."""

        PLANNED = "gepland", _("Gepland")
        RUNNING = "loopt", _("Loopt")
        DONE = "afgerond", _("Afgerond")
        STOPPED = "gestopt", _("Gestopt")

    number = models.PositiveSmallIntegerField(_("nummer"), unique=True)
    title = models.CharField(_("actie"), max_length=250)
    theme = models.ForeignKey(
        Theme, verbose_name=_("thema"), null=True, on_delete=models.PROTECT, related_name="actions"
    )
    owners = ParentalManyToManyField(Organisation, verbose_name=_("wie"), blank=True, related_name="actions")
    due = models.CharField(
        _("wanneer"),
        max_length=100,
        blank=True,
        help_text=_("Zoals de agenda het zegt, bijvoorbeeld “t/m 2026”."),
    )
    status = models.CharField(_("stand"), max_length=20, choices=Status, default=Status.PLANNED)
    is_example = models.BooleanField(
        _("stand is een voorbeeld"),
        default=False,
        help_text=_("De pagina zegt erbij dat de stand bedacht is."),
    )

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("status"), FieldPanel("due")]),
        FieldPanel("title"),
        FieldPanel("theme"),
        FieldPanel("owners"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("slug")]),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = _("actie")
        verbose_name_plural = _("acties")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
