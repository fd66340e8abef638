"""What the CMS refuses, and beside which field it says so."""

import re
from datetime import date, datetime, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events import feed_urls, public_feed_urls, urls
from events.forms import TAKEN
from events.models import EventIndexPage, EventPage, Session
from tests.factories import events as make
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db: None) -> Client:
    """The browser of an administrator."""
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def posted(**changes: Any) -> dict[str, Any]:
    data = {
        "title": "Intervisie",
        "slug": "intervisie",
        "intro": "Samen leren.",
        "start": "2026-04-14 10:00",
        "end": "2026-04-14 12:00",
        "recurrence-frequency": "",
        "event_type": make.event_type().pk,
        "event_format": make.event_format().pk,
        "access": "openbaar",
        "status": "planned",
        "body": streamfield([]),
        "report": streamfield([]),
        **make.TERMS_IN_FORM,
        "date_changes": inline_formset([]),
        "extra_dates": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data({**data, **changes})


SECOND_TUESDAY = {
    "recurrence-frequency": "MONTHLY",
    "recurrence-interval": "1",
    "recurrence-by": "weekday",
    "recurrence-position": "2",
    "recurrence-weekday": "TU",
    "recurrence-end": "count",
    "recurrence-count": "6",
}


def add(editor: Client, agenda: EventIndexPage, **changes: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk])
    return editor.post(address, posted(**changes))


def errors(answer: Any) -> dict[str, list[str]]:
    assert answer.status_code == 200, answer
    return dict(answer.context["form"].errors)


def test_a_series_with_an_excluded_date_is_published(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    answer = add(editor, agenda, **SECOND_TUESDAY, **{"recurrence-excluded": "2026-07-14"})

    assert answer.status_code == 302, errors(answer)
    rows = make.event_of(EventPage.objects.get()).occurrences.order_by("on_date")
    assert [str(row.on_date) for row in rows] == [
        "2026-04-14",
        "2026-05-12",
        "2026-06-09",
        "2026-08-11",
        "2026-09-08",
    ]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"end": "2026-04-14 09:00"}, "end", "einde moet na het begin"),
        ({"start": "2026-03-29 02:30", "end": "2026-03-29 05:00"}, "start", ""),
        ({**SECOND_TUESDAY, "start": "2026-04-15 10:00", "end": "2026-04-15 12:00"}, "start", "past niet"),
        ({**SECOND_TUESDAY, "recurrence-count": "0"}, "recurrence", "heel getal"),
        ({**SECOND_TUESDAY, "recurrence-excluded": "2026-07-15"}, "recurrence", "geen datum van deze reeks"),
        ({"recurrence": "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2"}, "recurrence", "nooit"),
        ({"recurrence": "RRULE:FREQ=SECONDLY"}, "recurrence", ""),
        ({"access": "leden"}, "community", "Kies de community"),
        ({"status": "cancelled"}, "status_reason", "waarom"),
        ({"slug": "insluiten"}, "slug", "bijvoorbeeld insluiten-bijeenkomst"),
    ],
)
def test_a_mistake_stands_beside_its_field(
    changes: dict[str, str], field: str, words: str, editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    if "recurrence" in changes:
        data = posted(**changes)
        data.pop("recurrence-frequency")
        address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk])
        answer = editor.post(address, data)
    else:
        answer = add(editor, agenda, **changes)

    found = errors(answer)

    assert list(found) == [field]
    assert words in found[field][0]
    assert not EventPage.objects.exists()


def test_a_change_of_no_date_is_refused(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    change = {
        "original_on": "2026-04-15",
        "action": "cancel",
        "new_start": "",
        "new_end": "",
        "reason": "",
        "id": "",
    }

    answer = add(editor, agenda, **SECOND_TUESDAY, date_changes=inline_formset([change]))

    assert "hoort bij geen" in str(errors(answer))
    assert not EventPage.objects.exists()


def test_a_moved_date_is_published(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    change = {
        "original_on": "2026-05-12",
        "action": "move",
        "new_start": "2026-05-13 10:00",
        "new_end": "2026-05-13 12:00",
        "reason": "Zaal bezet.",
        "id": "",
    }

    answer = add(editor, agenda, **SECOND_TUESDAY, date_changes=inline_formset([change]))

    assert answer.status_code == 302, errors(answer)
    row = make.event_of(EventPage.objects.get()).occurrences.get(on_date=date(2026, 5, 12))
    assert row.starts_at == make.wall(2026, 5, 13, 10)


def test_a_draft_may_be_unfinished(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    data = posted(start="", end="")
    del data["action-publish"]
    address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk])

    assert editor.post(address, data).status_code in (200, 302)


def test_edit_form_opens_with_words_and_dates(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    page = make.meeting_page(agenda, rrule="FREQ=WEEKLY;COUNT=3")

    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    assert "elke dinsdag, 3 keer" in html.lower()


def test_a_room_takes_one_session_at_a_time(editor: Client, agenda: EventIndexPage, now: datetime) -> None:
    festival = make.festival_page(agenda)
    make.session_of(festival, "Eerst", starts=time(11), duration_minutes=45)
    room = make.room_of(festival, "Maas")
    data = {
        "festival": festival.pk,
        "title": "Later",
        "slug": "later",
        "day": 1,
        "starts": "11:30",
        "duration_minutes": 30,
        "room": room.pk,
        "body": streamfield([]),
        "status": "planned",
    }
    address = reverse("wagtailsnippets_events_session:add")

    clashing = editor.post(address, nested_form_data(data))
    wrong_day = editor.post(address, nested_form_data({**data, "day": 3}))
    fine = editor.post(address, nested_form_data({**data, "starts": "11:45"}))

    assert "Eerst" in errors(clashing)["room"][0]
    assert "2 dag" in errors(wrong_day)["day"][0]
    assert fine.status_code == 302
    assert Session.objects.count() == 2


@pytest.mark.parametrize("name", ["session", "room", "track", "speaker"])
def test_lists_of_the_programme_open(
    name: str, editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda)
    make.session_of(festival, "Gesprek", track="Taal")
    address = reverse(f"wagtailsnippets_events_{name}:list")

    assert editor.get(address).status_code == 200


def test_no_meeting_can_stand_at_an_address_of_the_agenda_itself() -> None:
    patterns = [str(one.pattern) for one in (*urls.urlpatterns, *feed_urls.urlpatterns)]
    fixed = {match[1] for text in patterns if (match := re.match(r"agenda/([a-z]+)/", text))}
    fixed |= set(re.search(r"<parameter>([a-z|]+)\)", public_feed_urls.SHORT)[1].split("|"))

    # A meeting called "Persoonlijk" keeps its page and its files: see feed_urls.
    assert fixed - {"persoonlijk"} == TAKEN
