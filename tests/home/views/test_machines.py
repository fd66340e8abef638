"""What programs read at the root: robots, sitemap, security.txt."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from communities.models.community import MembershipPolicy
from events.models.event import Access
from home.models import StandardPage
from tests.home.views.conftest import House

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client: Client) -> list[str]:
    response = client.get("/sitemap.xml")
    assert response["Content-Type"].startswith("application/xml")
    found = ElementTree.fromstring(response.content).findall("s:url/s:loc", SPACE)
    return [(address.text or "").removeprefix("http://testserver") for address in found]


def test_robots_closes_the_cms_and_leaves_feeds_open(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /cms/\n" in text
    assert ".ics" not in text
    assert "Disallow: /agenda" not in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_security_txt_is_valid_for_months(client: Client, at: object, settings: LazySettings) -> None:
    response = client.get("/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())

    assert lines["Contact"] == f"mailto:{settings.CONTACT_EMAIL}"
    until = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=90) < until - timezone.now() < timedelta(days=365)


def test_favicon_leads_to_the_logo(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/logo.svg"


def test_sitemap_names_pages_and_views(client: Client, house: House) -> None:
    house.add_meeting("Markt")
    house.add_community("Kring")

    found = addresses(client)

    for path in ("/", "/agenda/markt/", "/communities/kring/", "/regios/rijnmond/", "/partners/"):
        assert path in found
    assert len(found) == len(set(found))


def test_sitemap_leaves_out_what_outsiders_may_not_know(client: Client, house: House) -> None:
    secret = house.add_community("Geheime kring", policy=MembershipPolicy.HIDDEN)
    house.add_meeting("Geheim beraad", access=Access.HIDDEN, community=secret)
    house.add_meeting("Besloten oefening", access=Access.MEMBERS)
    house.home.add_child(instance=StandardPage(title="Concept", slug="concept", live=False))
    closed = house.home.add_child(instance=StandardPage(title="Intern", slug="intern"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    found = " ".join(addresses(client))

    for slug in ("geheim", "besloten", "concept", "intern"):
        assert slug not in found


@pytest.mark.parametrize("path", ["/robots.txt", "/.well-known/security.txt"])
def test_machine_texts_set_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert not response.cookies
