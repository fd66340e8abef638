"""Every calendar of the site, octet by octet: the rules that no library may decide for us."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from communities.models import Community
from communities.models.community import MembershipPolicy
from cop_platform.accounts.models import Organisation, User
from cop_platform.core import clock
from cop_platform.taxonomy.models import Audience, LabourMarketRegion, Theme
from events.domain.subscriptions import subscribe
from events.models import Event, FestivalPage, Occurrence
from tests.conformance.content import FEEDS, Known
from tests.conformance.publication import Told
from tests.conformance.rules import RULES
from tests.conformance.wire import Component, check_octets, read

pytestmark = pytest.mark.django_db
Rule = Callable[[Component, bool], None]
SHORT = {
    "regio": LabourMarketRegion,
    "thema": Theme,
    "doelgroep": Audience,
    "organisatie": Organisation,
    "community": Community,
}
LOOKS = ("doorgestreept", "verbergen", "voorvoegsel")
# Public text as small as a calendar can be, to break one rule at a time.
SMALL = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//VIA//Communities of practice 1//NL\r
CALSCALE:GREGORIAN\r
METHOD:PUBLISH\r
NAME:Agenda\r
X-WR-CALNAME:Agenda\r
X-WR-TIMEZONE:Europe/Amsterdam\r
REFRESH-INTERVAL;VALUE=DURATION:PT4H\r
X-PUBLISHED-TTL:PT4H\r
BEGIN:VTIMEZONE\r
TZID:Europe/Amsterdam\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:7@{host}\r
SEQUENCE:0\r
DTSTAMP:20260301T110000Z\r
LAST-MODIFIED:20260301T110000Z\r
DTSTART;TZID=Europe/Amsterdam:20260310T090000\r
DTEND;TZID=Europe/Amsterdam:20260310T100000\r
RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO\r
EXDATE;TZID=Europe/Amsterdam:20260317T090000\r
STATUS:CONFIRMED\r
SUMMARY:Taal\\, werk\r
CLASS:PUBLIC\r
URL:{site}/agenda/taal/\r
END:VEVENT\r
END:VCALENDAR\r
"""


def short_addresses() -> list[str]:
    """The short address of each choice of each filter."""
    return [
        f"/agenda/{parameter}/{slug}.ics"
        for parameter, model in SHORT.items()
        for slug in model.objects.values_list("slug", flat=True)
    ]


def files() -> list[str]:
    """The file of each public meeting, of each of its dates, and of each programme."""
    public = Event.objects.public()
    dates = Occurrence.objects.filter(event__in=public).select_related("event")
    return [
        *(f"/agenda/{event.slug}/event.ics" for event in public),
        *{f"/agenda/{date.event.slug}/{date.on_date}/event.ics" for date in dates},
        *(f"/agenda/{page.slug}/programma.ics" for page in FestivalPage.objects.live()),
    ]


def check(body: bytes, address: str, *, is_public: bool = True) -> int:
    """Apply every rule; returns how many VEVENTs there are."""
    check_octets(body)
    calendar = read(body)
    for rule in RULES:
        try:
            rule(calendar, is_public)
        except (AssertionError, ValueError, KeyError) as error:
            raise AssertionError(f"{address} breaks {rule.__name__}: {error}") from error
    return len(calendar.within("VEVENT"))


@pytest.mark.demo
def test_feeds_of_the_demo_follow_every_rule(client: Client) -> None:
    addresses = [
        "/agenda.ics",
        *short_addresses(),
        *(f"/agenda.ics?geannuleerd={look}" for look in LOOKS),
        "/agenda.ics?van=2026-01-01&tot=2027-06-30&q=taal",
    ]

    answers = {address: client.get(address) for address in addresses}

    found = {a: check(answer.content, a) for a, answer in answers.items() if answer.status_code == 200}
    assert found["/agenda.ics"] > 30
    # A hidden community has no feed; everything else has one.
    refused = [address for address in addresses if answers[address].status_code != 200]
    hidden = Community.objects.filter(policy=MembershipPolicy.HIDDEN).values_list("slug", flat=True)
    assert sorted(refused) == sorted(f"/agenda/community/{slug}.ics" for slug in hidden)
    assert len(found) > 50


