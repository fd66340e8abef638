"""Calendars of partners in the CMS: entered, tried, judged, without script."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain import partners
from events.models import Event, EventIndexPage, EventPage, PartnerCalendar, PartnerItem
from events.partner_values import IncomingDate, Problem
from tests.core.audit.log import forget, told
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = pytest.mark.django_db
LIST = "/cms/snippets/events/partnercalendar/"
TEN = make.wall(2026, 4, 7, 10)


@pytest.fixture
def calendar(agenda: EventIndexPage, now: datetime) -> PartnerCalendar:
    return given.partner_calendar(mode="bekijken")


@pytest.fixture
def editor(client: Client, redacteur: User) -> Client:
    client.force_login(redacteur)
    return client


def overview(calendar: PartnerCalendar) -> str:
    return f"{LIST}inspect/{calendar.pk}/"


def receive(calendar: PartnerCalendar, *dates: IncomingDate, **fields: Any) -> None:
    now = make.wall(2026, 3, 1, 12)
    partners.receive(calendar, given.parsed(*dates, **fields), given.year_from(now), now=now)


def form(**fields: Any) -> dict[str, Any]:
    return {
        "name": "Nieuw",
        "address": given.ADDRESS,
        "owner": given.partner().pk,
        "contact_email": "redactie@example.org",
        "mode": "bekijken",
        "is_active": "on",
        "event_type": make.event_type().pk,
        "event_format": make.event_format().pk,
        "access": "openbaar",
        **fields,
    }


def test_a_new_calendar_is_fetched_at_once_and_shows_how_it_fares(
    editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    answer = editor.post(f"{LIST}add/", form(regions=[make.region().pk]), follow=True)

    calendar = PartnerCalendar.objects.get()
    assert answer.request["PATH_INFO"] == overview(calendar)
    assert "Wij halen deze agenda binnen een minuut op." in answer.text
    assert list(PartnerCalendar.objects.due(now)) == [calendar]
    assert [term.slug for term in calendar.regions.all()] == ["rijnmond"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("ftp://partner.example/a.ics", "Gebruik een adres dat begint met https://."),
        ("https://naam:geheim@partner.example/a.ics", "In dit adres staat een naam of wachtwoord."),
        ("https://partner.example:6379/", "In dit adres staat een poort"),
        ("agenda", "Gebruik een adres dat begint met https://."),
    ],
)
def test_an_address_that_can_never_work_is_refused_with_the_reason(
    address: str, sentence: str, editor: Client, agenda: EventIndexPage, now: datetime
) -> None:
    answer = editor.post(f"{LIST}add/", form(address=address))

    assert sentence in answer.text
    assert not PartnerCalendar.objects.exists()


def test_a_pasted_subscription_address_becomes_https(editor: Client, now: datetime) -> None:
    editor.post(f"{LIST}add/", form(address=" webcal://partner.example/a.ics "))

    assert PartnerCalendar.objects.get().address == "https://partner.example/a.ics"


def test_meetings_for_members_need_a_community(editor: Client, closed: Community, now: datetime) -> None:
    nobody = editor.post(f"{LIST}add/", form(access="leden"))
    everybody = editor.post(f"{LIST}add/", form(community=closed.pk))

    assert "Kies de community waarvan de leden deze bijeenkomsten mogen zien." in nobody.text
    assert "Van deze community mag niemand weten." in everybody.text
    assert not PartnerCalendar.objects.exists()


def test_another_address_forgets_what_was_known_of_the_former(
    editor: Client, calendar: PartnerCalendar
) -> None:
    PartnerCalendar.objects.update(etag='"v1"', failures=4, failure_message="Stuk.")

    editor.post(f"{LIST}edit/{calendar.pk}/", form(address="https://nieuw.example/a.ics"))

    calendar.refresh_from_db()
    assert (calendar.etag, calendar.failures, calendar.failure_message) == ("", 0, "")
    assert calendar.must_settle


def test_list_says_how_each_calendar_fares(editor: Client, calendar: PartnerCalendar) -> None:
    PartnerCalendar.objects.update(
        last_succeeded_at=make.wall(2025, 11, 22, 14, 5), found_count=12, problems=[["Dag", "Geen begin."]]
    )

    page = editor.get(LIST).text

    assert "22 nov, 14.05 uur opgehaald: 12 bijeenkomsten, 1 overgeslagen." in page
    assert overview(calendar) in page


def test_a_failing_calendar_says_what_is_wrong_and_that_nothing_is_lost(
    editor: Client, calendar: PartnerCalendar
) -> None:
    moment = make.wall(2026, 3, 1, 11)
    PartnerCalendar.objects.update(
        failures=2, failure_message="De agenda is te groot.", last_fetched_at=moment, last_succeeded_at=moment
    )

    page = editor.get(overview(calendar)).text

    assert "1 mrt, 11.00 uur niet gelukt. De agenda is te groot." in page
    assert "Wat eerder binnenkwam, staat nog in de agenda." in page


def test_overview_shows_what_came_and_what_did_not(editor: Client, calendar: PartnerCalendar) -> None:
    problem = Problem("no_start", "Deze bijeenkomst heeft geen begin.", summary="Open dag")
    receive(calendar, given.incoming("a", TEN, "Praktijkdag"), problems=(problem,))

    page = editor.get(overview(calendar)).text

    assert "Nog te beoordelen (1)" in page
    assert "Praktijkdag" in page
    assert "Deze bijeenkomst heeft geen begin." in page


def test_an_item_is_placed_and_taken_out_again(editor: Client, calendar: PartnerCalendar) -> None:
    receive(calendar, given.incoming("a", TEN, "Praktijkdag"))
    item = PartnerItem.objects.get()

    placed = editor.post(overview(calendar), {"besluit": f"plaats:{item.pk}"}, follow=True)
    assert "“Praktijkdag” staat in de agenda." in placed.text
    assert Event.objects.published().count() == 1

    editor.post(overview(calendar), {"besluit": f"wijs-af:{item.pk}"})
    assert Event.objects.published().count() == 0


def test_all_items_are_placed_at_once(editor: Client, calendar: PartnerCalendar) -> None:
    receive(calendar, *given.several(3))

    answer = editor.post(overview(calendar), {"besluit": "plaats-alles"}, follow=True)

    assert "3 bijeenkomsten geplaatst." in answer.text
    assert set(given.states().values()) == {"geplaatst"}


def test_all_items_are_rejected_at_once(editor: Client, calendar: PartnerCalendar) -> None:
    receive(calendar, *given.several(3))

    answer = editor.post(overview(calendar), {"besluit": "wijs-alles-af"}, follow=True)

    assert "3 bijeenkomsten afgewezen." in answer.text
    assert set(given.states().values()) == {"afgewezen"}


def test_the_brake_is_confirmed_on_the_overview(editor: Client, calendar: PartnerCalendar) -> None:
    calendar.mode = "direct"
    calendar.save()
    receive(calendar, *given.several(5))
    receive(calendar, *given.several(1))
    assert (
        "Deze 4 bijeenkomsten staan niet meer in de agenda van de partner."
        in editor.get(overview(calendar)).text
    )

    answer = editor.post(overview(calendar), {"besluit": "trek-in"}, follow=True)

    assert "4 bijeenkomsten ingetrokken." in answer.text
    assert Event.objects.published().count() == 1


def test_fetch_now_lets_the_worker_fetch(editor: Client, calendar: PartnerCalendar, now: datetime) -> None:
    PartnerCalendar.objects.update(next_fetch_at=make.wall(2026, 3, 2, 12), last_succeeded_at=now)

    editor.post(overview(calendar), {"besluit": "haal-op"})

    assert list(PartnerCalendar.objects.due(now)) == [calendar]


@pytest.mark.parametrize("value", ["", "alles", "plaats:x", "plaats:9" * 9, "wis:1", "plaats:²"])
def test_a_button_that_does_not_exist_is_refused(
    value: str, editor: Client, calendar: PartnerCalendar
) -> None:
    answer = editor.post(overview(calendar), {"besluit": value})

    assert answer.status_code == 422
    assert "Deze knop bestaat niet meer." in answer.text


def test_an_item_of_another_calendar_is_not_found(editor: Client, calendar: PartnerCalendar) -> None:
    receive(calendar, given.incoming("a", TEN))
    other = given.partner_calendar(name="Ander")

    answer = editor.post(overview(other), {"besluit": f"plaats:{PartnerItem.objects.get().pk}"})

    assert answer.status_code == 404


@pytest.mark.parametrize("who", ["organisator", "gast"])
def test_others_may_not_look_nor_decide(
    who: str, request: pytest.FixtureRequest, client: Client, calendar: PartnerCalendar
) -> None:
    receive(calendar, given.incoming("a", TEN))
    client.force_login(request.getfixturevalue(who))

    for path in (LIST, overview(calendar), f"{LIST}add/"):
        assert client.get(path).status_code == 302
    client.post(overview(calendar), {"besluit": "plaats-alles"})
    assert Event.objects.count() == 0


def test_who_edits_the_page_reads_where_it_comes_from(editor: Client, calendar: PartnerCalendar) -> None:
    receive(calendar, given.incoming("a", TEN))
    partners.accept(PartnerItem.objects.get(), actor=None)

    page = editor.get(f"/cms/pages/{EventPage.objects.get().pk}/edit/").text
    own = make.meeting_page(EventIndexPage.objects.get(), "Eigen")

    assert "Deze bijeenkomst komt van partner.example." in page
    assert "Deze bijeenkomst komt van" not in editor.get(f"/cms/pages/{own.pk}/edit/").text


def test_overview_asks_no_more_of_the_database_for_more_items(
    editor: Client, calendar: PartnerCalendar, django_assert_max_num_queries: Any
) -> None:
    counts = []
    for number in (1, 4):
        receive(calendar, *given.several(number))
        with django_assert_max_num_queries(80) as seen:
            editor.get(overview(calendar))
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_who_adds_changes_and_removes_a_calendar_is_told(
    editor: Client, agenda: EventIndexPage, now: datetime, redacteur: User
) -> None:
    forget()
    editor.post(f"{LIST}add/", form())
    number = PartnerCalendar.objects.get().pk
    editor.post(f"{LIST}edit/{number}/", form(name="Anders"))
    editor.post(f"{LIST}delete/{number}/")

    verbs = [f"{act} partner calendar" for act in ("added", "changed", "removed")]
    assert told(*verbs) == [(redacteur, verb, str(number)) for verb in verbs]


def test_what_waits_is_told_on_the_first_page_to_who_may_decide(
    client: Client, redacteur: User, organisator: User, beheer: User, calendar: PartnerCalendar
) -> None:
    receive(calendar, *given.several(3))
    partners.reject(calendar.items.order_by("uid")[0], actor=redacteur)

    shown = {}
    for person in (redacteur, beheer, organisator):
        client.force_login(person)
        shown[person] = client.get("/cms/").text

    for person in (redacteur, beheer):
        assert f'<a href="{LIST}">2 bijeenkomsten van partners te beoordelen</a>' in shown[person]
    assert "te beoordelen" not in shown[organisator]


def test_nothing_is_told_while_nothing_waits(editor: Client, calendar: PartnerCalendar) -> None:
    receive(calendar, given.incoming("1", make.wall(2026, 2, 3, 10)))

    assert "te beoordelen" not in editor.get("/cms/").text


def test_list_counts_what_waits_of_each_calendar(editor: Client, calendar: PartnerCalendar) -> None:
    receive(calendar, *given.several(3))
    given.partner_calendar(name="Andere")

    found = editor.get(LIST).context["object_list"]

    assert {one.name: one.to_review for one in found} == {"Partner": 3, "Andere": 0}
