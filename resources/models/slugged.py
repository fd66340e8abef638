"""Rows with an address, chosen and edited in the CMS."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Slugged(models.Model):
    """A row that is known by its slug."""

    slug = models.SlugField(
        _("adres"),
        max_length=100,
        unique=True,
        help_text=_("Deel van het webadres; verander het liever niet."),
    )
    source = models.CharField(
        _("vindplaats"), max_length=200, blank=True, help_text=_("Het document waarin dit staat.")
    )

    class Meta:
        abstract = True

    @property
    def anchor(self) -> str:
        """Where on its list page this row stands."""
        return f"{self._meta.model_name}-{self.slug}"
