"""Consultations on a draft text: when, with whom, what was said and what was done with it."""

from datetime import date, datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from communities.models import Community
from cop_platform.core.clock import local
from cop_platform.core.visibility import visible_pages
from resources.models.edition import Edition
from resources.models.handbook import ChapterPage, HandbookPage


class ConsultationQuerySet(models.QuerySet[Any]):
    """Consultations by who asks, and by moment."""

    def visible_to(self, user: Any) -> Self:
        """Consultations on the handbooks that *user* may find; what was said in them is another question."""
        return self.filter(handbook__in=HandbookPage.objects.visible_to(user))

    def open_at(self, now: datetime) -> Self:
        """Those in which *now* falls, the first to close on top."""
        return self.filter(opens_at__lte=now, closes_at__gt=now).order_by("closes_at", "pk")


class Consultation(models.Model):
    """A round in which the members of *community* comment on *handbook*, in [opens_at, closes_at).

    Whole days in Amsterdam: pages that are kept for everybody tell of it, and those are made anew each day.
    """

    handbook = models.ForeignKey(
        HandbookPage, verbose_name=_("handboek"), on_delete=models.CASCADE, related_name="consultations"
    )
    community = models.ForeignKey(
        Community, verbose_name=_("community"), on_delete=models.CASCADE, related_name="consultations"
    )
    opens_at = models.DateTimeField(_("reageren kan vanaf"))
    closes_at = models.DateTimeField(_("reageren kan tot"))
    question = models.TextField(_("waar vraagt u op te letten?"), blank=True)
    is_report_public = models.BooleanField(_("iedereen mag het verslag lezen"), default=True)
    reported_at = models.DateTimeField(_("verslag gepubliceerd op"), null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = _("consultatie")
        verbose_name_plural = _("consultaties")
        ordering = ["-opens_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="consultation_takes_time"),
            models.UniqueConstraint(
                fields=["handbook"],
                condition=Q(reported_at=None),
                name="one_consultation_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.handbook)

    @property
    def first_day(self) -> date:
        """The day in Amsterdam from whose beginning people may comment."""
        return local(self.opens_at).date()

    @property
    def last_day(self) -> date:
        """The last day in Amsterdam on which people may comment."""
        return local(self.closes_at - timedelta(microseconds=1)).date()

    def is_open(self, now: datetime) -> bool:
        """Whether people may comment at *now*."""
        return self.opens_at <= now < self.closes_at


class Outcome(models.TextChoices):
    """What was done with a comment."""

    ADOPTED = "overgenomen", _("Overgenomen")
    PARTLY = "deels", _("Deels overgenomen")
    NOT = "niet", _("Niet overgenomen")
    FORWARDED = "doorgestuurd", _("Doorgestuurd")


class CommentQuerySet(models.QuerySet[Any]):
    """Comments by who asks, and by what must be done with them."""

    def visible_to(self, user: Any) -> Self:
        """What members said, for the other members: on chapters that *user* may find, and not hidden."""
        return self.of_chapters_for(user).filter(
            consultation__community__in=Community.objects.joined_by(user)
        )

    def of_chapters_for(self, user: Any) -> Self:
        """Comments that nobody hid on chapters that *user* may find, whatever community they are from."""
        chapters = visible_pages(user).values("pk")
        return self.filter(hidden_at=None, chapter__in=chapters)

    def waiting(self) -> Self:
        """Comments without an answer; hidden ones, and those whose giver went, need none."""
        return self.filter(outcome="", hidden_at=None).exclude(text="")


class ConsultationComment(models.Model):
    """What somebody said of a chapter; other members read the role, and only the CMS names the person."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="comments")
    chapter = models.ForeignKey(
        ChapterPage, verbose_name=_("hoofdstuk"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The chapter may go; what was said of it stays.
    chapter_title = models.CharField(_("hoofdstuk"), max_length=255)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("van"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    role = models.CharField(_("rol"), max_length=100, blank=True)
    text = models.TextField(_("reactie"), blank=True)
    created_at = models.DateTimeField(_("gegeven op"))
    hidden_at = models.DateTimeField(_("verborgen op"), null=True, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(_("wat is ermee gedaan?"), max_length=20, choices=Outcome, blank=True)
    topic = models.CharField(_("onderwerp"), max_length=200, blank=True)
    answer = models.TextField(_("antwoord"), blank=True)
    edition = models.ForeignKey(
        Edition,
        verbose_name=_("verwerkt in uitgave"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("reactie op een consultatie")
        verbose_name_plural = _("reacties op consultaties")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        # The CMS shows it on screens that do not ask whose comment it is.
        return str(self.pk)
