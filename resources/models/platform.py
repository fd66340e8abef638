"""Websites of others to which we refer; nothing is copied from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from resources.models.slugged import Slugged


class ExternalPlatform(Slugged):
    """A website with its owner and its purpose."""

    name = models.CharField(_("naam"), max_length=150)
    owner = models.CharField(_("eigenaar"), max_length=200, help_text=_("Zoals de website zichzelf noemt."))
    url = models.URLField(
        _("adres"), blank=True, help_text=_("Leeg: het adres is niet bekend of niet meer juist.")
    )
    purpose = models.CharField(_("waarvoor"), max_length=250)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("owner"), FieldPanel("url")]),
        FieldPanel("purpose"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("slug")]),
    ]

    class Meta:
        verbose_name = _("website van een ander")
        verbose_name_plural = _("websites van anderen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
