"""A payload in every text of the site runs nowhere: in a real browser, that ignores our policy."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from playwright.sync_api import Browser

from cop_platform.accounts.models import User
from cop_platform.core.text import sanitize_member_html
from cop_platform.core.text_limits import UnusableText
from tests.browser.pages import templates
from tests.security.xss.mutations import payloads
from tests.security.xss.naughty import strings
from tests.security.xss.poison import Poison
from tests.security.xss.window import Window, unescaped

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("first_name", "last_name", "other_organisation")
MINE = ["/mijn/", "/mijn/agendalinks/", "/mijn/gegevens/"]
RUNS = "<img src=x onerror=alert(1)>"
MUTATIONS = payloads()


def cleaned(source: str) -> str:
    try:
        return sanitize_member_html(source)
    except UnusableText:
        return ""


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_corpus_is_large_enough_and_each_payload_its_own() -> None:
    everything = [*MUTATIONS, *strings()]

    assert len(MUTATIONS) >= 450
    assert len(strings()) >= 300
    assert len(set(everything)) == len(everything)


def test_text_of_members_never_runs_and_raw_text_does(browser: Browser) -> None:
    with Window(browser, Client(), policy=False) as window:
        clean = [f"<div>{cleaned(one)}</div>" for one in MUTATIONS]
        window.show(["".join(clean[start : start + 50]) for start in range(0, len(clean), 50)])
        assert (window.told.ran, window.told.strangers, window.told.broken) == ([], [], [])
    with Window(browser, Client(), policy=False) as control:
        control.show(MUTATIONS[::8])
        assert len(control.told.ran) >= 10


def test_no_page_runs_a_payload(browser: Browser, joris: User) -> None:
    addresses = [*templates().values(), *MINE]
    poison = Poison([*MUTATIONS, *strings()])
    poison.spread()
    with Window(browser, client_of(joris), policy=False) as window:
        for address in addresses:
            window.visit(address)
        told = window.told

    assert len(poison.given) >= 600
    assert (told.ran, told.strangers, told.broken) == ([], [], [])
    assert told.pages == len(addresses)


def test_page_without_escaping_rings_the_bell_and_the_policy_stops_it(browser: Browser, joris: User) -> None:
    address = templates()["library"]
    # Not the corpus: without escaping, one open comment hides the rest of the page.
    Poison([RUNS]).spread()
    with Window(browser, client_of(joris), policy=False, change=unescaped) as window:
        window.visit(address)
        assert window.told.ran
        assert window.told.strangers
    with Window(browser, client_of(joris), policy=True, change=unescaped) as window:
        window.visit(address)
        assert window.told.ran == []
        assert window.told.reported


def test_no_form_shows_a_payload_that_runs(browser: Browser, joris: User) -> None:
    sample = [*MUTATIONS[::30], *strings()[::60]]
    with Window(browser, client_of(joris), policy=False) as window:
        names = zip(sample, sample[1:], sample[2:], strict=False)
        window.send_all("/mijn/gegevens/", [dict(zip(NAMES, three, strict=True)) for three in names])
        window.send_all("/mijn/agendalinks/", [{"name": payload} for payload in sample[::4]])
        window.open_all([f"/zoeken/?{urlencode({'q': payload})}" for payload in sample[::4]])
        window.open_all(
            [f"/agenda/?{urlencode(dict.fromkeys(('q', 'regio', 'van'), one))}" for one in sample[::4]]
        )
        told = window.told

    assert (told.ran, told.strangers, told.broken) == ([], [], [])
    assert told.pages >= 40


def test_form_that_shows_what_it_got_is_named(browser: Browser, joris: User) -> None:
    with Window(browser, client_of(joris), policy=False, change=unescaped) as window:
        forms = [{"first_name": name, "last_name": f'">{RUNS}'} for name in ("A", "B")]
        window.send_all("/mijn/gegevens/", forms)

    assert {"A" if "'A'" in one else "B" for one in window.told.ran} == {"A", "B"}
    assert all(one.startswith("POST /mijn/gegevens/ {") for one in window.told.ran)
    assert window.told.pages == 2


def test_policy_has_nothing_to_report_on_any_page(browser: Browser, joris: User) -> None:
    with Window(browser, client_of(joris), policy=True) as window:
        for address in [*templates().values(), *MINE]:
            window.visit(address)

    assert (window.told.reported, window.told.strangers, window.told.elsewhere) == ([], [], [])
