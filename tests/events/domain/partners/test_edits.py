"""What an editor changed on a partner's meeting stays; the rest follows its source."""

from datetime import datetime, timedelta

import pytest
from wagtail.models import Page

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain import partners
from events.models import Event, EventPage, PartnerCalendar, PartnerItem
from tests.events.domain.partners.conftest import Receive
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = pytest.mark.django_db
TEN = make.wall(2026, 4, 7, 10)


@pytest.fixture
def page(receive: Receive) -> EventPage:
    """The page of the only item of the calendar."""
    receive(given.incoming("a", TEN, "Praktijkdag"))
    return EventPage.objects.get()


def event() -> Event:
    return Event.objects.get()


def test_a_field_that_was_edited_stays_and_others_follow(page: EventPage, receive: Receive) -> None:
    make.republish(page, title="Onze titel")

    receive(given.incoming("a", TEN, "Nieuwe titel", location="Zwolle"))

    assert (event().title, event().venue) == ("Onze titel", "Zwolle")
    assert PartnerItem.objects.get().locally_edited == ["title"]


def test_an_edit_stays_after_many_imports(page: EventPage, receive: Receive) -> None:
    make.republish(page, title="Onze titel")
    for title in ("Een", "Twee", "Drie"):
        receive(given.incoming("a", TEN, title))

    assert event().title == "Onze titel"


def test_an_edit_shows_with_the_item_at_once(page: EventPage) -> None:
    make.republish(page, venue="Bij ons")

    assert PartnerItem.objects.get().locally_edited == ["venue"]


def test_times_belong_together(page: EventPage, receive: Receive) -> None:
    make.republish(page, end=TEN + timedelta(hours=5))

    receive(given.incoming("a", TEN + timedelta(days=1)))

    assert (event().starts_at, event().ends_at) == (TEN, TEN + timedelta(hours=5))
    assert PartnerItem.objects.get().locally_edited == ["all_day", "end", "start"]


def test_a_meeting_that_an_editor_cancelled_stays_cancelled(page: EventPage, receive: Receive) -> None:
    make.republish(page, status="cancelled", status_reason="Wij doen niet mee.")

    receive(given.incoming("a", TEN, "Praktijkdag", location="Zwolle"))

    assert (event().status, event().status_reason) == ("cancelled", "Wij doen niet mee.")


def test_what_an_editor_adds_stays(page: EventPage, receive: Receive) -> None:
    make.republish(page, price="Gratis", regions=[make.region("twente")])

    receive(given.incoming("a", TEN, "Nieuwe titel"))

    kept = EventPage.objects.get()
    assert (kept.price, [term.slug for term in kept.regions.all()]) == ("Gratis", ["twente"])


def test_a_draft_stays_a_draft_and_gets_the_new_facts(page: EventPage, receive: Receive) -> None:
    page.intro = "Nog niet af"
    page.save_revision()

    receive(given.incoming("a", TEN + timedelta(days=1), "Nieuwe titel"))

    kept = EventPage.objects.get()
    draft = kept.get_latest_revision_as_object()
    assert (event().title, event().summary) == ("Nieuwe titel", "Over werk.")
    assert kept.has_unpublished_changes
    assert (draft.title, draft.intro, draft.start) == ("Nieuwe titel", "Nog niet af", TEN + timedelta(days=1))


def test_a_page_that_an_editor_withdrew_stays_withdrawn(page: EventPage, receive: Receive) -> None:
    page.unpublish()

    receive(given.incoming("a", TEN, "Nieuwe titel"))
    receive()
    receive(given.incoming("a", TEN, "Nieuwste titel"))

    assert not event().is_published
    assert given.states() == {"a": "afgewezen"}


def test_a_page_that_an_editor_removed_stays_away(page: EventPage, receive: Receive) -> None:
    Page.objects.get(pk=page.pk).delete()

    receive(given.incoming("a", TEN, "Nieuwe titel"))

    assert given.states() == {"a": "afgewezen"}
    assert EventPage.objects.count() == 0


def test_a_locked_page_is_left_alone(page: EventPage, receive: Receive) -> None:
    page.locked = True
    page.save()

    receive(given.incoming("a", TEN, "Nieuwe titel"))

    assert event().title == "Praktijkdag"


def test_a_copy_is_a_meeting_of_our_own(page: EventPage, now: datetime) -> None:
    copy = page.copy(update_attrs={"slug": "kopie"}, keep_live=True)

    assert (copy.source_name, copy.source_url) == ("", "")
    assert make.event_of(page).pk != Event.objects.get(slug="kopie").pk


def test_another_mapping_files_earlier_meetings_anew_without_fetching(
    page: EventPage, calendar: PartnerCalendar, closed: Community, now: datetime
) -> None:
    calendar.access, calendar.community = "verborgen", closed
    calendar.save()
    calendar.themes.set([make.theme("werk")])
    partners.follow_form(calendar, now=now, has_moved=False)

    assert partners.settle_due() == 1

    assert [term.slug for term in event().themes.all()] == ["werk"]
    assert (event().access, event().community) == ("verborgen", closed)
    assert not Event.objects.public().exists()
    assert partners.settle_due() == 0


def test_the_history_names_who_accepted(calendar: PartnerCalendar, receive: Receive, redacteur: User) -> None:
    calendar.mode = "bekijken"
    calendar.save()
    receive(given.incoming("a", TEN))

    partners.accept(PartnerItem.objects.get(), actor=redacteur)

    revision = EventPage.objects.get().latest_revision
    assert revision is not None
    assert revision.user == redacteur
