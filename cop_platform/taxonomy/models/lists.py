"""The plain lists: a name, an address, an order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cop_platform.taxonomy.models.term import Term


class TargetGroup(Term):
    """The people whom the work is about."""

    class Meta(Term.Meta):
        verbose_name = _("doelgroep")
        verbose_name_plural = _("doelgroepen")


class Audience(Term):
    """The professionals for whom a meeting or text is made; also a person's profession."""

    class Meta(Term.Meta):
        verbose_name = _("beroepsgroep")
        verbose_name_plural = _("beroepsgroepen")


class Sector(Term):
    """Branch of industry."""

    class Meta(Term.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectoren")


class Phase(Term):
    """Stage of a working life: orientation, entry, promotion, retention."""

    class Meta(Term.Meta):
        verbose_name = _("fase")
        verbose_name_plural = _("fasen")


class EvidenceLevel(Term):
    """How sure we are that something works; the ladder is our own."""

    strength = models.PositiveSmallIntegerField(
        _("sterkte"), default=0, help_text=_("0 (praktijkervaring) tot en met 4 (bewezen effectief).")
    )

    panels = [*Term.panels, FieldPanel("strength")]

    class Meta(Term.Meta):
        verbose_name = _("bewijsniveau")
        verbose_name_plural = _("bewijsniveaus")
        ordering = ["-strength"]


class ContentStatus(Term):
    """Where a text is in its life; the rules know the slugs below."""

    DRAFT, CONSULTATION, ADOPTED = "concept", "consultatie", "vastgesteld"
    UNDER_REVIEW, OUTDATED, SUPERSEDED = "wordt-herzien", "verouderd", "vervangen"

    class Meta(Term.Meta):
        verbose_name = _("status van een tekst")
        verbose_name_plural = _("statussen van teksten")


class CommunityType(Term):
    """What a group calls itself; the names differ on purpose."""

    class Meta(Term.Meta):
        verbose_name = _("soort community")
        verbose_name_plural = _("soorten communities")


class EventType(Term):
    """Kind of meeting."""

    class Meta(Term.Meta):
        verbose_name = _("soort bijeenkomst")
        verbose_name_plural = _("soorten bijeenkomsten")


class EventFormat(Term):
    """On site, online or both; the rules know the slugs below."""

    ON_SITE, ONLINE, HYBRID = "op-locatie", "online", "hybride"

    class Meta(Term.Meta):
        verbose_name = _("vorm van een bijeenkomst")
        verbose_name_plural = _("vormen van bijeenkomsten")


class ResourceType(Term):
    """Kind of text or tool in the library."""

    is_chaptered = models.BooleanField(
        _("heeft hoofdstukken"), default=False, help_text=_("Handboeken, richtlijnen en stappenplannen.")
    )

    panels = [*Term.panels, FieldPanel("is_chaptered")]

    class Meta(Term.Meta):
        verbose_name = _("soort bron")
        verbose_name_plural = _("soorten bronnen")


class Language(Term):
    """A language in which texts are offered; the slug is its BCP 47 code."""

    is_right_to_left = models.BooleanField(_("van rechts naar links"), default=False)
    is_interface_language = models.BooleanField(_("taal van de website"), default=False)

    panels = [*Term.panels, FieldPanel("is_right_to_left"), FieldPanel("is_interface_language")]

    class Meta(Term.Meta):
        verbose_name = _("taal")
        verbose_name_plural = _("talen")
