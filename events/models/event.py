"""Meetings as rows: what lists, feeds and search read; publishing a page writes them."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from communities.models import Community
from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import Organisation
from cop_platform.taxonomy.models import Audience, EventFormat, EventType, LabourMarketRegion, Theme


def new_uid() -> str:
    """A calendar identity that never depends on title, address or date (RFC 7986 §5.3)."""
    return f"{uuid.uuid4()}@{settings.CALENDAR_UID_HOST}"


class Access(models.TextChoices):
    """Who may know of a meeting."""

    PUBLIC = "openbaar", _("Openbaar")
    MEMBERS = "leden", _("Alleen voor leden van de community")
    INVITATION = "uitnodiging", _("Op uitnodiging")
    HIDDEN = "verborgen", _("Verborgen: alleen leden van de community weten ervan")


class EventStatus(models.TextChoices):
    """Whether a meeting, or one of its dates, takes place."""

    PLANNED = "planned", _("Gaat door")
    CANCELLED = "cancelled", _("Geannuleerd")


class EventQuerySet(models.QuerySet[Any]):
    """Meetings, by who asks; chainable."""

    def published(self) -> Self:
        """Meetings whose page is live."""
        return self.filter(is_published=True)

    def public(self) -> Self:
        """Published meetings that everybody may know of: the only ones in public feeds."""
        return self.published().for_everybody()

    def for_everybody(self) -> Self:
        """Meetings that everybody may know of, or might while they were published."""
        outside = Q(community=None) | ~Q(community__policy=MembershipPolicy.HIDDEN)
        return self.filter(outside, access=Access.PUBLIC)

    def tombstones(self) -> Self:
        """Withdrawn meetings whose text still says so: only public ones are given such a text."""
        return self.filter(is_published=False).for_everybody().exclude(vevents="")

    def visible_to(self, user: Any) -> Self:
        """Published meetings that *user* may know of: public ones and those of their communities."""
        if not user.is_authenticated:
            return self.public()
        if user.is_superuser:
            return self.published()
        return self.published().filter(
            Q(pk__in=Event.objects.public().values("pk"))
            | Q(community__in=Community.objects.joined_by(user), access__in=FOR_MEMBERS)
        )


FOR_MEMBERS = (Access.PUBLIC, Access.MEMBERS, Access.HIDDEN)


class Event(models.Model):
    """The projection of a published meeting; *key* is the page's translation key."""

    key = models.UUIDField(unique=True)
    uid = models.CharField(max_length=255, unique=True, default=new_uid)
    sequence = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    revised_at = models.DateTimeField(db_index=True)
    # When it ceased to be public; who follows changes is told of it by its identity alone.
    withdrawn_at = models.DateTimeField(null=True, blank=True, db_index=True)
    page = models.OneToOneField(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="event"
    )
    slug = models.SlugField(max_length=255, db_index=True)
    is_published = models.BooleanField(default=True)

    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    access = models.CharField(max_length=20, choices=Access, default=Access.PUBLIC)
    status = models.CharField(max_length=20, choices=EventStatus, default=EventStatus.PLANNED)
    status_reason = models.CharField(max_length=300, blank=True)
    event_type = models.ForeignKey(EventType, null=True, on_delete=models.SET_NULL, related_name="events")
    event_format = models.ForeignKey(EventFormat, null=True, on_delete=models.SET_NULL, related_name="events")
    organiser = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="events")
    community = models.ForeignKey(Community, null=True, on_delete=models.SET_NULL, related_name="events")
    regions = models.ManyToManyField(LabourMarketRegion, blank=True, related_name="events")
    themes = models.ManyToManyField(Theme, blank=True, related_name="events")
    audiences = models.ManyToManyField(Audience, blank=True, related_name="events")
    venue = models.CharField(max_length=255, blank=True)
    is_festival = models.BooleanField(default=False)
    # From whom the meeting comes when it is a partner's: a host, and its page there.
    source_name = models.CharField(max_length=255, blank=True, default="")
    source_url = models.CharField(max_length=500, blank=True, default="")

    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    all_day = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=50, default="Europe/Amsterdam")
    rrule = models.CharField(max_length=500, blank=True)
    excluded_on = models.JSONField(default=list, blank=True)
    extra_dates = models.JSONField(default=list, blank=True)
    expanded_until = models.DateTimeField(null=True, blank=True)
    # Marked terms as the site's search has them, with a space on either side of each.
    search_terms = models.TextField(blank=True)
    # VEVENT text built by icalendar at publication: a feed only joins these.
    vevents = models.TextField(blank=True)
    # What a guest's calendar shows; SEQUENCE rises only when this differs.
    fingerprint = models.CharField(max_length=64, blank=True)

    # Only on rows that come from ``events.domain.changes``.
    told_at: datetime
    is_public_now: bool
    is_selected: bool
    number_of_dates: int

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_start")
        ]
        # Few are withdrawn: whoever looks for the last one must not pass all that are not.
        indexes = [models.Index(fields=["revised_at"], name="withdrawn", condition=Q(is_published=False))]

    def __str__(self) -> str:
        return self.title

    @property
    def is_cancelled(self) -> bool:
        """Whether the whole meeting is off."""
        return self.status == EventStatus.CANCELLED

    @property
    def is_for_everybody(self) -> bool:
        """Whether everybody may know of it, as long as it is published."""
        is_hidden = self.community is not None and self.community.is_hidden
        return self.access == Access.PUBLIC and not is_hidden

    @property
    def is_from_partner(self) -> bool:
        """Whether a partner's calendar announced it: who wants to come registers there, not with us."""
        return bool(self.source_name)

    @property
    def is_recurring(self) -> bool:
        """Whether a rule repeats this meeting."""
        return bool(self.rrule)


class Override(models.Model):
    """One date of a series that was moved or cancelled, keyed by its original start."""

    class Action(models.TextChoices):
        """What happened to the date."""

        MOVE = "move", _("Verplaatst")
        CANCEL = "cancel", _("Vervalt")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="overrides")
    recurrence_id = models.DateTimeField()
    action = models.CharField(max_length=10, choices=Action)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["recurrence_id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "recurrence_id"], name="one_override_per_date")
        ]

    def __str__(self) -> str:
        return f"{self.recurrence_id:%Y-%m-%d} {self.action}"


class OccurrenceQuerySet(models.QuerySet[Any]):
    """Dates of meetings; chainable."""

    def visible_to(self, user: Any) -> Self:
        """Dates of meetings that *user* may know of."""
        return self.filter(event__in=Event.objects.visible_to(user).values("pk"))

    def upcoming(self, now: datetime) -> Self:
        """Dates that have not ended at *now*, earliest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")


class Occurrence(models.Model):
    """One date of a meeting, materialised for a rolling horizon."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="occurrences")
    recurrence_id = models.DateTimeField()
    on_date = models.DateField()
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField(db_index=True)
    status = models.CharField(max_length=20, choices=EventStatus, default=EventStatus.PLANNED)
    reason = models.CharField(max_length=300, blank=True)
    is_moved = models.BooleanField(default=False)
    is_extra = models.BooleanField(default=False)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("datum")
        verbose_name_plural = _("datums")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "recurrence_id"], name="one_occurrence_per_start")
        ]
        indexes = [models.Index(fields=["event", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.event_id} {self.on_date}"

    @property
    def is_cancelled(self) -> bool:
        """Whether this date, or the whole meeting, is off."""
        return self.status == EventStatus.CANCELLED or self.event.is_cancelled
