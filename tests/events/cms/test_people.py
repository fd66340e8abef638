"""An organiser sees who comes, takes the list along, and writes to them."""

from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cop_platform.accounts.models import User
from cop_platform.core.models import Activity
from cop_platform.notifications.models import OutboxMail
from events.domain.attendance import check_in
from events.domain.attendance.doorkeepers import appoint
from events.domain.seats import cancel
from events.domain.seats.answers import store_answers
from events.models import Doorkeeper, EventIndexPage, EventPage, EventTerms, Seating
from tests.factories import events as make
from tests.factories.seats import registered, seating, somebody

pytestmark = pytest.mark.django_db
SCREENS = ["of", "csv", "xlsx", "make_csv", "make_xlsx", "write", "evaluation", "evaluation_csv"]
# The door is open: the meeting is on Tuesday 7 April 2026 at ten.
NEAR = make.wall(2026, 4, 7, 10)


@pytest.fixture
def editor(redacteur: User) -> Client:
    client = Client()
    client.force_login(redacteur)
    return client


@pytest.fixture
def page(agenda: EventIndexPage, now: datetime) -> EventPage:
    return make.meeting_page(agenda, takes_registrations=True, capacity=2)


@pytest.fixture
def seats(page: EventPage, now: datetime) -> Seating:
    seats = Seating.objects.get()
    for name in ("Sanne", "Joris", "Fatima"):
        registered(seats, somebody(first_name=name, email=f"{name.lower()}@gemeente.test"), now=now)
    return seats


def another_meeting(seats: Seating) -> Seating:
    """Seats at another time."""
    return seating(starts_at=seats.starts_at + timedelta(days=9))


def address(name: str, seats: Seating) -> str:
    return reverse(f"event_people:{name}", args=[seats.event.page_id, seats.pk])


def letter(readers: str = "komt", **more: str) -> dict[str, Any]:
    """A letter as it was shown before."""
    words = {"readers": readers, "subject": "De zaal", "text": "Wij zitten in zaal 2."}
    seen = sha256("\0".join(words.values()).encode()).hexdigest()
    return {"key": str(uuid4()), "seen": seen, **words, **more}


def test_list_tells_who_comes_and_who_waits(editor: Client, seats: Seating) -> None:
    content = editor.get(address("of", seats)).content.decode()

    assert "2 van 2 plekken bezet, 0 vrij, 1 persoon wacht" in " ".join(content.split())
    assert content.index("Sanne") < content.index("Joris") < content.index("Fatima")
    assert content.count("Heeft een plek") == 2


def test_list_leaves_out_who_cancelled_but_counts_them(editor: Client, seats: Seating, now: datetime) -> None:
    cancel(seats.registrations.get(person__first_name="Joris"), now=now)

    content = editor.get(address("of", seats)).content.decode()

    assert "Joris" not in content
    assert "1 persoon meldde zich af" in content


def test_list_leads_to_the_door(editor: Client, seats: Seating) -> None:
    content = editor.get(address("of", seats)).content.decode()

    assert f'href="/inchecken/{seats.pk}/"' in content
    assert f'href="/inchecken/{seats.pk}/helpers/"' in content


def test_list_begins_with_how_the_date_stands(editor: Client, seats: Seating, now: datetime) -> None:
    question = {"id": "lunch", "label": "Luncht u mee?", "days_kept": 5, "is_required": False, "only_if": ""}
    question |= {"choices": ["Ja", "Nee"]}
    EventTerms.objects.update(questions=[question], lists_participants=True)
    registered(Seating.objects.get(), now=now, answers={"lunch": "Ja"})
    store_answers(seats.registrations.get(number=2), EventTerms.objects.get(), {"lunch": "Nee"})
    Seating.objects.update(room_wanted=1)
    check_in(seats.registrations.get(number=1), by=seats.registrations.get(number=1).person, now=NEAR)

    content = " ".join(editor.get(address("of", seats)).content.decode().split())

    assert "Luncht u mee? 2 antwoorden; gewist na 12 april 2026." in content
    assert "Van wie een plek heeft: Ja 0×, Nee 1×" in content
    assert "Dat is 1 plek meer dan u nu wilt." in content
    assert "1 persoon is ingecheckt." in content
    assert "0 van de 1 mens die er was, antwoordde." in content
    assert f'href="{address("evaluation", seats)}"' in content


