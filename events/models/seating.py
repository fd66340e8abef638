"""The seats of what people register for: one date, one session, or a whole series."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from events.models.event import Event, Occurrence
from events.models.programme import Session


class Place(models.TextChoices):
    """Where somebody takes part."""

    ROOM = "zaal", _("Op locatie")
    ONLINE = "online", _("Online")


COLUMNS = {Place.ROOM: "room", Place.ONLINE: "online"}


def new_seed() -> str:
    """A seed for a lottery: kept secret until the draw, its SHA-256 is published at once."""
    return get_random_string(32)


class SeatingQuerySet(models.QuerySet[Any]):
    """Seatings, by who asks; chainable."""

    def visible_to(self, user: Any) -> Self:
        """The seats of meetings that *user* may know of."""
        return self.filter(event__in=Event.objects.visible_to(user).values("pk"))


class Seating(models.Model):
    """How many seats there are and are taken, in the room and online.

    ``*_wanted`` is what the editor asks for (empty: no limit), ``*_capacity`` what
    holds: fewer seats than are taken come into force as people leave.  ``*_taken``
    equals the number of registrations that hold a seat; only ``events.domain.seats``
    writes it.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="seatings")
    occurrence = models.OneToOneField(
        Occurrence, null=True, blank=True, on_delete=models.RESTRICT, related_name="seating"
    )
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.RESTRICT, related_name="seating"
    )
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()

    has_room = models.BooleanField(default=True)
    room_wanted = models.PositiveIntegerField(null=True, blank=True)
    room_capacity = models.PositiveIntegerField(null=True, blank=True)
    room_taken = models.PositiveIntegerField(default=0)
    has_online = models.BooleanField(default=False)
    online_wanted = models.PositiveIntegerField(null=True, blank=True)
    online_capacity = models.PositiveIntegerField(null=True, blank=True)
    online_taken = models.PositiveIntegerField(default=0)

    # Gives out numbers of registrations and places on the waiting list; never goes back.
    counter = models.PositiveBigIntegerField(default=0)
    # When the lottery or rotation was done, and what anybody needs to repeat it.
    allocated_at = models.DateTimeField(null=True, blank=True)
    seed = models.CharField(max_length=32, default=new_seed)
    draw = models.JSONField(default=dict, blank=True)

    objects = SeatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("plekken")
        verbose_name_plural = _("plekken")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(room_capacity=None) | Q(room_taken__lte=F("room_capacity")),
                name="room_not_oversold",
            ),
            models.CheckConstraint(
                condition=Q(online_capacity=None) | Q(online_taken__lte=F("online_capacity")),
                name="online_not_oversold",
            ),
            models.CheckConstraint(
                condition=Q(occurrence=None) | Q(session=None), name="seats_of_date_or_session"
            ),
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(occurrence=None, session=None),
                name="one_seating_for_the_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"seats of {self.event_id} {self.starts_at:%Y-%m-%d}"

    @property
    def places(self) -> list[Place]:
        """Where people can take part."""
        offered = {Place.ROOM: self.has_room, Place.ONLINE: self.has_online}
        return [place for place, is_offered in offered.items() if is_offered]

    def free(self, place: Place) -> int | None:
        """How many seats of *place* are free; None: as many as you like."""
        capacity, taken = (getattr(self, f"{COLUMNS[place]}_{name}") for name in ("capacity", "taken"))
        return None if capacity is None else capacity - taken


class Registration(models.Model):
    """One person who wants a seat, from the first click to the day after.

    A guest, or a colleague whom somebody registered, has no account: *name* and
    *email* are theirs.  For a person with an account both are empty.
    """

    class State(models.TextChoices):
        """Where a registration stands; ``events.domain.seats.states`` says what may follow what."""

        PENDING = "pending", _("Nog bevestigen")
        CONFIRMED = "confirmed", _("U heeft een plek")
        WAITLISTED = "waitlisted", _("Op de wachtlijst")
        OFFERED = "offered", _("Er is een plek voor u")
        CANCELLED = "cancelled", _("Afgemeld")
        ATTENDED = "attended", _("Aanwezig geweest")
        NO_SHOW = "no_show", _("Niet gekomen")

    key = models.UUIDField(unique=True)
    seating = models.ForeignKey(Seating, on_delete=models.CASCADE, related_name="registrations")
    place = models.CharField(max_length=10, choices=Place, default=Place.ROOM)
    state = models.CharField(max_length=12, choices=State)
    number = models.PositiveBigIntegerField()
    position = models.PositiveBigIntegerField(null=True, blank=True)
    offered_until = models.DateTimeField(null=True, blank=True)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
    )
    name = models.CharField(_("naam"), max_length=150, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(max_length=5, default="nl")
    is_listed = models.BooleanField(_("andere deelnemers zien mijn naam"), default=False)
    access_wishes = models.TextField(_("wat u nodig heeft om mee te doen"), blank=True)
    dietary_wishes = models.CharField(_("dieetwensen"), max_length=300, blank=True)

    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # Counts the changes: part of the identity of each mail, so that each is sent once.
    version = models.PositiveIntegerField(default=1)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    has_evaluated = models.BooleanField(default=False)
    has_told_effect = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["seating", "number"], name="one_number_per_registration"),
            models.UniqueConstraint(
                fields=["seating", "person"],
                condition=~Q(state="cancelled") & Q(person__isnull=False),
                name="one_registration_per_person",
            ),
            models.UniqueConstraint(
                fields=["seating", "email"],
                condition=~Q(state="cancelled") & ~Q(email=""),
                name="one_registration_per_address",
            ),
            models.UniqueConstraint(
                fields=["seating", "position"], condition=Q(state="waitlisted"), name="one_place_in_the_queue"
            ),
            models.CheckConstraint(
                condition=~Q(state="waitlisted") | Q(position__isnull=False), name="who_waits_has_a_place"
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offered_until__isnull=False), name="offers_end"
            ),
        ]
        indexes = [models.Index(fields=["seating", "state", "position"])]

    def __str__(self) -> str:
        return f"{self.state} {self.key}"

    @property
    def address(self) -> str:
        """Where mail about this registration goes."""
        return self.person.email if self.person else self.email

    @property
    def full_name(self) -> str:
        """Who comes."""
        return str(self.person) if self.person else self.name

    @property
    def holds_seat(self) -> bool:
        """Whether one of the seats is taken for it."""
        return self.state in HOLDING


HOLDING = (
    Registration.State.CONFIRMED,
    Registration.State.OFFERED,
    Registration.State.ATTENDED,
    Registration.State.NO_SHOW,
)
# Who still comes, or may.
COMING = (
    Registration.State.CONFIRMED,
    Registration.State.OFFERED,
    Registration.State.WAITLISTED,
    Registration.State.PENDING,
)
ACTIVE = (*HOLDING, Registration.State.WAITLISTED, Registration.State.PENDING)


class Answer(models.Model):
    """What somebody answered to a question of the meeting; gone on *delete_on*."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=36)
    label = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    delete_on = models.DateField(db_index=True)

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        constraints = [
            models.UniqueConstraint(fields=["registration", "question"], name="one_answer_per_question")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
