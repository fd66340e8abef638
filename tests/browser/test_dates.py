"""An editor moves one date of a series and cancels another, with the keyboard alone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from urllib.request import urlopen

import icalendar
import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page

from cop_platform.core import clock
from events.models import Event
from tests.browser.conftest import OpenPage
from tests.browser.test_editor import tab_to

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "De zaal is bezet."


def go(page: Page, target: Locator) -> None:
    """Follow the link or press the button, by Tab and Enter."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def act_on(page: Page, day: date, label: str) -> Locator:
    """The link for one act on the date of *day*; screen readers hear the date with it."""
    return page.locator(f"a[href*='/{day}/']").filter(has_text=label)


def type_into(page: Page, name: str, keys: str) -> None:
    tab_to(page, page.locator(f"[name={name}]"))
    page.keyboard.type(keys)


def publish_change(page: Page) -> str:
    """See what changes and confirm it; returns what the editor was told."""
    go(page, page.get_by_role("button", name="Bekijk wat er verandert"))
    told = page.locator("main").inner_text()
    go(page, page.get_by_role("button", name="Publiceren", exact=True))
    return told


def in_feed(server: object, event: Event) -> dict[date, Any]:
    """The changed dates of *event* in the public feed, by the day that the rule gave them."""
    feed = icalendar.Calendar.from_ical(urlopen(f"{server}/agenda.ics").read())
    found = [v for v in feed.walk("VEVENT") if str(v["UID"]) == event.uid and "RECURRENCE-ID" in v]
    return {v["RECURRENCE-ID"].dt.date(): v for v in found}


def series() -> tuple[Event, list[date]]:
    """A public series of one hour or more each week or two, and its next dates without changes."""
    weekly = Event.objects.public().filter(rrule__contains="FREQ=WEEKLY", overrides=None)
    event = weekly.exclude(rrule__contains="COUNT").order_by("pk").first()
    later = event.occurrences.filter(starts_at__gt=clock.now() + timedelta(days=2))
    return event, [row.on_date for row in later.order_by("starts_at")[:3]]


def test_editor_moves_one_date_and_cancels_another(
    open_page: OpenPage, log_in: Callable[[Page, str], None], live_server: object
) -> None:
    event, (first, second, _third) = series()
    target = first + timedelta(days=1)
    before = event.sequence
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    page.goto(reverse("wagtailadmin_pages:edit", args=[event.page_id]))

    go(page, page.get_by_role("link", name="Een datum verplaatsen, laten vervallen of toevoegen"))
    go(page, act_on(page, first, "Verplaatsen"))
    type_into(page, "day", f"{target:%m%d%Y}")
    type_into(page, "begins", "0200PM")
    type_into(page, "ends", "0330PM")
    assert "1 datum verschuift." in publish_change(page)
    go(page, act_on(page, second, "Laten vervallen"))
    type_into(page, "reason", REASON)
    assert "1 datum vervalt." in publish_change(page)

    event.refresh_from_db()
    changed = in_feed(live_server, event)
    assert event.sequence == before + 2
    assert set(changed) == {first, second}
    start = datetime.combine(target, datetime(1, 1, 1, 14).time(), clock.AMSTERDAM)
    assert changed[first]["DTSTART"].dt == start
    assert changed[first]["DTEND"].dt == start + timedelta(minutes=90)
    assert str(changed[second]["STATUS"]) == "CANCELLED"
    assert REASON in str(changed[second]["DESCRIPTION"])
    assert page.get_by_role("link", name="Toch laten doorgaan").count() == 1


@pytest.mark.parametrize(("width", "javascript"), [(1280, False), (390, True)])
def test_screens_work_without_script_and_on_a_phone(
    width: int, javascript: bool, open_page: OpenPage, log_in: Callable[[Page, str], None]
) -> None:
    event, (first, *_later) = series()
    page = open_page("/account/login/", width=width, javascript=javascript)
    log_in(page, "redacteur")
    page.goto(reverse("event_dates:list", args=[event.page_id]))

    act_on(page, first, "Overslaan").click()
    assert "1 datum verdwijnt." in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Publiceren", exact=True).click()

    # With script a message comes in a moment after the page.
    page.get_by_text("Gepubliceerd: 1 datum verdwijnt.").first.wait_for(state="attached")
    assert not event.occurrences.filter(on_date=first).exists()
