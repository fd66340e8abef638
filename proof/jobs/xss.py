"""No text of anybody runs in the browser of another: every payload in every text, without our policy too.

Three doors: what the sanitiser lets through, each payload on a page of its own; the
forms, each payload in a field of one's own, by turns; and the whole site and CMS with
payloads in every text of the database, past the forms.  The controls show that the
browser would have told.
"""

from __future__ import annotations

import os
from collections import deque
from urllib.parse import urlencode

from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from cop_platform.accounts.models import User
from cop_platform.core.text import sanitize_member_html
from cop_platform.core.text_limits import UnusableText
from proof.running import Broken, Figures
from tests.chromium import HOW, chromium
from tests.database import Databases
from tests.security.xss.mutations import payloads
from tests.security.xss.naughty import strings
from tests.security.xss.poison import Poison
from tests.security.xss.window import Told, Window, unescaped

MOST_PAGES, MOST_CMS_PAGES = 60, 30
ONE_IN = 4
NAMES = ("first_name", "last_name", "other_organisation")
FIRST = ["/", "/agenda/", "/bibliotheek/", "/communities/", "/mijn/", "/mijn/gegevens/", "/mijn/agendalinks/"]
CMS_FIRST = ["/cms/", "/cms/pages/", "/cms/users/", "/cms/reports/site-history/", "/cms/snippets/"]
# Addresses that change something, leave, or download.
NOT_FOR_A_CRAWL = ("logout", "delete", "unpublish", "/download", "/documents/", ".ics", "/feeds/", "/static/")
CONTROL_RUNS = 100
RUNS = "<img src=x onerror=alert(1)>"


def run() -> Figures:
    """What ran, was reported or could have run, per door; only the controls may have any."""
    path = chromium()
    if path is None:
        raise Broken({}, [HOW])
    # Playwright keeps an event loop in this thread; Django would refuse its database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    Databases().provide("demo")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        found = {name: door(browser) for name, door in DOORS.items()}
        browser.close()
    figures = {"mutations": len(payloads()), "naughty": len(strings())}
    figures |= {name: _figures(told) for name, told in found.items()}
    if reasons := [*_leaks(found), *_silent(found)]:
        raise Broken(figures, reasons)
    return figures


def _sanitised(browser: Browser) -> Told:
    with Window(browser, Client(), policy=False) as window:
        window.show([_clean(one) for one in [*payloads(), *strings()]])
        return window.told


def _clean(source: str) -> str:
    try:
        return sanitize_member_html(source)
    except UnusableText:
        return ""


def _control_raw(browser: Browser) -> Told:
    with Window(browser, Client(), policy=False) as window:
        window.show(payloads())
        return window.told


def _normal_crawl(browser: Browser) -> Told:
    return _crawl(browser, "joris", FIRST, MOST_PAGES, policy=True)


def _forms(browser: Browser) -> Told:
    with Window(browser, _client("joris"), policy=False) as window:
        everything = [*payloads(), *strings()]
        threes = [everything[start : start + 3] for start in range(0, len(everything), 3)]
        window.send_all("/mijn/gegevens/", [dict(zip(NAMES, some, strict=False)) for some in threes])
        window.send_all("/mijn/agendalinks/", [{"name": one} for one in everything[::ONE_IN]])
        window.open_all([f"/zoeken/?{urlencode({'q': one})}" for one in everything[::ONE_IN]])
        window.open_all(
            [
                f"/agenda/?{urlencode(dict.fromkeys(('q', 'regio', 'van'), one))}"
                for one in everything[::ONE_IN]
            ]
        )
        return window.told


def _poisoned(browser: Browser) -> Told:
    Poison([*payloads(), *strings()]).spread()
    return _crawl(browser, "joris", FIRST, MOST_PAGES, policy=False)


def _poisoned_under_policy(browser: Browser) -> Told:
    return _crawl(browser, "joris", FIRST, MOST_PAGES, policy=True)


def _poisoned_cms(browser: Browser) -> Told:
    return _crawl(browser, "beheer", CMS_FIRST, MOST_CMS_PAGES, policy=False)


def _control_unescaped(browser: Browser) -> Told:
    Poison([RUNS]).spread()
    with Window(browser, Client(), policy=False, change=unescaped) as window:
        window.visit("/bibliotheek/")
        return window.told


DOORS = {
    "sanitised": _sanitised,
    "control_raw": _control_raw,
    "normal_crawl": _normal_crawl,
    "forms": _forms,
    "poisoned": _poisoned,
    "poisoned_under_policy": _poisoned_under_policy,
    "poisoned_cms": _poisoned_cms,
    "control_unescaped": _control_unescaped,
}


def _crawl(browser: Browser, name: str, first: list[str], most: int, *, policy: bool) -> Told:
    """Every page within reach of *first*, up to *most*; in the CMS only what stays there."""
    is_cms = first[0] == "/cms/"
    waiting, known = deque(first), set(first)
    with Window(browser, _client(name), policy=policy) as window:
        while waiting and window.told.pages < most:
            window.visit(waiting.popleft(), is_public=not is_cms)
            for path in window.links():
                is_ours = path.startswith("/cms/") == is_cms
                if is_ours and path not in known and not any(one in path for one in NOT_FOR_A_CRAWL):
                    known.add(path)
                    waiting.append(path)
        return window.told


def _client(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(email=f"{name}@demo.test"))
    return client


def _figures(told: Told) -> dict[str, object]:
    counted = {"pages": told.pages, "ran": len(told.ran), "reported": len(told.reported)}
    found = [*told.ran, *told.reported, *told.strangers, *told.broken]
    return counted | {"strangers": len(told.strangers), "broken": len(told.broken), "examples": found[:5]}


def _leaks(found: dict[str, Told]) -> list[str]:
    tried = {name: told for name, told in found.items() if not name.startswith("control")}
    ran = [f"{name}: {len(told.ran)} ran" for name, told in tried.items() if told.ran]
    strange = [f"{name}: {len(told.strangers)} could run" for name, told in tried.items() if told.strangers]
    broken = [f"{name}: {told.broken[0]}" for name, told in tried.items() if told.broken]
    reported = [f"{name}: {len(told.reported)} reported" for name, told in tried.items() if told.reported]
    return ran + strange + broken + reported


def _silent(found: dict[str, Told]) -> list[str]:
    enough = {"control_raw": CONTROL_RUNS, "control_unescaped": 1}
    return [
        f"{name} was silent, so the bell is broken" for name, n in enough.items() if len(found[name].ran) < n
    ]
