"""Where to ask, and for what."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField

from cop_platform.accounts.models import Organisation
from cop_platform.core.blocks.text import NOTE_FEATURES
from cop_platform.taxonomy.models import Audience, Theme
from resources.models.slugged import Slugged


class Helpdesk(ClusterableModel, Slugged):
    """A helpdesk of an organisation; questions are answered there, not here."""

    name = models.CharField(_("naam"), max_length=150)
    owner = models.ForeignKey(
        Organisation,
        verbose_name=_("eigenaar"),
        null=True,
        on_delete=models.PROTECT,
        related_name="helpdesks",
    )
    when_to_use = models.CharField(_("waarvoor"), max_length=200, blank=True)
    text = RichTextField(_("uitleg"), blank=True, features=NOTE_FEATURES)
    routing = models.CharField(
        _("waar komt de vraag uit"), max_length=150, blank=True, help_text=_("Bijvoorbeeld “per regio”.")
    )
    url = models.URLField(_("adres"), blank=True)
    topics = ParentalManyToManyField(Theme, verbose_name=_("thema's"), blank=True, related_name="helpdesks")
    audiences = ParentalManyToManyField(
        Audience, verbose_name=_("voor wie"), blank=True, related_name="helpdesks"
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("owner")]),
        FieldPanel("when_to_use"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("url"), FieldPanel("routing")]),
        FieldPanel("topics"),
        FieldPanel("audiences"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("slug")]),
    ]

    class Meta:
        verbose_name = _("helpdesk")
        verbose_name_plural = _("helpdesks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
