"""What editors and the worker add to the search: words that mean the same, misses, spellings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cop_platform.core.search.analyser import query_terms

MAX_PHRASES = 20
MAX_WORDS = 4


def phrases(text: str) -> list[str]:
    """What stands between the commas of *text*."""
    return [phrase.strip() for phrase in text.split(",") if phrase.strip()]


def validate_phrases(text: str) -> None:
    """Refuse *text* when a phrase has no word that counts, or is a whole sentence."""
    found = phrases(text)
    if len(found) > MAX_PHRASES:
        raise ValidationError(_("Geef niet meer dan %(most)d woorden."), params={"most": MAX_PHRASES})
    for phrase in found:
        if not 1 <= len(query_terms(phrase)) <= MAX_WORDS:
            message = _("“%(phrase)s” is geen zoekwoord. Geef een woord of een paar woorden, zonder zin.")
            raise ValidationError(message, params={"phrase": phrase})


class SynonymSet(models.Model):
    """Words that mean the same to who searches; a former term among them."""

    words = models.CharField(
        _("woorden"),
        max_length=500,
        validators=[validate_phrases],
        help_text=_("Met komma's ertussen: wie het ene woord zoekt, vindt ook het andere."),
    )
    note = models.CharField(
        _("opmerking"), max_length=200, blank=True, help_text=_("Bijvoorbeeld welk woord verouderd is.")
    )

    panels = [FieldPanel("words"), FieldPanel("note")]

    class Meta:
        verbose_name = _("synoniem")
        verbose_name_plural = _("synoniemen")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Refuse a single word: it means the same as nothing."""
        if len(phrases(self.words)) == 1:
            raise ValidationError({"words": _("Geef minstens twee woorden, met een komma ertussen.")})


class SearchMiss(models.Model):
    """Words for which nothing was found: as words only when several asked for the same.

    Before that there is only *digest*, from which nobody can read what was asked: a
    question that one person puts may hold a name.
    """

    digest = models.CharField(max_length=64, unique=True)
    words = models.CharField(_("zoekwoorden"), max_length=200, blank=True)
    times = models.PositiveIntegerField(_("aantal keer"), default=0)
    last_on = models.DateField(_("laatst"))

    class Meta:
        verbose_name = _("zoekvraag zonder resultaat")
        verbose_name_plural = _("zoekvragen zonder resultaat")
        ordering = ["-times", "words"]

    def __str__(self) -> str:
        return self.words


class SearchWord(models.Model):
    """A word of the public pages, from which a better spelling comes; made anew by the worker."""

    word = models.CharField(max_length=64, unique=True)
    stem = models.CharField(max_length=64, db_index=True)
    pages = models.PositiveIntegerField()

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word
