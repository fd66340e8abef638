"""People register, wait, take what is offered and leave, without JavaScript."""

from datetime import timedelta

import pytest

from cop_platform.core import clock
from events.domain.registration_link import manage_path
from events.domain.seats import cancel
from events.models import Registration
from tests.browser.conftest import NARROW, WIDE, OpenPage
from tests.factories.seats import again, registered, seating

pytestmark = pytest.mark.django_db(transaction=True)
S = Registration.State
MEETING = "/agenda/themasessie-werken-inburgeren/"


def test_guest_registers_confirms_by_mail_and_cancels(open_page: OpenPage) -> None:
    page = open_page(MEETING, javascript=False)
    page.get_by_role("link", name="Meld u aan").click()
    page.get_by_label("Uw naam").fill("Noor Tester")
    page.get_by_label("Uw e-mailadres").fill("noor@werkgever.test")
    page.get_by_label("Online").check()
    page.get_by_role("button", name="Meld aan").click()
    assert page.get_by_role("heading", name="Kijk in uw mail").count() == 1

    made = Registration.objects.get(email="noor@werkgever.test")
    page.goto(manage_path(made))
    page.get_by_role("button", name="Bevestig uw aanmelding").click()
    assert page.get_by_text("U heeft een plek. U doet online mee.").first.is_visible()

    page.get_by_role("button", name="Meld mij af").click()
    assert page.get_by_text("U bent afgemeld.").first.is_visible()
    assert again(made).state == S.CANCELLED


def test_form_that_is_refused_keeps_what_was_typed(open_page: OpenPage) -> None:
    page = open_page(f"{MEETING}aanmelden/", javascript=False)
    page.get_by_label("Uw naam").fill("Noor Tester")
    page.get_by_role("button", name="Meld aan").click()

    assert page.title().startswith("Fout:")
    assert page.get_by_label("Uw naam").input_value() == "Noor Tester"


def test_person_waits_and_takes_the_seat_that_is_offered(open_page: OpenPage, log_in) -> None:
    seats = seating(room=1, starts_at=clock.now() + timedelta(hours=30))
    first = registered(seats, now=clock.now())
    page = open_page("/", javascript=False)
    log_in(page, "gast")

    page.goto(f"/agenda/{seats.event.slug}/aanmelden/")
    page.get_by_role("button", name="Meld aan").click()
    assert page.get_by_text("U staat op de wachtlijst. U bent nummer 1.").first.is_visible()

    cancel(first, now=clock.now())
    page.reload()
    page.get_by_role("button", name="Ja, ik kom").click()
    assert page.get_by_text("U heeft een plek.").first.is_visible()
    assert seats.registrations.get(person__email="gast@demo.test").state == S.CONFIRMED


def test_question_shows_once_it_is_for_who_fills_in_the_form(open_page: OpenPage, log_in) -> None:
    usual = {"hint": "", "is_required": False, "days_kept": 5, "only_if": "", "depends_on": "", "choices": []}
    lunch = usual | {"id": "a", "kind": "choice", "label": "Luncht u mee?", "choices": ["Ja", "Nee"]}
    meat = lunch | {"id": "b", "label": "Vlees?", "only_if": "Ja", "depends_on": "a"}
    which = usual | {"id": "c", "kind": "text", "label": "Welk vlees?", "only_if": "Ja", "depends_on": "b"}
    seats = seating(starts_at=clock.now() + timedelta(hours=30), questions=[lunch, meat, which])
    page = open_page("/")
    log_in(page, "gast")
    page.goto(f"/agenda/{seats.event.slug}/aanmelden/")
    asked = {name: page.get_by_role("group", name=name) for name in ("Luncht u mee?", "Vlees?")}

    assert [part.count() for part in asked.values()] == [1, 0]
    asked["Luncht u mee?"].get_by_label("Ja").check()
    asked["Vlees?"].get_by_label("Ja").check()
    page.get_by_label("Welk vlees?").fill("Kip")
    asked["Luncht u mee?"].get_by_label("Nee").check()
    assert [part.count() for part in asked.values()] == [1, 0]
    assert page.get_by_label("Welk vlees?").is_hidden()


def test_way_to_the_form_is_seen_at_once_on_a_phone_and_only_there(open_page: OpenPage) -> None:
    page = open_page(MEETING, width=NARROW)
    way = page.get_by_role("link", name="Ga naar aanmelden")

    assert way.bounding_box()["y"] < 900
    way.click()
    assert page.get_by_role("link", name="Meld u aan").is_visible()
    page.set_viewport_size({"width": WIDE, "height": 900})
    assert way.count() == 0
