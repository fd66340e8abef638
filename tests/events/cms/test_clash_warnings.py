"""The CMS warns of clashes, and lets everything through."""

from datetime import date, datetime, time
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from communities.models import Community
from cop_platform.accounts.models import User
from cop_platform.taxonomy.models import Holiday
from events.models import EventIndexPage, EventPage, Session, Speaker
from tests.factories import events as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(redacteur: User) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


@pytest.fixture
def other(agenda: EventIndexPage, now: datetime) -> EventPage:
    return make.meeting_page(agenda, "Spreekuur", regions=[make.region()], themes=[make.theme()])


def add(editor: Client, agenda: EventIndexPage, headers: dict[str, str] | None = None, **changes: Any) -> Any:
    data = {
        "title": "Intervisie",
        "slug": "intervisie",
        "intro": "Samen leren.",
        "start": "2026-04-07 15:00",
        "end": "2026-04-07 16:00",
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
    }
    address = reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk])
    lists = {"regions": [make.region().pk], "themes": [make.theme().pk]}
    return editor.post(address, {**nested_form_data({**data, **changes}), **lists}, headers=headers)


def warnings(answer: Any) -> list[str]:
    told = get_messages(answer.wsgi_request)
    return [str(message) for message in told if "Let op:" in str(message)]


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}])
def test_saving_and_publishing_warn_with_date_and_link(
    action: dict[str, str], editor: Client, agenda: EventIndexPage, other: EventPage
) -> None:
    answer = add(editor, agenda, **action)

    assert answer.status_code == 302
    assert EventPage.objects.get(slug="intervisie").live is bool(action)
    (told,) = warnings(answer)
    assert "Op 7 april 2026 is er ook “Spreekuur”, voor dezelfde regio en hetzelfde thema." in told
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[other.pk])}"' in told


def test_no_clash_no_warning(editor: Client, agenda: EventIndexPage, other: EventPage) -> None:
    answer = add(editor, agenda, start="2026-04-08 15:00", end="2026-04-08 16:00")

    assert (answer.status_code, warnings(answer)) == (302, [])


def test_a_later_save_warns_again(editor: Client, agenda: EventIndexPage, other: EventPage) -> None:
    Holiday.objects.create(name="Koningsdag", first_on="2026-04-07", last_on="2026-04-07")
    add(editor, agenda)
    page = EventPage.objects.get(slug="intervisie")

    answer = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert "Op 7 april 2026 is het Koningsdag." in answer.text
    assert "Op 7 april 2026 is er ook “Spreekuur”" in answer.text
    assert answer.text.count("U kunt gewoon publiceren") == 1


def test_at_most_three_clashes_are_named_in_the_message(
    editor: Client, agenda: EventIndexPage, other: EventPage
) -> None:
    for number in range(4):
        Holiday.objects.create(name=f"Feest {number}", first_on="2026-04-07", last_on="2026-04-07")

    (told,) = warnings(add(editor, agenda))

    assert told.count("<li>") == 4
    assert "En nog 2" in told


def test_a_title_cannot_carry_html_into_the_message(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    make.meeting_page(agenda, "<b>vet</b>", slug="vet", regions=[make.region()], themes=[make.theme()])

    (told,) = warnings(add(editor, agenda))

    assert "&lt;b&gt;vet&lt;/b&gt;" in told
    assert "<b>" not in told


def test_a_meeting_that_the_editor_may_not_know_has_no_name_and_no_link(
    editor: Client, agenda: EventIndexPage, closed: Community, now: datetime
) -> None:
    lists = {"regions": [make.region()], "themes": [make.theme()]}
    secret = make.meeting_page(agenda, "Geheim beraad", community=closed, access="verborgen", **lists)

    (told,) = warnings(add(editor, agenda))

    assert "een besloten bijeenkomst" in told
    assert "Geheim beraad" not in told
    assert f"/{secret.pk}/" not in told


def test_an_automatic_save_stays_silent(editor: Client, agenda: EventIndexPage, other: EventPage) -> None:
    answer = add(editor, agenda, headers={"accept": "application/json"})

    assert answer.json()["success"] is True
    assert warnings(answer) == []


def test_a_new_page_and_a_festival_open_with_the_panel(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda)

    new = editor.get(reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk]))
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[festival.pk]))

    assert "Na het bewaren ziet u hier" in new.text
    assert "Geen botsingen gevonden" in edit.text


def test_a_speaker_with_two_sessions_at_a_time_is_named(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    festival = make.festival_page(agenda, days=[date(2026, 10, 8)])
    noor = Speaker.objects.create(name="Noor", slug="noor")
    busy = make.session_of(festival, "Eerst", starts=time(11))
    busy.speakers = [noor]
    busy.save()
    data = {
        "festival": festival.pk,
        "title": "Later",
        "slug": "later",
        "day": 1,
        "starts": "11:30",
        "duration_minutes": 30,
        "room": make.room_of(festival, "Waal").pk,
        "body": streamfield([]),
        "status": "planned",
    }

    address = reverse("wagtailsnippets_events_session:add")
    answer = editor.post(address, {**nested_form_data(data), "speakers": [noor.pk]})

    assert (answer.status_code, Session.objects.count()) == (302, 2)
    (told,) = warnings(answer)
    assert "Noor heeft dan ook “Eerst” (dag 1, vanaf 11.00 uur)." in told
    assert reverse("wagtailsnippets_events_session:edit", args=[busy.pk]) in told
