"""Who may check people in: the one place that says so."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, Q

from communities.domain.visibility import membership_of
from communities.models import Membership
from cop_platform.accounts.models import User
from events.domain.attendance.doors import CLOSES_AFTER, OPENS_BEFORE
from events.domain.tickets import key_of_ticket
from events.models import Doorkeeper, Event, Registration, Seating

LEADING = (Membership.Role.MODERATOR, Membership.Role.OWNER)


def may_check_in(user: User, event: Event, *, now: datetime) -> bool:
    """Whether *user* may see who comes to *event* and check them in at *now*."""
    if not user.is_authenticated:
        return False
    return keeps_door(user, event, now=now) or organises(user, event)


def keeps_door(user: User, event: Event, *, now: datetime) -> bool:
    """Whether an organiser of *event* let *user* keep the door, and that is not over."""
    return Doorkeeper.objects.current(now).filter(event=event, email=user.email.lower()).exists()


def organises(user: User, event: Event) -> bool:
    """Whether *user* edits the page of *event* in the CMS, or leads its community."""
    if event.page and event.page.specific.permissions_for_user(user).can_edit():
        return True
    membership = membership_of(user, event.community) if event.community else None
    return membership is not None and membership.role in LEADING


def may_keep_doors(user: User, *, now: datetime) -> bool:
    """Whether there may be a door for *user*, now or later: one query, for a link to their doors."""
    doors = Doorkeeper.objects.current(now).filter(email=user.email.lower())
    leads = Membership.objects.filter(person=user, role__in=LEADING)
    # Who edits pages is in a group.
    in_the_cms = Q(groups__isnull=False) | Q(is_superuser=True)
    return User.objects.filter(Exists(doors) | Exists(leads) | in_the_cms, pk=user.pk).exists()


def seating_for(user: User, pk: int, *, now: datetime) -> Seating | None:
    """The seats with this number, for a *user* who may check people in there; None for anybody else."""
    rows = Seating.objects.select_related("event__page", "event__community", "occurrence", "session")
    found = rows.filter(pk=pk).first()
    return found if found and may_check_in(user, found.event, now=now) else None


def doors_open_to(user: User, *, now: datetime) -> list[Seating]:
    """Where *user* may check people in now or soon, in the order of their start."""
    rows = Seating.objects.select_related("event__page", "event__community", "session")
    near = rows.filter(starts_at__lte=now + OPENS_BEFORE + timedelta(days=1), ends_at__gt=now - CLOSES_AFTER)
    allowed: dict[int, bool] = {}
    for row in near:
        allowed.setdefault(row.event_id, may_check_in(user, row.event, now=now))
    return [row for row in near if allowed[row.event_id]]


def ticket_holder(user: User, token: str, *, now: datetime) -> Registration | None:
    """The registration whose ticket *token* is, for a *user* who may check it in; None for anybody else."""
    rows = Registration.objects.select_related("seating__event__page", "seating__event__community", "person")
    key = key_of_ticket(token)
    found = rows.filter(key=key).first() if key else None
    return found if found and may_check_in(user, found.seating.event, now=now) else None


def appoint(event: Event, email: str, *, by: User, now: datetime, until: datetime) -> Doorkeeper:
    """Let whoever has the account of *email* keep the door of *event* *until* then; again moves the end."""
    facts = {"given_by": by, "given_at": now, "expires_at": until}
    row, _is_new = Doorkeeper.objects.update_or_create(event=event, email=email.lower(), defaults=facts)
    return row


def dismiss(event: Event, pk: int) -> None:
    """End what the doorkeeper with number *pk* of *event* may do; nothing when that is over."""
    Doorkeeper.objects.filter(event=event, pk=pk).delete()