@pytest.mark.demo
def test_files_of_the_demo_follow_every_rule(client: Client) -> None:
    found = {address: check(client.get(address).content, address) for address in files()}

    assert len(found) > 150
    assert min(found.values()) >= 1


@pytest.mark.demo
def test_personal_agendas_of_the_demo_follow_every_rule(
    client: Client, sanne: User, joris: User, fatima: User
) -> None:
    for person in (sanne, joris, fatima):
        token = subscribe(person, name="Telefoon", now=clock.now())[1]
        body = client.get(f"/agenda/persoonlijk/{token}.ics").content

        assert check(body, person.email, is_public=False) > 0
        assert token.encode() not in body.replace(b"\r\n ", b"")


def test_feeds_with_hostile_text_follow_every_rule(known: Known) -> None:
    for path in FEEDS:
        assert check(known.hostile[path], path) > 20
    assert known.hostile["/agenda/regio/rijnmond.ics"].count("één".encode()) > 1


@pytest.mark.one_engine
@pytest.mark.slow
def test_feeds_of_generated_series_follow_every_rule(told: list[Told]) -> None:
    assert all(check(one.body, str(one.window)) > 100 for one in told)


def small() -> str:
    """A calendar that follows every rule."""
    return SMALL.format(host=settings.CALENDAR_UID_HOST, site=settings.SITE_URL)


def test_a_small_calendar_follows_every_rule() -> None:
    assert check(small().encode(), "small") == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("END:VEVENT\r\n", "END:VEVENT\n"),
        ("SUMMARY:", f"SUMMARY:{'x' * 70}"),
        ("SUMMARY:", "SUMMARY:\x0b"),
        ("VERSION:2.0\r\n", ""),
        ("X-WR-CALNAME:Agenda", "X-WR-CALNAME:Anders"),
        (";VALUE=DURATION", ""),
        ("METHOD:PUBLISH\r\n", "METHOD:PUBLISH\r\nUID:1\r\n"),
        ("UID:7@", "UID:é@"),
        ("LAST-MODIFIED:20260301T110000Z", "LAST-MODIFIED:20260301T110001Z"),
        ("SEQUENCE:0", "SEQUENCE:-1"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("DTEND;TZID=Europe/Amsterdam:20260310T100000", "DTEND:20260310T100000Z"),
        ("DTEND;TZID=Europe/Amsterdam:20260310T1", "DTEND;TZID=Europe/Amsterdam:20260310T0"),
        ("WKST=MO", "WKST=SU"),
        ("WKST=MO", "COUNT=3;UNTIL=20260401T070000Z;WKST=MO"),
        ("EXDATE;TZID=Europe/Amsterdam:20260317", "EXDATE;TZID=Europe/Amsterdam:20260318"),
        ("EXDATE;TZID=Europe/Amsterdam", "EXDATE"),
        ("Taal\\,", "Taal,"),
        ("Taal\\,", "Taal\\\\n"),
        ("CLASS:PUBLIC", "CLASS:PRIVATE"),
        ("CLASS:PUBLIC", "CLASS:PUBLIC\r\nCONFERENCE;VALUE=URI:https://x.nl/"),
        ("URL:", "URL:x"),
        ("CLASS:PUBLIC", "CLASS:PUBLIC\r\nORGANIZER:mailto:a@example.nl"),
        ("CLASS:PUBLIC", "CLASS:PUBLIC\r\nBEGIN:VALARM\r\nEND:VALARM"),
        ("END:VTIMEZONE", "END:VTIMEZONE\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\nEND:VTIMEZONE"),
        ("TZID:Europe/Amsterdam", "TZID:Europe/Brussels"),
    ],
)
def test_a_calendar_that_breaks_a_rule_is_noticed(right: str, wrong: str) -> None:
    assert right in small()

    with pytest.raises(AssertionError):
        check(small().replace(right, wrong, 1).encode(), "small")


def test_a_date_that_is_there_twice_is_noticed() -> None:
    vevent = small().partition("BEGIN:VEVENT")[2].partition("END:VEVENT")[0]
    twice = small().replace("END:VCALENDAR", f"BEGIN:VEVENT{vevent}END:VEVENT\r\nEND:VCALENDAR")

    with pytest.raises(AssertionError, match="no_date_twice"):
        check(twice.encode(), "small")
