"""When calendars are fetched, and that a failure never takes away what came in earlier."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command

from cop_platform.core.errors import RuleError
from cop_platform.core.fetching import Fetched, FetchRefused, refusals
from cop_platform.notifications.models import OutboxMail
from events.domain import partners
from events.domain.ical.incoming import CalendarUnreadable
from events.domain.partners import fetching
from events.jobs import fetch_partner_calendars
from events.models import Event, PartnerCalendar
from events.partner_values import ParsedCalendar
from events.values import Window
from tests.factories import partners as given

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


class Outside:
    """What lies outside: answers and remembers how it was asked."""

    def __init__(self) -> None:
        self.answer: ParsedCalendar | Exception | None = given.parsed(*given.several(4))
        self.asked: list[tuple[str, str, str]] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def fetch(self, url: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """The edge of the network."""
        self.asked.append((url, etag, last_modified))
        self.meanwhile()
        if isinstance(self.answer, FetchRefused):
            raise self.answer
        status = 304 if self.answer is None else 200
        tags = ("", "") if status == 304 else ('"v1"', "Sun, 01 Mar 2026 10:00:00 GMT")
        return Fetched(status, b"", *tags, url, "text/calendar")

    def read(self, body: bytes, window: Window) -> ParsedCalendar:
        """The reader in its own process."""
        if not isinstance(self.answer, ParsedCalendar):
            raise self.answer or AssertionError
        return self.answer


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> Outside:
    made = Outside()
    monkeypatch.setattr(fetching, "fetch", made.fetch)
    monkeypatch.setattr(fetching, "read_calendar", made.read)
    return made


def every_refusal() -> list[RuleError]:
    kinds = [kind for kind in vars(refusals).values() if isinstance(kind, type)]
    kinds = [kind for kind in kinds if issubclass(kind, FetchRefused)]
    http = [kind(503) for kind in kinds if issubclass(kind, refusals.HttpRefused)]
    others = [kind for kind in kinds if not issubclass(kind, refusals.HttpRefused)]
    return [*http, *(kind(host="agenda.partner.example") for kind in others)]


def test_a_calendar_comes_in(calendar: PartnerCalendar, outside: Outside, now: datetime) -> None:
    assert fetch_partner_calendars(now) == 1

    calendar.refresh_from_db()
    assert Event.objects.published().count() == 4
    assert (calendar.last_fetched_at, calendar.last_succeeded_at, calendar.failures) == (now, now, 0)
    assert partners.status_of(calendar) == "1 mrt, 12.00 uur opgehaald: 4 bijeenkomsten."


def test_it_is_fetched_again_after_an_hour_with_what_we_know(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    partners.fetch_due(now)
    assert partners.fetch_due(now + HOUR - timedelta(seconds=1)) == 0

    outside.answer = None
    assert partners.fetch_due(now + HOUR + timedelta(minutes=10)) == 1

    tags = ('"v1"', "Sun, 01 Mar 2026 10:00:00 GMT")
    assert outside.asked == [(given.ADDRESS, "", ""), (given.ADDRESS, *tags)]
    calendar.refresh_from_db()
    assert (calendar.etag, calendar.last_modified) == tags
    assert Event.objects.published().count() == 4


def test_once_a_week_the_whole_calendar_is_read(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    partners.fetch_due(now)
    partners.fetch_due(now + timedelta(days=7))

    assert outside.asked[1] == (given.ADDRESS, "", "")


def test_calendars_of_one_moment_are_not_fetched_together(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    given.partner_calendar(name="Ander")
    partners.fetch_due(now)

    first, second = PartnerCalendar.objects.values_list("next_fetch_at", flat=True)
    assert first != second
    assert all(now + HOUR <= moment < now + HOUR + timedelta(minutes=10) for moment in (first, second))


@pytest.mark.parametrize(("failures", "hours"), [(1, 1), (2, 2), (3, 4), (5, 16), (6, 24), (60, 24)])
def test_back_off_doubles_up_to_a_day(failures: int, hours: int) -> None:
    assert fetching.back_off(failures) == timedelta(hours=hours)


@pytest.mark.parametrize("refusal", every_refusal(), ids=lambda refusal: refusal.code)
def test_a_refusal_keeps_what_came_in_and_says_why(
    refusal: RuleError, calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    partners.fetch_due(now)
    before = list(Event.objects.values_list("pk", "sequence", "revised_at", "is_published"))
    outside.answer = refusal
    partners.fetch_due(now + timedelta(hours=2))

    calendar.refresh_from_db()
    assert list(Event.objects.values_list("pk", "sequence", "revised_at", "is_published")) == before
    assert (calendar.failure_code, calendar.failures) == (refusal.code, 1)
    assert partners.status_of(calendar) == f"1 mrt, 14.00 uur niet gelukt. {refusal}"
    assert (calendar.etag, calendar.last_succeeded_at) == ('"v1"', now)


def test_a_calendar_that_cannot_be_read_keeps_what_came_in(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    partners.fetch_due(now)
    outside.answer = CalendarUnreadable("Dit adres geeft een webpagina, geen agenda.", "web_page")
    partners.fetch_due(now + timedelta(hours=2))

    calendar.refresh_from_db()
    assert (calendar.failure_code, Event.objects.published().count()) == ("web_page", 4)


def test_what_nobody_foresaw_stops_neither_worker_nor_calendar(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    outside.answer = ZeroDivisionError()

    assert partners.fetch_due(now) == 1

    calendar.refresh_from_db()
    assert (calendar.failure_code, calendar.fetching_until) == ("broken", None)


def test_a_failure_halfway_leaves_nothing_half(
    calendar: PartnerCalendar, outside: Outside, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.domain.partners.receiving.take_leave", lambda *args, **kwargs: 1 / 0)
    partners.fetch_due(now)

    calendar.refresh_from_db()
    assert (Event.objects.count(), calendar.items.count(), calendar.etag) == (0, 0, "")


def test_after_three_failures_in_a_row_the_editor_gets_one_mail(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    outside.answer = refusals.NotThere(404)
    sent = [mails_after(now + timedelta(days=day)) for day in range(5)]

    assert sent == [0, 0, 1, 1, 1]
    mail = OutboxMail.objects.get()
    assert mail.subject == "De agenda van Partner komt niet meer binnen"
    assert "Op dit adres staat niets meer (404)." in mail.body_text
    assert "Wij konden de agenda van Partner 3 keer achter elkaar niet ophalen." in mail.body_text


def mails_after(moment: datetime) -> int:
    partners.fetch_due(moment)
    return OutboxMail.objects.count()


def test_a_new_row_of_failures_is_told_anew(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    good = outside.answer
    for day in range(9):
        outside.answer = good if day == 4 else refusals.NotThere(404)
        partners.fetch_due(now + timedelta(days=day))

    assert OutboxMail.objects.count() == 2


def test_success_forgets_the_failures(calendar: PartnerCalendar, outside: Outside, now: datetime) -> None:
    good, outside.answer = outside.answer, refusals.TooSlow()
    partners.fetch_due(now)
    outside.answer = good
    partners.fetch_due(now + timedelta(days=1))

    calendar.refresh_from_db()
    assert (calendar.failures, calendar.failing_since, calendar.failure_message) == (0, None, "")


def test_what_somebody_is_fetching_is_not_fetched_twice(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    inner = []
    outside.meanwhile = lambda: inner.append(partners.fetch_calendar(calendar, now=now))

    assert partners.fetch_calendar(calendar, now=now)
    assert inner == [False]


def test_a_worker_that_died_does_not_keep_a_calendar(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    PartnerCalendar.objects.update(fetching_until=now + fetching.CLAIM)

    assert partners.fetch_due(now) == 0
    assert partners.fetch_due(now + fetching.CLAIM) == 1


def test_an_answer_of_a_former_address_is_dropped(
    calendar: PartnerCalendar, outside: Outside, now: datetime
) -> None:
    def other_address() -> None:
        PartnerCalendar.objects.update(address="https://nieuw.example/a.ics")
        partners.follow_form(calendar, now=now, has_moved=True)

    outside.meanwhile = other_address
    partners.fetch_due(now)

    assert Event.objects.count() == 0
    outside.meanwhile = lambda: None
    assert partners.fetch_due(now) == 1
    assert outside.asked[1][0] == "https://nieuw.example/a.ics"


def test_what_is_off_is_not_fetched(calendar: PartnerCalendar, outside: Outside, now: datetime) -> None:
    PartnerCalendar.objects.update(is_active=False)

    assert partners.fetch_due(now) == 0
    assert outside.asked == []


def test_command_fetches_what_is_due_or_all(
    calendar: PartnerCalendar, outside: Outside, now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("fetch_partner_calendars")
    assert capsys.readouterr().out == "Partner: 1 mrt, 12.00 uur opgehaald: 4 bijeenkomsten.\n"

    call_command("fetch_partner_calendars")
    assert capsys.readouterr().out == ""

    call_command("fetch_partner_calendars", "--all")
    assert len(outside.asked) == 2


FILE = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Partner//NL\r
BEGIN:VEVENT\r
UID:los@partner\r
DTSTAMP:20260101T000000Z\r
DTSTART:20260407T080000Z\r
DTEND:20260407T100000Z\r
SUMMARY:Praktijkdag\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:reeks@partner\r
DTSTAMP:20260101T000000Z\r
DTSTART;VALUE=DATE:20260505\r
RRULE:FREQ=WEEKLY;COUNT=3\r
SUMMARY:Open dag\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:stuk@partner\r
DTSTAMP:20260101T000000Z\r
SUMMARY:Zonder begin\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.mark.slow
def test_a_whole_file_comes_in_through_the_real_reader(
    calendar: PartnerCalendar, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Fetched(200, FILE, "", "", given.ADDRESS, "text/calendar")
    monkeypatch.setattr(fetching, "fetch", lambda *args, **kwargs: answer)
    partners.fetch_due(now)
    before = list(Event.objects.values_list("pk", "sequence", "revised_at", "vevents"))
    partners.fetch_due(now + timedelta(hours=2))

    calendar.refresh_from_db()
    assert list(Event.objects.order_by("starts_at").values_list("slug", "all_day")) == [
        ("praktijkdag-2026-04-07", False),
        ("open-dag-2026-05-05", True),
        ("open-dag-2026-05-12", True),
        ("open-dag-2026-05-19", True),
    ]
    assert [title for title, _sentence in calendar.problems] == ["Zonder begin"]
    assert partners.status_of(calendar) == "1 mrt, 14.00 uur opgehaald: 4 bijeenkomsten, 1 overgeslagen."
    assert list(Event.objects.values_list("pk", "sequence", "revised_at", "vevents")) == before
