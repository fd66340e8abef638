"""Who registered for the meetings of the demo, so that there are seats taken and a waiting list."""

from contextlib import suppress
from typing import Any

from cop_platform.accounts.models import User
from cop_platform.core.errors import RuleError
from cop_platform.notifications.models import OutboxMail
from events.domain.seats import Applicant, register
from events.domain.seats.finding import seating_of
from events.models import Event, Place, Registration, Seating
from home.demo.people import MEMBER_DOMAIN, address, member_address
from home.loading.base import Loader


def load(loader: Loader) -> None:
    """Register people in the order of the content; whoever was registered before is left alone.

    Nobody reads the mail of the members who only fill the meetings.
    """
    members = [member_address(item["slug"]) for item in loader.read("people")["members"]]
    people = {person.email: person for person in User.objects.filter(is_active=True)}
    for item in loader.read("registrations"):
        first, last = item["members"]
        emails = [*map(address, item["people"]), *members[first:last]]
        _load(loader, item, [people[email] for email in emails if email in people])
    OutboxMail.objects.filter(to_address__endswith=f"@{MEMBER_DOMAIN}", sent_at=None).delete()


def _load(loader: Loader, item: dict[str, Any], people: list[User]) -> None:
    event = Event.objects.published().filter(slug=item["meeting"]).first()
    slug = item.get("session", "")
    seating = seating_of(event, now=loader.now, session_slug=slug) if event else None
    if seating is None:
        return
    known = set(Registration.objects.filter(seating=seating).values_list("person", flat=True))
    for person in people:
        if person.pk not in known:
            _register(loader, seating, person, Place(item.get("place", Place.ROOM)))


def _register(loader: Loader, seating: Seating, person: User, place: Place) -> None:
    # What a person did in the demo may stand in the way: a seat elsewhere, or a meeting that closed.
    with suppress(RuleError):
        applicant = Applicant(person=person, is_listed=place == Place.ROOM)
        register(seating, applicant=applicant, place=place, now=loader.now)
