"""This and following, in the CMS: one page becomes two, and calendars hear of both."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from cop_platform.accounts.models import User
from events.models import Event, EventIndexPage, EventPage
from tests.factories import events as make

pytestmark = pytest.mark.django_db
WEEKLY = "FREQ=WEEKLY;COUNT=6;BYDAY=TU"
DAY = date(2026, 4, 28)
LATER = {
    "day": "2026-04-29",
    "begins": "14:00",
    "ends": "15:00",
    "last_day": "",
    "recurrence-frequency": "WEEKLY",
    "recurrence-interval": "1",
    "recurrence-weekdays": "WE",
    "recurrence-end": "count",
    "recurrence-count": "3",
}


@pytest.fixture
def page(agenda: EventIndexPage, now: datetime) -> EventPage:
    page = make.meeting_page(agenda, rrule=WEEKLY, themes=[make.theme()])
    page.date_changes = [make.cancelled(date(2026, 4, 14)), make.cancelled(date(2026, 5, 5), "Feestdag.")]
    make.republish(page)
    return page


@pytest.fixture
def editor(redacteur: User, agenda: EventIndexPage) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


def split(editor: Client, page: EventPage, choice: str = "publish", **changes: Any) -> Any:
    page.refresh_from_db()
    where = reverse("event_dates:split", args=[page.pk, DAY])
    version = str(page.latest_revision_id)
    return editor.post(where, {**LATER, **changes, "confirm": choice, "version": version})


def days(page: Any) -> list[date]:
    return sorted(row.starts_at.date() for row in make.event_of(page).occurrences.all())


def vevents(client: Client) -> list[Any]:
    return icalendar.Calendar.from_ical(client.get("/agenda.ics").content).walk("VEVENT")


def related(client: Client) -> dict[str, set[str]]:
    """The siblings that each UID names."""
    return {str(v["UID"]): {str(v["RELATED-TO"])} for v in vevents(client) if "RELATED-TO" in v}


def test_form_offers_the_rest_of_the_rule(editor: Client, page: EventPage) -> None:
    html = editor.get(reverse("event_dates:split", args=[page.pk, DAY])).text

    assert 'value="2026-04-28"' in html
    assert 'name="recurrence-count" id="id_recurrence-count" value="3"' in html


def test_preview_tells_of_both_halves_and_of_what_falls_away(editor: Client, page: EventPage) -> None:
    answer = editor.post(reverse("event_dates:split", args=[page.pk, DAY]), LATER)

    assert answer.status_code == 200
    assert "3 datums komen erbij, 3 datums verdwijnen." in answer.text
    assert "5 mei 2026 (vervalt)" in answer.text
    assert EventPage.objects.count() == 1


def test_series_goes_on_on_a_page_of_its_own(
    editor: Client, page: EventPage, at: Callable[..., datetime]
) -> None:
    uid, before = make.event_of(page).uid, make.event_of(page).sequence
    moment = at(2026, 3, 2, 9)

    answer = split(editor, page)

    later = EventPage.objects.exclude(pk=page.pk).get()
    assert answer.status_code == 302
    assert days(page) == [date(2026, 4, 7), date(2026, 4, 14), date(2026, 4, 21)]
    assert days(later) == [date(2026, 4, 29), date(2026, 5, 6), date(2026, 5, 13)]
    assert (later.title, later.slug, later.continues_id) == ("Intervisie", "intervisie-1", page.pk)
    assert [theme.slug for theme in later.themes.all()] == ["taal"]
    old, new = make.event_of(page), make.event_of(later)
    assert (old.uid, old.sequence, old.revised_at) == (uid, before + 1, moment)
    assert (new.uid != uid, new.sequence) == (True, 0)


def test_both_name_the_other_in_the_feed(editor: Client, client: Client, page: EventPage) -> None:
    split(editor, page)

    first, second = (make.event_of(p).uid for p in EventPage.objects.order_by("start"))
    assert related(client) == {first: {second}, second: {first}}
    assert b"RELATED-TO;RELTYPE=SIBLING:" in client.get("/agenda.ics").content
    assert all(v["RELATED-TO"].params["RELTYPE"] == "SIBLING" for v in vevents(client))


def test_page_of_the_old_series_leads_to_the_new_one(editor: Client, client: Client, page: EventPage) -> None:
    split(editor, page)
    later = EventPage.objects.exclude(pk=page.pk).get()

    assert 'href="/agenda/intervisie-1/"' in client.get("/agenda/intervisie/").text
    make.republish(later, access="uitnodiging")
    assert "intervisie-1" not in client.get("/agenda/intervisie/").text


def test_meeting_for_members_is_not_named_in_a_public_feed(
    editor: Client, client: Client, page: EventPage
) -> None:
    split(editor, page)
    later = EventPage.objects.exclude(pk=page.pk).get()

    make.republish(later, access="uitnodiging")

    assert related(client) == {}
    assert b"RELATED-TO" not in client.get("/agenda.ics").content


def test_split_in_the_draft_is_told_once_both_are_published(
    editor: Client, client: Client, page: EventPage
) -> None:
    split(editor, page, "draft")
    later = EventPage.objects.exclude(pk=page.pk).get()
    assert (later.live, len(days(page))) == (False, 6)

    for half in (page, later):
        half.refresh_from_db()
        half.get_latest_revision().publish()

    first, second = make.event_of(page).uid, make.event_of(later).uid
    assert related(client) == {first: {second}, second: {first}}
    assert days(page) == [date(2026, 4, 7) + timedelta(weeks=week) for week in range(3)]


def test_halves_find_each_other_whichever_is_published_first(
    editor: Client, client: Client, page: EventPage
) -> None:
    split(editor, page, "draft")
    later = EventPage.objects.exclude(pk=page.pk).get()

    later.get_latest_revision().publish()
    assert len(related(client)) == 1
    page.refresh_from_db()
    page.get_latest_revision().publish()

    assert len(related(client)) == 2


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": "2026-04-30"}, "past niet bij de herhaling"),
        ({"day": "2026-04-15"}, "begint na de laatste datum van de oude"),
        ({"recurrence-frequency": ""}, "error"),
        ({"recurrence-count": "0"}, "aantal keren"),
    ],
)
def test_refusal_keeps_everything(
    changes: dict[str, str], words: str, editor: Client, page: EventPage
) -> None:
    answer = split(editor, page, **changes)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="14:00"' in answer.text
    assert EventPage.objects.count() == 1
    assert Event.objects.count() == 1


def test_first_date_has_no_date_before_it(editor: Client, page: EventPage) -> None:
    where = reverse("event_dates:split", args=[page.pk, date(2026, 4, 7)])

    assert "Wijzig dan alle datums" in editor.post(where, LATER).text
    assert where not in editor.get(reverse("event_dates:list", args=[page.pk])).text
