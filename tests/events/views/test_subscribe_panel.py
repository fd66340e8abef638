"""The panel that puts an agenda in one's own calendar: what its links lead to, and what may be chosen."""

import re
from datetime import datetime
from html import unescape
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory

from communities.models import Community
from cop_platform.accounts.models import User
from events.domain.subscriptions import subscribe
from events.models import EventIndexPage
from events.values import CancelledAs
from tests.factories import events as make

pytestmark = pytest.mark.django_db
FEED = "/agenda.ics?regio=rijnmond"
LINKS = re.compile(r'<li><a href="([^"]+)"')


def render(rf: RequestFactory, address: str = "/agenda/", arguments: str = "") -> str:
    source = "{% load subscribing %}{% subscribe_panel feed 'VIA-agenda' " + arguments + " %}"
    return Template(source).render(Context({"request": rf.get(address), "feed": FEED}))


def feeds_in(html: str) -> list[str]:
    """The address of the feed in every link of the panel and in the field to copy, all as https would be."""
    found = []
    for link in map(unescape, LINKS.findall(html[html.index('id="abonneren"') : html.index("feed-address")])):
        query = parse_qs(urlsplit(link).query)
        found.append((query.get("url") or query.get("cid") or [link])[0].replace("webcal:", "http:"))
    return [*found, unescape(re.findall(r'id="feed-address" readonly value="([^"]+)"', html)[0])]


def test_all_six_ways_lead_to_the_same_feed(rf: RequestFactory) -> None:
    assert feeds_in(render(rf)) == [f"http://testserver{FEED}"] * 6


@pytest.mark.parametrize("look", ["verbergen", "voorvoegsel"])
def test_look_in_the_address_is_in_all_six_ways(rf: RequestFactory, look: str) -> None:
    html = render(rf, f"/regios/rijnmond/?geannuleerd={look}")

    assert feeds_in(html) == [f"http://testserver{FEED}&geannuleerd={look}"] * 6
    assert re.search(rf'value="{look}"[^>]* checked', html)
    assert html.count(" checked") == 1
    assert "<details open>" in html


def test_usual_look_is_chosen_without_a_word_and_not_named(rf: RequestFactory) -> None:
    for address in ("/agenda/", "/agenda/?geannuleerd=doorgestreept"):
        html = render(rf, address)

        assert "&amp;geannuleerd=" not in html
        assert re.search(r'value="doorgestreept"[^>]* checked', html)
        assert "<details open>" not in html


def test_choice_keeps_what_else_the_address_asks_for(rf: RequestFactory) -> None:
    html = render(rf, "/agenda/?regio=a&regio=b&pagina=2&q=%22x&soort=&geannuleerd=verbergen")

    form = html[html.index("<form") : html.index("</form>")]
    assert 'method="get" action="/agenda/#abonneren"' in form
    hidden = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    assert hidden == [("regio", "a"), ("regio", "b"), ("pagina", "2"), ("q", "&quot;x")]


def test_each_link_says_what_it_does_and_with_which_agenda(rf: RequestFactory) -> None:
    html = render(rf, "/agenda/?geannuleerd=verbergen")

    assert html.count("Abonneer u op “VIA-agenda (zonder wat niet doorgaat)”") == 4
    assert html.count("Download “VIA-agenda (zonder wat niet doorgaat)”") == 1
    assert html.count("van “VIA-agenda (zonder wat niet doorgaat)”") == 2


def test_page_with_a_look_of_its_own_offers_no_choice(rf: RequestFactory) -> None:
    source = "{% load subscribing %}{% subscribe_panel feed 'Mijn' look=look %}"
    context = {"request": rf.get("/?geannuleerd=verbergen"), "feed": FEED, "look": CancelledAs.MARKED}

    html = Template(source).render(Context(context))

    assert feeds_in(html) == [f"http://testserver{FEED}&geannuleerd=voorvoegsel"] * 6
    assert "<form" not in html
    assert html.count('target="_blank"') == html.count("(nieuw tabblad)") == 8
    assert 'target="_blank"' not in render(rf)


