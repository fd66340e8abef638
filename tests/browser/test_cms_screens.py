"""axe finds nothing of ours on the CMS screens about people, partners' calendars and fetched feeds."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from cop_platform.core import clock
from events.domain import partners
from events.domain.fetches import PERSONAL
from events.models import FeedFetches, PartnerCalendar, Seating
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import looks, violations, with_axe
from tests.factories import events as make
from tests.factories import partners as given

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/cms/snippets/events/partnercalendar/"
# On every page of its kind: the name of the search in its menu, a form without a heading, two buttons.
OF_WAGTAIL = [
    ("landmark-unique", 'role="search"'),
    ("page-has-heading-one", "<html"),
    ("target-size", "w-minimap-toggle"),
    ("color-contrast", "w-minimap__collapse-all"),
]


@pytest.fixture
def calendar(transactional_db: None) -> PartnerCalendar:
    """One calendar with everything on its screen: what waits, stands, is rejected, and unreadable."""
    now = clock.now()
    found = given.partner_calendar(mode="bekijken")
    year = given.year_from(now)
    dates = [given.incoming(str(n), make.wall(now.year + 1, 1, 5 + n, 10)) for n in range(8)]
    partners.receive(found, given.parsed(*dates), year, now=now)
    first, second, *_rest = found.items.order_by("starts_at")
    partners.accept(first, actor=None)
    partners.reject(second, actor=None)
    problem = given.Problem("Kapot", "Deze bijeenkomst heeft geen begin.")
    partners.receive(found, given.parsed(*dates[1:], problems=(problem,)), year, now=now)
    return found


@pytest.fixture
def fetches(transactional_db: None) -> None:
    """A feed in order and one with every warning."""
    now = clock.now()
    usual = {"day": clock.today(now), "last_at": now}
    for feed in ("/agenda.ics", PERSONAL):
        FeedFetches.objects.create(feed=feed, family="outlook", fetches=9, size=9000, has_dates=True, **usual)
    FeedFetches.objects.create(feed="/agenda/regio/oud.ics", family="google", gone=5, refused=2, **usual)


def faults(page: Page) -> list[str]:
    """What axe holds against the screen, in each look, without what every screen of Wagtail has."""
    debugger = with_axe(page)
    return [
        f"{page.url} {look} {line}"
        for look in looks(page)
        for line in violations(debugger)
        if not any(line.startswith(rule) and sign in line for rule, sign in OF_WAGTAIL)
    ]


def test_axe_finds_nothing_on_the_screens_of_partner_calendars(
    open_page: OpenPage, log_in: Callable[[Page, str], None], calendar: PartnerCalendar
) -> None:
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    found = []
    for path in ("/cms/", LIST, f"{LIST}inspect/{calendar.pk}/", f"{LIST}edit/{calendar.pk}/", f"{LIST}add/"):
        page.goto(path)
        assert page.url.endswith(path)
        found += faults(page)

    assert found == []


def test_axe_finds_nothing_on_the_people_of_a_meeting_and_on_what_they_said(
    open_page: OpenPage, log_in: Callable[[Page, str], None]
) -> None:
    seats = Seating.objects.get(event__slug="startbanen-tussenresultaten")
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    found = []
    for name in ("of", "evaluation"):
        page.goto(reverse(f"event_people:{name}", args=[seats.event.page_id, seats.pk]))
        assert page.get_by_role("row", name="4, nuttig" if name == "evaluation" else "Was er").count()
        found += faults(page)

    assert found == []


def test_axe_finds_nothing_on_the_report_on_feeds(
    open_page: OpenPage, log_in: Callable[[Page, str], None], fetches: None
) -> None:
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    page.goto("/cms/reports/agenda-abonnementen/")

    assert page.locator("table.listing tbody tr").count() == 3
    assert faults(page) == []


def test_axe_notices_a_fault_of_ours(
    open_page: OpenPage, log_in: Callable[[Page, str], None], fetches: None
) -> None:
    page = open_page("/account/login/")
    log_in(page, "redacteur")
    page.goto("/cms/reports/agenda-abonnementen/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=\"/\"></a>')")

    assert any("link-name" in line for line in faults(page))