def test_mails_are_counted_by_kind_and_those_that_did_not_arrive_have_a_name(
    editor: Client, seats: Seating, now: datetime
) -> None:
    elsewhere = registered(another_meeting(seats), seats.registrations.get(number=1).person, now=now)
    editor.post(address("write", seats), letter(send=""))
    OutboxMail.objects.filter(to_address="joris@gemeente.test", kind="registration_confirmed").update(
        state="bounced", last_error="550 onbekend"
    )
    OutboxMail.objects.filter(to_address="sanne@gemeente.test").update(state="sent")

    content = " ".join(editor.get(address("of", seats)).content.decode().split())

    assert "Joris: Aangemeld, geweigerd (550 onbekend)" in content
    cells = '<th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td>'
    for row in (("Aangemeld", 1, 0, 1), ("Op de wachtlijst", 0, 1, 0), ("Mail van de organisator", 1, 1, 0)):
        assert cells.format(*row) in content
    assert OutboxMail.objects.filter(dedupe_key__contains=str(elsewhere.key)).count() == 1


def test_page_without_registrations_says_how_to_begin(editor: Client, agenda: EventIndexPage) -> None:
    page = make.meeting_page(agenda, "Zonder")

    answer = editor.get(reverse("event_people:list", args=[page.pk]))

    assert "aanmelden via deze site" in answer.content.decode()


@pytest.mark.parametrize("name", SCREENS)
def test_seats_of_another_meeting_are_not_found(
    editor: Client, seats: Seating, agenda: EventIndexPage, name: str
) -> None:
    other = make.meeting_page(agenda, "Andere", takes_registrations=True)

    assert editor.get(reverse(f"event_people:{name}", args=[other.pk, seats.pk])).status_code == 404


@pytest.mark.parametrize("name", SCREENS)
def test_who_may_not_edit_the_meeting_does_not_see_its_people(seats: Seating, joris: User, name: str) -> None:
    client = Client()
    client.force_login(joris)

    answer = client.get(address(name, seats))

    assert answer.status_code in {302, 403}
    assert b"Sanne" not in answer.content


def test_who_only_keeps_the_door_sees_none_of_it(seats: Seating, joris: User, now: datetime) -> None:
    appoint(seats.event, joris.email, by=joris, now=now, until=NEAR + timedelta(days=1))
    assert Doorkeeper.objects.current(now).filter(email=joris.email).exists()
    client = Client()
    client.force_login(joris)

    assert {client.get(address(name, seats)).status_code for name in SCREENS} <= {302, 403}


def test_csv_is_for_a_dutch_spreadsheet_and_calculates_nothing(
    editor: Client, seats: Seating, now: datetime
) -> None:
    registered(seats, somebody(first_name="=1+1", last_name="Boos"), now=now, access_wishes="@tolk")

    lines = editor.get(address("csv", seats)).content.decode().splitlines()

    assert lines[0].startswith("\ufeffNummer;Naam;E-mailadres")
    assert lines[1].startswith("1;Sanne;sanne@gemeente.test;;Op locatie;Heeft een plek")
    assert ";'=1+1 Boos;" in lines[4]
    assert ";'@tolk;" in lines[4]


def test_excel_file_holds_the_same_rows(editor: Client, seats: Seating) -> None:
    book = load_workbook(BytesIO(editor.get(address("xlsx", seats)).content))

    names = [row[1] for row in book.active.values]
    assert names == ["Naam", "Sanne", "Joris", "Fatima"]


