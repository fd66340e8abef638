"""An editor plans a series in the CMS with the keyboard alone."""

import calendar
import json
from collections.abc import Callable
from datetime import date, datetime
from urllib.request import urlopen

import icalendar
import pytest
import recurring_ical_events
from django.urls import reverse
from playwright.sync_api import Locator, Page

from cop_platform.core.clock import AMSTERDAM, today
from events.models import Event, EventIndexPage
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Spreekuur op de tweede dinsdag"


def second_tuesday(year: int, month: int) -> date:
    """The second Tuesday of a month, by the calendar alone."""
    tuesdays = [week[calendar.TUESDAY] for week in calendar.monthcalendar(year, month)]
    return date(year, month, [day for day in tuesdays if day][1])


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until *target* has the focus."""
    for _press in range(400):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"not reachable with Tab: {target}")


def type_into(page: Page, selector: str, text: str) -> None:
    """Go to the field by Tab and replace what it holds."""
    tab_to(page, page.locator(selector))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def choose(page: Page, selector: str, label: str) -> None:
    """Go to the select by Tab and choose by typing the label, as a keyboard user does."""
    tab_to(page, page.locator(selector))
    page.keyboard.type(label)
    chosen = page.locator(selector).evaluate("select => select.selectedOptions[0].label")
    assert chosen == label


def press_space_on(page: Page, selector: str) -> None:
    """Go to the control by Tab and switch it on; a radio group lets Tab in at one place only."""
    target = page.locator(selector)
    if target.get_attribute("type") == "radio":
        name = target.get_attribute("name")
        tab_to(page, page.locator(f"input[type=radio][name='{name}']:checked"))
        while not target.is_checked():
            page.keyboard.press("ArrowDown")
        return
    tab_to(page, target)
    page.keyboard.press("Space")


def write_series(page: Page, year: int) -> None:
    """Fill in the form: every second Tuesday from February, six times, not in July."""
    first = second_tuesday(year, 2)
    type_into(page, "#id_title", TITLE)
    type_into(page, "#id_start", f"{first:%Y-%m-%d} 09:30")
    page.keyboard.press("Escape")
    type_into(page, "#id_end", f"{first:%Y-%m-%d} 10:30")
    page.keyboard.press("Escape")
    choose(page, "#id_recurrence-frequency", "Elke maand of om de zoveel maanden")
    press_space_on(page, "#id_recurrence-by-weekday")
    choose(page, "#id_recurrence-position", "2e")
    choose(page, "#id_recurrence-weekday", "dinsdag")
    press_space_on(page, "#id_recurrence-end-count")
    type_into(page, "#id_recurrence-count", "6")
    tab_to(page, page.locator("#id_recurrence-excluded-1"))
    page.keyboard.type(f"{second_tuesday(year, 7):%m%d%Y}")
    choose(page, "#id_event_type", "Online spreekuur")
    choose(page, "#id_event_format", "Online")


def publish(page: Page) -> None:
    """Open the menu of the save button and publish, by keyboard."""
    tab_to(page, page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first)
    page.keyboard.press("Enter")
    button = page.locator("button[name=action-publish]")
    button.wait_for(state="visible")
    tab_to(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def local(text: str) -> datetime:
    """The wall-clock time in Amsterdam of an ISO moment, naive."""
    return datetime.fromisoformat(text).astimezone(AMSTERDAM).replace(tzinfo=None)


def test_series_typed_with_the_keyboard_has_the_same_dates_everywhere(
    open_page: OpenPage, log_in: Callable[[Page, str], None], live_server: object
) -> None:
    year = today().year + 1
    expected = [
        datetime.combine(second_tuesday(year, m), datetime(1, 1, 1, 9, 30).time()) for m in range(2, 7)
    ]
    parent = EventIndexPage.objects.get()
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    page.goto(reverse("wagtailadmin_pages:add", args=["events", "eventpage", parent.pk]))
    write_series(page, year)
    publish(page)

    visitor = open_page(f"/agenda/{Event.objects.get(title=TITLE).slug}/")
    on_page = visitor.locator("main time[datetime]").evaluate_all("times => times.map(t => t.dateTime)")
    visitor.goto(f"/agenda/?q=tweede+dinsdag&soort=spreekuur&van={year}-01-01")
    in_list = visitor.locator("main li.event-row:has-text('tweede dinsdag')").count()
    feed = urlopen(f"{live_server}/agenda.ics?soort=spreekuur&vorm=online").read()
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(feed)).between(
        date(year, 1, 1), date(year + 1, 1, 1)
    )
    in_feed = [e.start.replace(tzinfo=None) for e in events if e["SUMMARY"] == TITLE]
    data = json.loads(urlopen(f"{live_server}/agenda.json?soort=spreekuur&van={year}-01-01").read())
    in_json = [local(item["_event"]["start"]) for item in data["items"] if item["title"] == TITLE]

    assert sorted(in_feed) == expected
    assert in_json == expected
    assert [moment for moment in dict.fromkeys(map(local, on_page)) if moment in expected] == expected
    assert in_list == len(expected)
