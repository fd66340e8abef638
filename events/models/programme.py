"""The programme of a festival: rooms, tracks, sessions and who leads them."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cop_platform.core import clock
from cop_platform.core.blocks import BodyBlock
from cop_platform.core.clock import AMSTERDAM
from cop_platform.core.search.index import SearchableText
from cop_platform.taxonomy.models import Audience
from events.models.event import EventStatus, new_uid
from events.models.festival import FestivalPage


class FestivalPart(models.Model):
    """Something that belongs to one festival and has an address within it."""

    festival = models.ForeignKey(
        FestivalPage, verbose_name=_("festival"), on_delete=models.CASCADE, related_name="%(class)ss"
    )
    slug = models.SlugField(_("adres"), max_length=80)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Track(FestivalPart):
    """A line of subjects through the programme."""

    name = models.CharField(_("naam"), max_length=100)
    colour = models.PositiveSmallIntegerField(
        _("kleur"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
        help_text=_("Nummer van de kleur, 1 tot en met 6. De naam staat er altijd bij."),
    )

    panels = [
        FieldPanel("festival"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("colour"), FieldPanel("position")]),
    ]

    class Meta(FestivalPart.Meta):
        verbose_name = _("programmalijn")
        verbose_name_plural = _("programmalijnen")
        constraints = [models.UniqueConstraint(fields=["festival", "slug"], name="track_slug_is_unique")]

    def __str__(self) -> str:
        return self.name


class Room(FestivalPart):
    """A room with its seats and provisions."""

    name = models.CharField(_("naam"), max_length=100)
    capacity = models.PositiveIntegerField(_("plaatsen"))
    has_hearing_loop = models.BooleanField(_("ringleiding"), default=False)
    is_step_free = models.BooleanField(_("zonder drempels"), default=True)

    panels = [
        FieldPanel("festival"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("capacity"), FieldPanel("position")]),
        FieldRowPanel([FieldPanel("has_hearing_loop"), FieldPanel("is_step_free")]),
    ]

    class Meta(FestivalPart.Meta):
        verbose_name = _("zaal")
        verbose_name_plural = _("zalen")
        constraints = [models.UniqueConstraint(fields=["festival", "slug"], name="room_slug_is_unique")]

    def __str__(self) -> str:
        return self.name


class Speaker(models.Model):
    """Who leads sessions; never a field about origin (AVG art. 9)."""

    slug = models.SlugField(_("adres"), max_length=80, unique=True)
    name = models.CharField(_("naam"), max_length=100)
    role = models.CharField(_("functie"), max_length=200, blank=True)
    bio = models.TextField(_("over de spreker"), blank=True)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]), FieldPanel("role"), FieldPanel("bio")]

    class Meta:
        verbose_name = _("spreker")
        verbose_name_plural = _("sprekers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Session(SearchableText, index.Indexed, ClusterableModel, FestivalPart):
    """One item of the programme: a day, a time, a room."""

    uid = models.CharField(max_length=255, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    revised_at = models.DateTimeField(default=timezone.now, editable=False)
    title = models.CharField(_("titel"), max_length=200)
    summary = models.TextField(_("samenvatting"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("uitleg"), blank=True)
    day = models.PositiveSmallIntegerField(_("dag"), default=1, help_text=_("1 is de eerste festivaldag."))
    starts = models.TimeField(_("begintijd"))
    duration_minutes = models.PositiveSmallIntegerField(
        _("duur in minuten"), validators=[MinValueValidator(5), MaxValueValidator(720)]
    )
    room = models.ForeignKey(Room, verbose_name=_("zaal"), on_delete=models.PROTECT, related_name="sessions")
    track = models.ForeignKey(
        Track,
        verbose_name=_("programmalijn"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="sessions",
    )
    session_format = models.CharField(_("werkvorm"), max_length=50, blank=True)
    level = models.CharField(_("niveau"), max_length=50, blank=True)
    audiences = ParentalManyToManyField(Audience, verbose_name=_("voor wie"), blank=True, related_name="+")
    speakers = ParentalManyToManyField(
        Speaker, verbose_name=_("sprekers"), blank=True, related_name="sessions"
    )
    capacity = models.PositiveIntegerField(_("plaatsen"), null=True, blank=True)
    is_plenary = models.BooleanField(_("plenair"), default=False)
    is_streamed = models.BooleanField(_("ook online te volgen"), default=False)
    status = models.CharField(
        _("gaat door?"), max_length=20, choices=EventStatus, default=EventStatus.PLANNED
    )
    status_reason = models.CharField(_("reden van annuleren"), max_length=300, blank=True)
    repeat_of = models.ForeignKey(
        "self",
        verbose_name=_("herhaling van"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="repeats",
    )

    panels = [
        FieldPanel("festival"),
        FieldRowPanel([FieldPanel("title"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("day"), FieldPanel("starts"), FieldPanel("duration_minutes")]),
        FieldRowPanel([FieldPanel("room"), FieldPanel("track")]),
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("speakers"),
        FieldPanel("audiences"),
        FieldRowPanel([FieldPanel("session_format"), FieldPanel("level"), FieldPanel("capacity")]),
        FieldRowPanel([FieldPanel("is_plenary"), FieldPanel("is_streamed"), FieldPanel("repeat_of")]),
        FieldRowPanel([FieldPanel("status"), FieldPanel("status_reason")]),
    ]
    search_fields = [
        *SearchableText.search_term_fields,
        # For who looks for a session in the CMS.
        index.AutocompleteField("title"),
        index.FilterField("festival"),
    ]
    search_lead_fields = ("summary",)

    # What was told of the festival before this was saved, for who registered.
    known_before: Any = None

    # What a guest's calendar shows: SEQUENCE rises when one of these changes.
    CALENDAR_FIELDS = ("title", "summary", "day", "starts", "duration_minutes", "room_id", "status")

    class Meta(FestivalPart.Meta):
        verbose_name = _("sessie")
        verbose_name_plural = _("sessies")
        ordering = ["day", "starts", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["festival", "slug"], name="session_slug_is_unique")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the session; a change that calendars show raises SEQUENCE and the revision time."""
        before = type(self).objects.filter(pk=self.pk).values(*self.CALENDAR_FIELDS).first()
        now_facts = {name: getattr(self, name) for name in self.CALENDAR_FIELDS}
        if before is not None and before != now_facts:
            self.sequence, self.revised_at = self.sequence + 1, clock.now()
        # With what the receivers write of it: mails to who registered.
        with transaction.atomic():
            super().save(*args, **kwargs)

    @property
    def is_cancelled(self) -> bool:
        """Whether this session is off."""
        return self.status == EventStatus.CANCELLED

    def span_on(self, days: list[date]) -> tuple[datetime, datetime]:
        """Start and end, aware, given the dates of the festival in order."""
        day = days[min(self.day, len(days)) - 1]
        start = datetime.combine(day, self.starts, tzinfo=AMSTERDAM)
        return start, start + timedelta(minutes=self.duration_minutes)

    def clean(self) -> None:
        """Refuse a room or track of another festival, and an unknown day."""
        super().clean()
        if self.room_id and self.room.festival_id != self.festival_id:
            raise ValidationError({"room": _("Deze zaal hoort bij een ander festival.")})
        if self.track and self.track.festival_id != self.festival_id:
            raise ValidationError({"track": _("Deze programmalijn hoort bij een ander festival.")})
