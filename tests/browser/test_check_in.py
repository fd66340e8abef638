"""Thirty people come in: two helpers, a network that fails, a camera, and a telephone without scripts."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from playwright.sync_api import Page, expect

from events.domain.tickets import ticket_code, ticket_token, ticket_url
from events.models import Attendance, Doorkeeper, Registration, Seating
from tests.browser.conftest import NARROW, OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe
from tests.factories.seats import again, registered, seating, somebody

pytestmark = pytest.mark.django_db(transaction=True)
LogIn = Callable[[Page, str], None]
S = Registration.State
WAITING = "In de wacht: nog niet opgeslagen"
# Shown to the page as if a camera saw it; this browser has no reader of its own.
READER = """
window.BarcodeDetector = class { async detect() { return window.seen ? [{ rawValue: window.seen }] : []; } };
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").fillRect(0, 0, 9, 9);
  return canvas.captureStream();
};
"""


@pytest.fixture
def seats(live_server: object) -> Seating:
    """Thirty seats, all taken, of a meeting that begins in ten minutes."""
    start = timezone.now() + timedelta(minutes=10)
    made = seating(room=30, starts_at=start)
    for number in range(30):
        registered(made, somebody(first_name=f"Deelnemer{number:02}", last_name="Tester"))
    facts = {"given_at": start, "expires_at": start + timedelta(days=1)}
    for name in ("joris", "fatima"):
        Doorkeeper.objects.create(event=made.event, email=f"{name}@demo.test", **facts)
    return made


@pytest.fixture
def at_the_door(open_page: OpenPage, log_in: LogIn, seats: Seating) -> Callable[..., Page]:
    """``at_the_door(name)``: the list, on the telephone of this helper."""

    def come(name: str, **how: Any) -> Page:
        page = open_page("/", width=NARROW, **how)
        log_in(page, name)
        page.goto(f"/inchecken/{seats.pk}/")
        if how.get("javascript", True):
            page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        return page

    return come


def button(page: Page, name: str, number: int) -> Any:
    return page.get_by_role("button", name=f"{name} Deelnemer{number:02} Tester", exact=True)


def line(page: Page, number: int) -> Any:
    return page.locator("#door-list > li").filter(has_text=f"Deelnemer{number:02} Tester")


def inside(seats: Seating) -> int:
    return seats.registrations.filter(state=S.ATTENDED).count()


def attendances(seats: Seating) -> QuerySet[Attendance]:
    return Attendance.objects.filter(registration__seating=seats)


def test_thirty_people_come_in_past_two_helpers_and_a_network_that_fails(
    at_the_door: Callable[..., Page], seats: Seating
) -> None:
    joris, fatima = at_the_door("joris"), at_the_door("fatima")
    for number in range(10):
        button(joris, "Inchecken", number).click()
        expect(line(joris, number)).to_contain_text("Binnen sinds")
    joris.context.set_offline(True)
    for number in range(10, 20):
        button(joris, "Inchecken", number).click()
        expect(line(joris, number)).to_contain_text(WAITING)
    for number in range(18, 30):
        button(fatima, "Inchecken", number).click()
        expect(line(fatima, number)).to_contain_text("Binnen sinds")

    # Not stored, and not called so.
    assert inside(seats) == 10 + 12
    assert joris.locator("#door-list > li", has_text=WAITING).count() == 10
    expect(joris.locator("#door-waiting")).to_contain_text("10 in de wacht")
    joris.context.set_offline(False)

    expect(joris.locator("#door-waiting")).to_be_hidden(timeout=20_000)
    expect(joris.locator("#door-count")).to_have_text("30 van 30 binnen", timeout=20_000)
    expect(fatima.locator("#door-count")).to_have_text("30 van 30 binnen", timeout=20_000)
    assert (inside(seats), attendances(seats).count(), again(seats).room_taken) == (30, 30, 30)
    # Both noted these two: the first one counts, and both read who that was.
    expect(line(joris, 18)).to_contain_text("Fatima")


def test_page_that_is_opened_without_a_network_notes_codes_and_keeps_no_names(
    at_the_door: Callable[..., Page], seats: Seating
) -> None:
    page = at_the_door("joris")
    first, second = seats.registrations.order_by("number")[:2]
    page.reload()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    button(page, "Inchecken", 5).wait_for()
    kept = page.evaluate(
        """async () => {
          const cache = await caches.open("inchecken");
          const pages = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
          const texts = await Promise.all(pages.map((answer) => answer.text()));
          return texts.join("") + JSON.stringify(sessionStorage) + JSON.stringify(localStorage);
        }"""
    )
    assert "Deelnemer" not in kept
    assert "Inchecken zonder verbinding" in kept

    page.context.set_offline(True)
    page.reload()
    code = page.get_by_label("Code van het kaartje")
    code.fill(ticket_code(first).lower())
    code.press("Enter")
    expect(page.locator("#door-list")).to_contain_text(WAITING)
    expect(page.locator("#door-waiting")).to_contain_text("1 in de wacht")
    assert inside(seats) == 0
    page.context.set_offline(False)

    expect(line(page, 0)).to_contain_text("Binnen sinds", timeout=20_000)
    assert (again(first).state, again(second).state) == (S.ATTENDED, S.CONFIRMED)


def test_ticket_in_front_of_the_camera_is_checked_in_once(
    at_the_door: Callable[..., Page], seats: Seating
) -> None:
    row = Registration.objects.get(person__first_name="Deelnemer07")
    page = at_the_door("joris")
    page.add_init_script(READER)
    page.reload()
    page.get_by_role("button", name="Scan een kaartje").click()

    page.evaluate("text => { window.seen = text }", ticket_url(row))

    expect(page.locator("#door-told")).to_contain_text("Deelnemer07 Tester: Binnen sinds")
    page.evaluate("text => { window.seen = text }", f"/inchecken/kaartje/{ticket_token(row)[:-5]}xxxxx/")
    expect(page.locator("#door-told")).to_contain_text("Niet opgeslagen", timeout=10_000)
    assert attendances(seats).get().registration == row


def test_who_has_no_seat_comes_in_when_the_helper_says_so_twice(
    at_the_door: Callable[..., Page], seats: Seating
) -> None:
    waiting = registered(seats, somebody(first_name="Deelnemer77", last_name="Tester"))
    page = at_the_door("joris")

    button(page, "Inchecken", 77).click()
    expect(line(page, 77)).to_contain_text("Niet opgeslagen. Alle 30 plekken zijn bezet.")
    assert again(waiting).state == S.WAITLISTED
    button(page, "Toch binnenlaten", 77).click()
    expect(line(page, 77)).to_contain_text("Binnen sinds")

    assert (again(seats).room_taken, again(seats).room_capacity) == (31, 31)


def test_without_scripts_the_plain_forms_do_it(at_the_door: Callable[..., Page], seats: Seating) -> None:
    page = at_the_door("joris", javascript=False)
    page.get_by_label("Naam, of code van het kaartje").fill("deelnemer03")
    page.get_by_role("button", name="Zoek", exact=True).last.click()
    expect(page.locator("#door-list > li")).to_have_count(1)

    button(page, "Inchecken", 3).click()
    expect(page.get_by_text(re.compile("Deelnemer03 Tester: Binnen sinds"))).to_be_visible()
    button(page, "Terugdraaien", 3).click()
    expect(page.get_by_text("Deelnemer03 Tester: Nog niet binnen.")).to_be_visible()

    page.get_by_role("link", name="Iemand die niet is aangemeld").click()
    page.get_by_label("Naam", exact=True).fill("Yara Smit")
    page.get_by_role("button", name="Binnenlaten", exact=True).click()
    page.get_by_role("button", name="Toch binnenlaten").click()
    expect(page.get_by_text("Yara Smit is binnen.")).to_be_visible()
    assert (inside(seats), again(seats).room_taken) == (1, 31)


def test_who_is_done_leaves_nothing_on_the_telephone(
    at_the_door: Callable[..., Page], seats: Seating
) -> None:
    page = at_the_door("joris")

    page.get_by_role("link", name="Klaar: wis deze lijst van dit toestel").click()
    page.wait_for_url("**/inchecken/")

    left = "Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])"
    assert [len(found) for found in page.evaluate(left)] == [0, 0, 0]


def test_axe_finds_no_violation_at_the_door(at_the_door: Callable[..., Page], seats: Seating) -> None:
    found = {}
    page = at_the_door("joris")
    button(page, "Inchecken", 1).click()
    expect(line(page, 1)).to_contain_text("Binnen sinds")
    for more in ("", "lijst/", "niet-aangemeld/", "../zonder-verbinding/"):
        page.goto(f"/inchecken/{seats.pk}/{more}")
        debugger = with_axe(page)
        for look in looks(page):
            if lines := violations(debugger):
                found[f"{more} {look}"] = lines

    assert found == {}