def test_letters_that_no_file_can_hold_keep_nobody_from_the_list(editor: Client, seats: Seating) -> None:
    seats.registrations.filter(number=1).update(
        access_wishes="\x0b=1+1\ufffe", dietary_wishes="\x1fvega\uffff"
    )

    book = load_workbook(BytesIO(editor.get(address("xlsx", seats)).content))

    assert [row[-2:] for row in book.active.values][1] == ("'=1+1", "vega")


def test_taking_the_list_along_is_logged_without_names(
    editor: Client, seats: Seating, redacteur: User
) -> None:
    editor.get(address("csv", seats))

    logged = Activity.objects.get(verb="exported participants")
    assert (logged.actor_id, logged.data) == (redacteur.pk, {"people": 3})


def test_letter_is_shown_before_it_goes(editor: Client, seats: Seating) -> None:
    before = OutboxMail.objects.count()

    content = editor.post(address("write", seats), letter(preview="")).content.decode()

    assert "Verstuur aan 2 mensen" in content
    assert "Wij zitten in zaal 2." in content
    assert OutboxMail.objects.count() == before


def test_trial_goes_to_the_writer_alone(editor: Client, seats: Seating, redacteur: User) -> None:
    editor.post(address("write", seats), letter(trial=""))

    assert OutboxMail.objects.get(kind="participants_letter").to_address == redacteur.email


@pytest.mark.parametrize(
    ("readers", "who"),
    [
        ("komt", ["joris@gemeente.test", "sanne@gemeente.test"]),
        ("wacht", ["fatima@gemeente.test"]),
        ("allen", ["fatima@gemeente.test", "joris@gemeente.test", "sanne@gemeente.test"]),
    ],
)
def test_letter_goes_once_to_those_who_were_chosen(
    editor: Client, seats: Seating, readers: str, who: list[str]
) -> None:
    words = letter(readers, send="")

    editor.post(address("write", seats), words)
    editor.post(address("write", seats), words)

    sent = OutboxMail.objects.filter(kind="participants_letter")
    assert sorted(sent.values_list("to_address", flat=True)) == who
    assert Activity.objects.get(verb="wrote to participants").data["people"] == len(who)


@pytest.mark.parametrize("change", [{"readers": "wacht"}, {"text": "Toch zaal 3."}, {"seen": ""}])
def test_letter_that_changed_since_it_was_shown_is_shown_again(
    editor: Client, seats: Seating, change: dict[str, str]
) -> None:
    content = editor.post(address("write", seats), letter(send="") | change).content.decode()

    assert "Dit is de mail zoals die nu is." in content
    assert change.get("text", "Wij zitten in zaal 2.") in content
    assert not OutboxMail.objects.filter(kind="participants_letter").exists()


def test_second_letter_from_the_page_of_the_first_goes_too(editor: Client, seats: Seating) -> None:
    first = letter(send="")
    editor.post(address("write", seats), first)

    shown = editor.post(address("write", seats), first | {"text": "Toch zaal 3.", "preview": ""})
    editor.post(address("write", seats), shown.context["form"].data | {"send": ""})

    texts = OutboxMail.objects.filter(kind="participants_letter", to_address="sanne@gemeente.test")
    assert ["Toch zaal 3." in mail.body_text for mail in texts.order_by("pk")] == [False, True]


def test_letter_to_nobody_is_refused_and_kept(editor: Client, seats: Seating) -> None:
    answer = editor.post(address("write", seats), letter("was-er", send=""))

    content = answer.content.decode()
    assert answer.status_code == 422
    assert "In deze groep zit niemand" in content
    assert "Wij zitten in zaal 2." in content


def test_letter_without_words_is_refused(editor: Client, seats: Seating) -> None:
    assert editor.post(address("write", seats), letter(send="", text="")).status_code == 422


def test_list_takes_as_many_queries_for_three_people_as_for_thirty(
    editor: Client, seats: Seating, now: datetime, django_assert_max_num_queries: Any
) -> None:
    for _ in range(27):
        registered(seats, now=now)

    with django_assert_max_num_queries(30):
        editor.get(address("of", seats))