def test_filters_views_and_pages_of_the_agenda_keep_the_look(client: Client, agenda: EventIndexPage) -> None:
    make.meeting_page(agenda, "Reeks", rrule="FREQ=WEEKLY;COUNT=30", regions=[make.region()])

    html = client.get("/agenda/?regio=rijnmond&geannuleerd=verbergen").text

    filters = html[html.index('class="filters"') : html.index("</form>", html.index('class="filters"'))]
    assert '<input type="hidden" name="geannuleerd" value="verbergen">' in filters
    inside = html[html.index('id="resultaten"') : html.index('id="abonneren"')]
    ways = [unescape(link) for link in re.findall(r'href="([^"]*\?[^"]*)"', inside)]
    assert len(ways) >= 6
    assert [link for link in ways if "geannuleerd=verbergen" not in link] == []


@pytest.mark.parametrize("path", ["/agenda/", "/regios/rijnmond/", "/agenda/festival/programma/"])
def test_unknown_look_is_refused_in_words(client: Client, agenda: EventIndexPage, path: str) -> None:
    make.region()
    make.festival_page(agenda)

    answer = client.get(f"{path}?geannuleerd=weg")

    assert answer.status_code == 400
    assert "Kies uit: doorgestreept, verbergen, voorvoegsel." in answer.text


def test_programme_follows_the_look_and_is_only_offered_when_it_is_for_everybody(
    client: Client, member_client: Client, agenda: EventIndexPage, open_community: Community
) -> None:
    page = make.festival_page(agenda)
    make.session_of(page, "Gesprek")
    make.session_of(page, "Vervallen", room="Waal", status="cancelled", status_reason="Ziek.")

    html = client.get("/agenda/festival/programma/?geannuleerd=verbergen").text
    feed = client.get("/agenda/festival/programma.ics?geannuleerd=verbergen")
    titles = [str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(feed.content).walk("VEVENT")]

    assert set(feeds_in(html)) == {"http://testserver/agenda/festival/programma.ics?geannuleerd=verbergen"}
    assert titles == ["Gesprek"]
    assert client.get("/agenda/festival/programma.ics?geannuleerd=x").status_code == 400
    page.access, page.community = "leden", open_community
    make.republish(page)
    assert 'id="abonneren"' not in member_client.get("/agenda/festival/programma/").text


def test_personal_link_carries_the_look_that_was_chosen(
    member_client: Client, client: Client, agenda: EventIndexPage, open_community: Community, now: datetime
) -> None:
    make.meeting_page(agenda, "Afgelast", community=open_community, status="cancelled")
    make.meeting_page(agenda, "Gewoon", community=open_community)

    made = member_client.post("/mijn/agendalinks/", {"name": "Telefoon", "look": "voorvoegsel"})
    (address,) = set(feeds_in(made.text))
    feed = icalendar.Calendar.from_ical(client.get(address).content)

    assert address.endswith(".ics?geannuleerd=voorvoegsel")
    statuses = {str(one["SUMMARY"]): str(one["STATUS"]) for one in feed.walk("VEVENT")}
    assert statuses == {"Geannuleerd: Afgelast": "CONFIRMED", "Gewoon": "CONFIRMED"}


def test_personal_agenda_has_each_look_with_its_own_tag(
    client: Client, member: User, agenda: EventIndexPage, open_community: Community, now: datetime
) -> None:
    make.meeting_page(agenda, "Afgelast", community=open_community, status="cancelled")
    path = f"/agenda/persoonlijk/{subscribe(member, name='Telefoon', now=now)[1]}.ics"

    answers = {look: client.get(f"{path}?geannuleerd={look}") for look in CancelledAs}

    assert len({answer["ETag"] for answer in answers.values()}) == 3
    assert client.get(path)["ETag"] == answers[CancelledAs.STRUCK]["ETag"]
    assert "Afgelast" not in answers[CancelledAs.LEFT_OUT].text
    refused = client.get(f"{path}?geannuleerd=weg")
    assert (refused.status_code, refused["Referrer-Policy"]) == (400, "no-referrer")


def test_renewed_link_may_have_another_look(
    member_client: Client, member: User, agenda: EventIndexPage, now: datetime
) -> None:
    row, _token = subscribe(member, name="Telefoon", now=now)
    path = f"/mijn/agendalinks/{row.pk}/vernieuwen/"

    asked = member_client.get(path)
    wrong = member_client.post(path, {"look": "weg"})
    made = member_client.post(path, {"look": "verbergen"})

    assert asked.text.count('name="look"') == 3
    assert wrong.status_code == 422
    assert {urlsplit(feed).query for feed in feeds_in(made.text)} == {"geannuleerd=verbergen"}
