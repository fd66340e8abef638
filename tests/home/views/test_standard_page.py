"""Plain pages: text, way back, pages below."""

import json

from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from tests.home.views.conftest import House


def below(parent: StandardPage, title: str, **fields: object) -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, **fields))


def text_of(client: Client, page: StandardPage) -> str:
    return client.get(page.url).content.decode()


def test_page_shows_its_text_and_way_back(client: Client, house: House) -> None:
    body = json.dumps([{"type": "text", "value": {"html": "<h3>Zo werkt het</h3><p>Bel ons.</p>"}}])
    about = below(house.home, "Over VIA")
    page = below(about, "Huisregels", body=body)

    text = text_of(client, page)

    assert "<h2>Zo werkt het</h2>" in text or '">Zo werkt het</h2>' in text
    assert 'href="/over-via/"' in text


def test_page_lists_pages_below_that_the_visitor_may_read(client: Client, house: House) -> None:
    about = below(house.home, "Over VIA")
    below(about, "Huisregels")
    below(about, "Nog niet af", live=False)
    closed = below(about, "Alleen intern")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    text = text_of(client, about)

    assert "Huisregels" in text
    assert "Nog niet af" not in text
    assert "Alleen intern" not in text


def test_english_page_says_that_the_text_is_dutch(client: Client, house: House) -> None:
    about = below(house.home, "Over VIA")

    assert 'lang="nl"' in client.get(f"/en{about.url}").content.decode()


def test_page_is_found_at_any_depth_when_it_is_live(client: Client, house: House) -> None:
    about = below(house.home, "Over VIA")
    deep = below(below(about, "Huisregels"), "Bellen")
    draft = below(about, "Nog niet af", live=False)

    assert [client.get(page.url).status_code for page in (house.home, deep, draft)] == [200, 200, 404]
    assert client.get("/over-via/bellen/").status_code == 404
