"""What a partner announces comes into the agenda, changes with its source, and never twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from wagtail.models import Page

from events.models import Event, EventIndexPage, EventPage, Occurrence, PartnerCalendar, PartnerItem
from events.partner_values import Problem
from tests.events.domain.partners.conftest import Receive
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = pytest.mark.django_db
TEN = make.wall(2026, 4, 7, 10)


def rows() -> list[tuple[object, ...]]:
    """Everything that a subscriber could notice."""
    return list(Event.objects.order_by("pk").values_list("slug", "sequence", "revised_at", "vevents"))


def test_a_date_becomes_a_meeting_filed_as_the_calendar_says(
    calendar: PartnerCalendar, receive: Receive
) -> None:
    receive(given.incoming("a", TEN, "Praktijkdag", url="https://www.partner.example/praktijkdag"))

    event = Event.objects.get()
    assert (event.slug, event.title, event.summary) == ("praktijkdag-2026-04-07", "Praktijkdag", "Over werk.")
    assert (event.starts_at, event.ends_at, event.venue) == (TEN, TEN + timedelta(hours=2), "Utrecht")
    assert (event.source_name, event.source_url) == (
        "partner.example",
        "https://www.partner.example/praktijkdag",
    )
    assert (event.organiser, event.event_type, event.access) == (
        calendar.owner,
        calendar.event_type,
        "openbaar",
    )
    assert [term.slug for term in (*event.regions.all(), *event.themes.all())] == ["rijnmond", "taal"]
    assert event.is_published
    assert event.is_from_partner


def test_the_address_of_the_calendar_is_shown_nowhere(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN))

    event = Event.objects.get()
    assert event.source_url == "https://www.partner.example/"
    assert given.ADDRESS not in event.vevents


def test_the_link_to_the_source_is_in_the_calendar_text_and_the_uid_is_ours(
    calendar: PartnerCalendar, receive: Receive
) -> None:
    receive(given.incoming("a@partner", TEN, url="https://partner.example/a"))

    event = Event.objects.get()
    assert "Van partner.example: https://partner.example/a" in event.vevents.replace("\r\n ", "")
    assert "UID:a@partner" not in event.vevents


def test_a_whole_day_is_a_whole_day(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", date(2026, 4, 7), end=date(2026, 4, 9)))

    event = Event.objects.get()
    assert (event.starts_at, event.ends_at) == (make.wall(2026, 4, 7), make.wall(2026, 4, 9))
    assert event.all_day
    assert EventPage.objects.get().end == make.wall(2026, 4, 8)


def test_each_date_of_a_series_is_a_meeting(calendar: PartnerCalendar, receive: Receive) -> None:
    series = [
        given.incoming("a", TEN + timedelta(days=7 * n), "Spreekuur", key=f"202604{7 * n + 7:02}T080000Z")
        for n in range(3)
    ]
    receive(*series)

    assert list(Event.objects.order_by("starts_at").values_list("slug", flat=True)) == [
        "spreekuur-2026-04-07",
        "spreekuur-2026-04-14",
        "spreekuur-2026-04-21",
    ]


def test_the_same_calendar_twice_changes_nothing(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(*given.several(4))
    before, revisions = rows(), Page.objects.count()

    receive(*given.several(4))

    assert rows() == before
    assert (Page.objects.count(), EventPage.objects.count()) == (revisions, 4)
    assert all(page.revisions.count() == 1 for page in EventPage.objects.all())


def test_a_moved_date_moves_and_keeps_its_address_and_identity(
    calendar: PartnerCalendar, receive: Receive
) -> None:
    receive(given.incoming("a", TEN))
    before = Event.objects.get()

    receive(given.incoming("a", TEN + timedelta(days=2)))

    event = Event.objects.get()
    assert event.starts_at == TEN + timedelta(days=2)
    assert (event.uid, event.slug, event.sequence) == (before.uid, before.slug, before.sequence + 1)


def test_new_uids_at_every_export_are_the_same_meetings(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN, "Eén"), given.incoming("b", TEN, "Twee"))
    before = rows()

    receive(given.incoming("c", TEN, "Twee"), given.incoming("d", TEN, "Eén"))

    assert rows() == before
    assert given.states() == {"c": "geplaatst", "d": "geplaatst"}


def test_a_series_at_another_hour_keeps_its_meetings(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN, key="20260407T080000Z"))
    uid = Event.objects.get().uid

    receive(given.incoming("a", TEN + timedelta(hours=1), key="20260407T090000Z"))

    event = Event.objects.get()
    assert (event.uid, event.sequence, event.is_published) == (uid, 1, True)
    assert event.starts_at == TEN + timedelta(hours=1)


def test_a_meeting_that_is_in_the_agenda_already_does_not_come_twice(
    calendar: PartnerCalendar, receive: Receive, agenda: EventIndexPage
) -> None:
    own = make.meeting_page(agenda, "Praktijkdag", start=TEN)

    receive(given.incoming("a", TEN, "PRAKTIJKDAG "))

    item = PartnerItem.objects.get()
    assert (item.state, item.same_as, item.page) == ("dubbel", make.event_of(own), None)
    assert Event.objects.count() == 1


def test_a_meeting_announced_twice_in_one_calendar_comes_once(
    calendar: PartnerCalendar, receive: Receive
) -> None:
    receive(given.incoming("a", TEN, "Praktijkdag"), given.incoming("b", TEN, "Praktijkdag"))

    assert given.states() == {"a": "geplaatst", "b": "dubbel"}
    assert Event.objects.count() == 1


def test_a_hidden_meeting_of_our_own_does_not_show_by_what_is_left_out(
    calendar: PartnerCalendar, receive: Receive, agenda: EventIndexPage
) -> None:
    make.meeting_page(agenda, "Praktijkdag", start=TEN, access="uitnodiging")

    receive(given.incoming("a", TEN, "Praktijkdag"))

    assert given.states() == {"a": "geplaatst"}


def test_cancelled_at_the_source_is_cancelled_here_and_back_again(
    calendar: PartnerCalendar, receive: Receive
) -> None:
    receive(given.incoming("a", TEN))
    receive(given.incoming("a", TEN, is_cancelled=True))

    event = Event.objects.get()
    assert (event.status, event.sequence) == ("cancelled", 1)
    assert event.status_reason == "Partner heeft deze bijeenkomst geannuleerd."
    assert "STATUS:CANCELLED" in event.vevents

    receive(given.incoming("a", TEN))
    event.refresh_from_db()
    assert (event.status, event.sequence, event.status_reason) == ("planned", 2, "")


def test_what_is_cancelled_before_we_knew_of_it_does_not_come_in(
    calendar: PartnerCalendar, receive: Receive
) -> None:
    receive(given.incoming("a", TEN, is_cancelled=True))

    assert Event.objects.count() == 0


def test_one_bad_meeting_does_not_stop_the_others(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN, " "), given.incoming("b", TEN))

    bad, good = PartnerItem.objects.order_by("uid")
    assert (bad.state, good.state) == ("nieuw", "geplaatst")
    assert bad.problem == "Deze bijeenkomst past niet in onze agenda. Kijk titel en tijden na bij de partner."
    assert Event.objects.count() == 1


def test_a_bad_meeting_comes_in_once_it_is_good(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN, " "))
    receive(given.incoming("a", TEN, "Praktijkdag"))

    item = PartnerItem.objects.get()
    assert (item.state, item.problem) == ("geplaatst", "")


def test_without_an_agenda_page_the_reason_stands_with_the_item(
    calendar: PartnerCalendar, receive: Receive, agenda: EventIndexPage
) -> None:
    agenda.delete()

    receive(given.incoming("a", TEN))

    assert PartnerItem.objects.get().problem.startswith("Er is geen agenda op deze site.")


def test_the_door_to_an_online_meeting_is_not_published(calendar: PartnerCalendar, receive: Receive) -> None:
    make.event_format("online")
    door = "https://meet.example/j/123?pwd=geheim"

    receive(given.incoming("a", TEN, location=door, description=f"Kom erbij: {door}\nTot dan"))

    event = Event.objects.get()
    assert (event.venue, event.summary) == ("", "Kom erbij:\nTot dan")
    assert event.event_format is not None
    assert event.event_format.slug == "online"
    assert "geheim" not in event.vevents


def test_text_of_a_partner_is_text(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN, "<b>Dag</b>\u202e", description="<script>x</script><p>Een</p>Twee"))

    event = Event.objects.get()
    assert (event.title, event.summary) == ("Dag", "Een\nTwee")


def test_a_long_description_becomes_an_introduction(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN, description="woord " * 500))

    summary = Event.objects.get().summary
    assert len(summary) <= 600
    assert summary.endswith("woord…")


def test_titles_that_are_equal_get_addresses_that_differ(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(
        given.incoming("a", TEN, "Dag", location="Ede"),
        given.incoming("b", TEN + timedelta(hours=4), "Dag", location="Ede"),
    )

    assert set(Event.objects.values_list("slug", flat=True)) == {"dag-2026-04-07", "dag-2026-04-07-2"}


def test_in_review_nothing_comes_in_by_itself(calendar: PartnerCalendar, receive: Receive) -> None:
    calendar.mode = "bekijken"
    calendar.save()

    receive(*given.several(3))

    assert set(given.states().values()) == {"nieuw"}
    assert (EventPage.objects.count(), Event.objects.count()) == (0, 0)


def test_problems_stand_with_the_calendar(calendar: PartnerCalendar, receive: Receive) -> None:
    problem = Problem("no_start", "Deze bijeenkomst heeft geen begin.", uid="x", summary="Dag")

    receive(given.incoming("a", TEN), problems=(problem,))

    calendar.refresh_from_db()
    assert calendar.problems == [["Dag", "Deze bijeenkomst heeft geen begin."]]
    assert calendar.found_count == 1


def test_no_more_dates_than_an_agenda_can_bear(
    calendar: PartnerCalendar, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.domain.partners.receiving.MOST_DATES", 3)
    receive(*given.several(5))

    assert sorted(given.states()) == ["0", "1", "2"]


def test_what_lies_beyond_the_most_dates_is_not_withdrawn(
    calendar: PartnerCalendar, receive: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(given.incoming("laat", make.wall(2026, 6, 1, 10)))
    monkeypatch.setattr("events.domain.partners.receiving.MOST_DATES", 3)

    receive(*given.several(5))

    assert given.states()["laat"] == "geplaatst"


def test_a_start_without_an_end_gets_an_hour(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", TEN, end=TEN))

    assert Occurrence.objects.get().ends_at == TEN + timedelta(hours=1)


def test_moments_in_utc_are_the_same_moments(calendar: PartnerCalendar, receive: Receive) -> None:
    receive(given.incoming("a", datetime(2026, 4, 7, 8, tzinfo=UTC)))
    before = rows()
    receive(given.incoming("a", TEN))

    assert rows() == before
