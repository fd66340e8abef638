"""Calendars of partners, and what they announce: the memory of the import."""

from datetime import datetime
from typing import Any, Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.models import Community
from cop_platform.accounts.models import Organisation
from cop_platform.core.models import Timestamped
from cop_platform.taxonomy.models import Audience, EventFormat, EventType, LabourMarketRegion, Theme
from events.models.event import Access, Event
from events.models.pages import EventPage

MAX_TEXT = 4000


class ImportMode(models.TextChoices):
    """Who decides whether a meeting of a partner comes into our agenda."""

    REVIEW = "bekijken", _("Eerst bekijken: een redacteur kiest wat in de agenda komt")
    DIRECT = "direct", _("Direct plaatsen: alles komt meteen in de agenda")


class PartnerCalendarQuerySet(models.QuerySet[Any]):
    """Calendars of partners, by moment."""

    def due(self, now: datetime) -> Self:
        """Active calendars that are due at *now* and nobody is fetching now, longest wait first."""
        free = Q(fetching_until=None) | Q(fetching_until__lte=now)
        return self.filter(free, is_active=True, next_fetch_at__lte=now).order_by("next_fetch_at", "pk")

    def with_review_count(self, now: datetime) -> Self:
        """Each calendar with ``to_review``: how many of its dates wait for a person at *now*."""
        waiting = PartnerItem.objects.to_review(now).order_by().values("pk")
        return self.annotate(to_review=Count("items", filter=Q(items__in=waiting)))


class PartnerCalendar(Timestamped):
    """The calendar of one partner: where it is, under what its meetings are filed, how it fares.

    *held_at* is set while the brake holds: too much vanished at once, and a person must look.
    """

    name = models.CharField(_("naam"), max_length=100, unique=True)
    # Not a URLField: people paste webcal:// too, and the fetcher knows best what it may fetch.
    address = models.CharField(
        _("adres van de agenda"),
        max_length=500,
        help_text=_(
            "Het adres van het agendabestand (iCalendar), vaak met .ics aan het eind. Begint met https://."
        ),
    )
    owner = models.ForeignKey(
        Organisation,
        verbose_name=_("organisatie"),
        on_delete=models.PROTECT,
        related_name="partner_calendars",
        help_text=_("Van wie de agenda is. Deze organisatie staat bij elke bijeenkomst als organisator."),
    )
    contact_email = models.EmailField(
        _("e-mailadres van de redacteur"),
        help_text=_("Hierheen gaat een mail als het ophalen drie keer mislukt, of als er veel verdwijnt."),
    )
    mode = models.CharField(
        _("nieuwe bijeenkomsten"), max_length=10, choices=ImportMode, default=ImportMode.REVIEW
    )
    is_active = models.BooleanField(
        _("ophalen"), default=True, help_text=_("Uit: wij halen niets meer op. Wat er staat, blijft staan.")
    )

    event_type = models.ForeignKey(
        EventType, verbose_name=_("soort bijeenkomst"), on_delete=models.PROTECT, related_name="+"
    )
    event_format = models.ForeignKey(
        EventFormat, verbose_name=_("vorm"), on_delete=models.PROTECT, related_name="+"
    )
    access = models.CharField(_("voor wie zichtbaar"), max_length=20, choices=Access, default=Access.PUBLIC)
    community = models.ForeignKey(
        Community,
        verbose_name=_("community"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    regions = models.ManyToManyField(
        LabourMarketRegion, verbose_name=_("regio's"), blank=True, related_name="+"
    )
    themes = models.ManyToManyField(Theme, verbose_name=_("thema's"), blank=True, related_name="+")
    audiences = models.ManyToManyField(Audience, verbose_name=_("voor wie"), blank=True, related_name="+")

    etag = models.CharField(max_length=255, blank=True, editable=False)
    last_modified = models.CharField(max_length=255, blank=True, editable=False)
    next_fetch_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    fetching_until = models.DateTimeField(null=True, editable=False)
    last_fetched_at = models.DateTimeField(_("laatst geprobeerd"), null=True, editable=False)
    last_succeeded_at = models.DateTimeField(_("laatst gelukt"), null=True, editable=False)
    # When a body was last read from beginning to end; "nothing changed" does not count.
    last_read_at = models.DateTimeField(null=True, editable=False)
    failure_code = models.CharField(max_length=50, blank=True, editable=False)
    failure_message = models.CharField(max_length=300, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    found_count = models.PositiveIntegerField(default=0, editable=False)
    # What could not be read, as [title, sentence] pairs.
    problems = models.JSONField(default=list, editable=False)
    held_at = models.DateTimeField(null=True, editable=False)
    # Something is left to do with what came in earlier: file it anew, or place the rest.
    must_settle = models.BooleanField(default=False, editable=False)

    objects = PartnerCalendarQuerySet.as_manager()

    class Meta:
        verbose_name = _("partneragenda")
        verbose_name_plural = _("partneragenda's")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PartnerItemQuerySet(models.QuerySet[Any]):
    """What partners announce; chainable."""

    def upcoming(self, now: datetime) -> Self:
        """Items that have not ended at *now*, earliest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def to_review(self, now: datetime) -> Self:
        """Upcoming items that go on, and about which nobody has decided."""
        return self.upcoming(now).filter(state=PartnerItem.State.NEW, is_cancelled=False)


class PartnerItem(models.Model):
    """One date that a partner announces, and the page it became here.

    *uid* and *recurrence_id* identify it; *fingerprint* does when the partner's program
    makes new UIDs at every export.  *written* is what the import last wrote on the page,
    by field: where the page says something else now, a person was there.
    """

    class State(models.TextChoices):
        """What became of the item."""

        NEW = "nieuw", _("Nog niet beoordeeld")
        PLACED = "geplaatst", _("Staat in de agenda")
        REJECTED = "afgewezen", _("Afgewezen")
        DUPLICATE = "dubbel", _("Staat al in de agenda")
        VANISHED = "verdwenen", _("Verdwenen bij de bron")

    calendar = models.ForeignKey(PartnerCalendar, on_delete=models.CASCADE, related_name="items")
    uid = models.CharField(max_length=255)
    recurrence_id = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    missing_since = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True, validators=[MaxLengthValidator(MAX_TEXT)])
    place = models.CharField(max_length=255, blank=True)
    url = models.CharField(max_length=500, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    all_day = models.BooleanField(default=False)
    is_cancelled = models.BooleanField(default=False)

    page = models.OneToOneField(EventPage, null=True, on_delete=models.SET_NULL, related_name="partner_item")
    same_as = models.ForeignKey(Event, null=True, on_delete=models.SET_NULL, related_name="+")
    written = models.JSONField(default=dict)
    locally_edited = models.JSONField(default=list)

    objects = PartnerItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("bijeenkomst van een partner")
        verbose_name_plural = _("bijeenkomsten van partners")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "uid", "recurrence_id"], name="one_item_per_uid_and_recurrence_id"
            )
        ]
        indexes = [models.Index(fields=["calendar", "state"])]

    def __str__(self) -> str:
        return self.title
