"""What is not for everybody is in no feed, frame or data, and makes no difference to any of them."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from communities.models import Community
from cop_platform.core import clock
from events.models import EventIndexPage, EventPage
from tests.factories import events as make
from tests.factories.accounts import OrganisationFactory

pytestmark = pytest.mark.django_db
SECRET = "Kwartelpost"
LISTS = ["/agenda.rss", "/agenda.json", "/agenda/insluiten/", "/api/v1/events", "/api/v1/occurrences"]
CALENDARS = ["/agenda.ics", "/agenda/regio/rijnmond.ics", "/agenda/thema/taal.ics"]
CHANGES = ["/api/v1/events?since=2026-01-01T00:00:00Z"]
PAGES = [
    "/agenda/",
    "/agenda/?weergave=week&week=2026-W15",
    "/agenda/?weergave=maand&maand=2026-04",
    "/regios/rijnmond/",
    "/themas/taal/",
    "/zoeken/?q=kwartelpost",
    "/sitemap.xml",
]
LINK = re.compile(r'href="([^"?]*)"')
EXITS = [*LISTS, *CALENDARS, *CHANGES, *PAGES]
FILTERS = ["", "?regio=rijnmond", "?q=kwartelpost", "?van=2026-01-01"]


def members(agenda: EventIndexPage, closed: Community) -> None:
    make.meeting_page(agenda, SECRET, access="leden", **everywhere())


def invited(agenda: EventIndexPage, closed: Community) -> None:
    make.meeting_page(agenda, SECRET, access="uitnodiging", **everywhere())


def hidden(agenda: EventIndexPage, closed: Community) -> None:
    make.meeting_page(agenda, SECRET, access="verborgen", **everywhere())


def in_hidden_community(agenda: EventIndexPage, closed: Community) -> None:
    make.meeting_page(agenda, SECRET, community=closed, **everywhere())


def draft(agenda: EventIndexPage, closed: Community) -> None:
    start = make.wall(2026, 4, 7, 10)
    page = EventPage(
        title=SECRET, slug="kwartelpost", start=start, end=start + timedelta(hours=2), live=False
    )
    page.event_type, page.event_format = make.event_type(), make.event_format()
    agenda.add_child(instance=page).save_revision()


def draft_title_of_a_public_one(agenda: EventIndexPage, closed: Community) -> None:
    page = make.meeting_page(agenda, "Openbaar", **everywhere())
    page.title = page.intro = page.venue = SECRET
    page.save_revision()


def unpublished(agenda: EventIndexPage, closed: Community) -> None:
    make.meeting_page(agenda, SECRET, **everywhere()).unpublish()


def scheduled(agenda: EventIndexPage, closed: Community) -> None:
    draft(agenda, closed)
    page = EventPage.objects.get(slug="kwartelpost")
    page.go_live_at = clock.now() + timedelta(days=3)
    page.save_revision().publish()


def expired(agenda: EventIndexPage, closed: Community) -> None:
    make.meeting_page(agenda, SECRET, expire_at=clock.now() - timedelta(hours=1), **everywhere())
    call_command("publish_scheduled")


def everywhere() -> dict[str, list[object]]:
    """Found by every filter."""
    return {"regions": [make.region()], "themes": [make.theme()]}


SECRETS = [
    members,
    invited,
    hidden,
    in_hidden_community,
    draft,
    draft_title_of_a_public_one,
    unpublished,
    scheduled,
    expired,
]


NEVER_PUBLIC = [members, invited, hidden, in_hidden_community, draft, draft_title_of_a_public_one, scheduled]
# Once public: calendars and programs are told that it is off (R8), and nothing more.
WITHDRAWN = [unpublished, expired]


def words(answer: HttpResponse) -> str:
    """What an answer says."""
    said = answer.content.decode().lower()
    # A page of results says the word again, so there only what it found counts.
    return said if "zoeken" not in answer.request["PATH_INFO"] else " ".join(LINK.findall(said))


def saying_it(client: Client, paths: list[str]) -> list[str]:
    """Which of *paths* name the meeting."""
    return [path for path in paths if "kwartelpost" in words(client.get(path))]


# Every address in one test: making the meetings takes longer than asking for them.
@pytest.mark.parametrize("secret", NEVER_PUBLIC)
def test_is_at_no_exit(
    secret: object, client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    make.meeting_page(agenda, "Taalcafé", **everywhere())
    secret(agenda, closed)  # type: ignore[operator]

    assert saying_it(client, EXITS) == []


@pytest.mark.parametrize("secret", WITHDRAWN)
def test_withdrawn_one_is_on_no_page(
    secret: object, client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    make.meeting_page(agenda, "Taalcafé", **everywhere())
    secret(agenda, closed)  # type: ignore[operator]

    assert saying_it(client, [*LISTS, *PAGES]) == []


def test_public_one_is_found_at_every_exit(client: Client, agenda: EventIndexPage, now: datetime) -> None:
    make.meeting_page(agenda, SECRET, **everywhere())

    # A sitemap names no titles; there the address has the word.
    assert saying_it(client, EXITS) == EXITS


@pytest.mark.parametrize("secret", NEVER_PUBLIC[:5])
def test_is_in_no_count_and_no_validator(
    secret: object, client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    paths = [*CALENDARS, *CHANGES, *PAGES[:3]]
    make.meeting_page(agenda, "Taalcafé", **everywhere())
    before = {path: fingerprint(client.get(path)) for path in paths}

    secret(agenda, closed)  # type: ignore[operator]

    assert {path: fingerprint(client.get(path)) for path in paths} == before


def fingerprint(answer: HttpResponse) -> tuple[str, str | None, str | None]:
    """What may not change: words and validators."""
    return without_tokens(answer), answer.headers.get("ETag"), answer.headers.get("Last-Modified")


def without_tokens(answer: HttpResponse) -> str:
    """An answer without what differs from one second to the next for reasons of its own."""
    return re.sub(r'("since": ?"|csrfmiddlewaretoken" value=")[^"]*', "", answer.content.decode())


@pytest.mark.parametrize("secret", SECRETS)
def test_is_in_no_list(
    secret: object,
    client: Client,
    member_client: Client,
    agenda: EventIndexPage,
    now: datetime,
    closed: Community,
) -> None:
    secret(agenda, closed)  # type: ignore[operator]
    make.region()

    for reader in (client, member_client):
        for path in LISTS:
            for query in FILTERS:
                body = (
                    reader.get(f"{path}{query}")
                    .text.replace("q=kwartelpost", "")
                    .replace("“kwartelpost”", "")
                )
                assert "kwartelpost" not in body.lower(), f"{path}{query}"


@pytest.mark.parametrize("secret", SECRETS)
def test_is_in_no_data_on_its_page(
    secret: object, client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    secret(agenda, closed)  # type: ignore[operator]

    for path in ("/agenda/kwartelpost/", "/agenda/kwartelpost/2026-04-07/", "/agenda/openbaar/"):
        assert SECRET not in client.get(path).text, path


@pytest.mark.parametrize("secret", [members, invited, hidden, in_hidden_community, draft])
def test_makes_no_difference_to_a_copy(
    secret: object, client: Client, agenda: EventIndexPage, now: datetime, closed: Community
) -> None:
    def copies() -> dict[str, tuple[bytes, str | None, str | None]]:
        answers = {path: client.get(path) for path in LISTS}
        validators = ("ETag", "Last-Modified")
        return {
            path: (answer.content, *(answer.headers.get(name) for name in validators))
            for path, answer in answers.items()
        }

    make.meeting_page(agenda, "Taalcafé", **everywhere())
    before = copies()

    secret(agenda, closed)  # type: ignore[operator]

    assert copies() == before


def test_a_hidden_community_is_no_filter(client: Client, agenda: EventIndexPage, closed: Community) -> None:
    for path in LISTS:
        unknown = client.get(f"{path}?community=bestaatniet")
        secret = client.get(f"{path}?community=taskforce")
        assert unknown.status_code == secret.status_code == 400
        assert unknown.text.replace("bestaatniet", "X") == secret.text.replace("taskforce", "X")


@pytest.mark.parametrize("path", [*LISTS, "/agenda.ics", "/agenda/"])
def test_organisation_that_waits_for_review_is_no_filter(
    path: str, client: Client, agenda: EventIndexPage
) -> None:
    OrganisationFactory(slug="wacht-nog", name="Kwartelpost", is_reviewed=False)
    OrganisationFactory(slug="bekeken", name="Bekeken")

    unknown = client.get(f"{path}?organisatie=bestaatniet")
    waiting = client.get(f"{path}?organisatie=wacht-nog")

    assert (unknown.status_code, waiting.status_code) == (400, 400)
    assert "Kwartelpost" not in waiting.text
    assert client.get(f"{path}?organisatie=bekeken").status_code == 200
