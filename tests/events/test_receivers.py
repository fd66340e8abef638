"""The life of a meeting: published, changed, moved, withdrawn, copied."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core.management import call_command

from communities.models import Community
from communities.models.community import MembershipPolicy
from events.domain.feeds import Feed, render
from events.domain.filters import Selection
from events.models import Event, EventIndexPage, EventPage, Occurrence
from events.values import FeedFilter
from tests.factories import events as make

pytestmark = pytest.mark.django_db
WEEKLY = "FREQ=WEEKLY;COUNT=6;BYDAY=TU"


def snapshot() -> list[object]:
    """All rows; but how far ahead somebody looked for dates is no change."""
    columns = [field.attname for field in Event._meta.concrete_fields if field.name != "expanded_until"]
    return [
        list(Event.objects.order_by("pk").values(*columns)),
        list(Occurrence.objects.order_by("pk").values()),
    ]


def revision(event: Event) -> tuple[int, datetime]:
    return event.sequence, event.revised_at


def test_publishing_twice_changes_nothing(agenda: EventIndexPage, now: datetime, at: object) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY, regions=[make.region()], themes=[make.theme()])
    before = snapshot()

    at(2026, 3, 1, 13)  # type: ignore[operator]
    make.republish(page)

    assert snapshot() == before


def test_a_new_title_raises_sequence_and_revision(agenda: EventIndexPage, now: datetime, at: object) -> None:
    page = make.meeting_page(agenda)
    uid = make.event_of(page).uid

    later = at(2026, 3, 2, 9)  # type: ignore[operator]
    event = make.republish(page, title="Nieuwe naam")

    assert (event.uid, revision(event)) == (uid, (1, later))
    assert "SEQUENCE:1\r\n" in event.vevents
    assert "LAST-MODIFIED:20260302T080000Z\r\n" in event.vevents
    assert "DTSTAMP:20260302T080000Z\r\n" in event.vevents


def test_a_change_that_no_calendar_shows_raises_nothing(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)

    assert make.republish(page, capacity=30, price="gratis").sequence == 0


def test_another_region_is_a_revision_without_sequence(
    agenda: EventIndexPage, now: datetime, at: object
) -> None:
    page = make.meeting_page(agenda)
    text = make.event_of(page).vevents

    later = at(2026, 3, 2, 9)  # type: ignore[operator]
    page.regions.set([make.region()])
    event = make.republish(page)

    assert (revision(event), event.vevents) == ((0, later), text)


def test_one_date_moves(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)
    kept = Occurrence.objects.get(on_date=date(2026, 4, 14)).pk

    page.date_changes = [make.moved(date(2026, 4, 14), make.wall(2026, 4, 15, 13), "Zaal bezet.")]
    event = make.republish(page)
    row = event.occurrences.get(on_date=date(2026, 4, 14))

    assert (row.pk, row.starts_at, row.is_moved, row.reason) == (
        kept,
        make.wall(2026, 4, 15, 13),
        True,
        "Zaal bezet.",
    )
    assert event.sequence == 1
    assert "RECURRENCE-ID;TZID=Europe/Amsterdam:20260414T100000" in event.vevents


def test_one_date_is_cancelled(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)

    page.date_changes = [make.cancelled(date(2026, 4, 21))]
    event = make.republish(page)

    statuses = [row.status for row in event.occurrences.order_by("on_date")]
    assert statuses == ["planned", "planned", "cancelled", "planned", "planned", "planned"]
    assert event.vevents.count("STATUS:CANCELLED") == 1


def test_a_cancelled_meeting_stays_with_its_reason(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)

    event = make.republish(page, status="cancelled", status_reason="Te weinig deelnemers.")

    assert event.is_cancelled
    assert (event.sequence, event.status_reason) == (1, "Te weinig deelnemers.")
    assert "SUMMARY:Geannuleerd: Intervisie" in event.vevents


def test_a_new_rule_replaces_the_dates(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)

    page.date_changes = [make.cancelled(date(2026, 4, 14))]
    event = make.republish(page, recurrence="RRULE:FREQ=MONTHLY;BYMONTHDAY=7;COUNT=2")

    # The change belonged to a date that is no more (R15).
    assert [str(row.on_date) for row in event.occurrences.order_by("on_date")] == ["2026-04-07", "2026-05-07"]
    assert "RECURRENCE-ID" not in event.vevents


def test_wall_clock_time_is_kept_across_the_clock_change(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, start=make.wall(2026, 3, 24, 10), rrule="FREQ=WEEKLY;COUNT=2")

    starts = [row.starts_at.isoformat() for row in make.event_of(page).occurrences.order_by("starts_at")]

    assert starts == ["2026-03-24T09:00:00+00:00", "2026-03-31T08:00:00+00:00"]


def test_an_unpublished_meeting_leaves_and_returns_the_same(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)
    before = make.event_of(page)

    page.unpublish()
    gone = make.event_of(page)
    after = make.republish(page)

    assert (gone.is_published, after.is_published) == (False, True)
    assert (gone.uid, gone.sequence) == (before.uid, 1)
    assert (after.uid, after.sequence) == (before.uid, 2)
    assert after.vevents == before.vevents.replace("SEQUENCE:0", "SEQUENCE:2")


def test_a_deleted_page_takes_its_meeting_along(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)

    page.delete()

    assert list(Event.objects.published()) == []
    assert Event.objects.get(key=page.translation_key).page_id is None


def test_a_copy_is_another_meeting(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)

    copy = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"})

    assert make.event_of(copy).uid != make.event_of(page).uid
    assert Event.objects.published().count() == 2


def test_a_copy_that_is_a_draft_is_no_meeting_yet(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)

    page.copy(update_attrs={"slug": "kopie"}, keep_live=False)

    assert Event.objects.count() == 1


def test_an_alias_is_no_second_meeting(agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda).create_alias(update_slug="tweede")

    assert Event.objects.count() == 1


def test_a_new_address_reaches_the_row(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda)
    uid = make.event_of(page).uid

    event = make.republish(page, slug="nieuw-adres")

    assert (event.slug, event.uid) == ("nieuw-adres", uid)
    assert "URL:http://testserver/agenda/nieuw-adres/" in event.vevents


def test_a_meeting_that_no_calendar_can_show_does_not_stop_the_others(
    agenda: EventIndexPage, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.meeting_page(agenda, "Heel")
    monkeypatch.setattr("events.domain.ical.series.component", lambda *args: 1 / 0)

    event = make.event_of(make.meeting_page(agenda, "Stuk"))

    assert event.vevents == ""
    assert b"SUMMARY:Heel" in render(Feed(Selection(FeedFilter())), now=now)


def test_rebuilding_a_clean_database_changes_nothing(
    agenda: EventIndexPage, now: datetime, at: object, capsys: pytest.CaptureFixture[str]
) -> None:
    make.meeting_page(agenda, "Reeks", rrule=WEEKLY, regions=[make.region()])
    make.festival_page(agenda)
    make.meeting_page(agenda, "Weg").unpublish()
    before = snapshot()

    at(2026, 3, 1, 14)  # type: ignore[operator]
    call_command("rebuild_occurrences")

    assert snapshot() == before
    assert capsys.readouterr().out == "2 meetings\n"


def test_rebuilding_repairs_rows(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule=WEEKLY)
    stray = make.meeting_page(agenda, "Concept")
    stray.unpublish()
    Event.objects.filter(key=stray.translation_key).update(is_published=True)
    Occurrence.objects.filter(on_date__gt=date(2026, 4, 20)).delete()

    call_command("rebuild_occurrences", verbosity=0)

    assert make.event_of(page).occurrences.count() == 6
    assert not make.event_of(stray).is_published


def test_a_never_ending_series_is_bounded(agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule="FREQ=DAILY")

    rows = make.event_of(page).occurrences

    assert rows.count() < 1000
    assert rows.order_by("starts_at").last().starts_at < now + timedelta(days=551)
    assert re.search(r"RRULE:FREQ=DAILY", make.event_of(page).vevents)


def test_class_follows_the_policy_of_the_community(
    agenda: EventIndexPage, open_community: Community, now: datetime
) -> None:
    page = make.meeting_page(agenda, community=open_community)
    members = make.meeting_page(agenda, "Leden", community=open_community, access="leden")
    told = make.event_of(members).vevents

    def retold(policy: str) -> tuple[str, int]:
        open_community.policy = policy
        open_community.save()
        event = make.event_of(page)
        return re.findall("CLASS:(.*)\r\n", event.vevents)[0], event.sequence

    assert re.findall("CLASS:(.*)\r\n", make.event_of(page).vevents) == ["PUBLIC"]
    assert retold(MembershipPolicy.HIDDEN) == ("PRIVATE", 1)
    assert make.republish(EventPage.objects.get(pk=page.pk)).sequence == 1
    assert retold(MembershipPolicy.OPEN) == ("PUBLIC", 2)
    assert (make.event_of(members).vevents, make.event_of(members).sequence) == (told, 0)
