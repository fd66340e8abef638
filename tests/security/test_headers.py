"""Headers of every kind of answer, as production gives them."""

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from cop_platform.accounts.models import User
from tests.browser.pages import templates
from tests.people import person
from tests.security.conftest import Ask
from tests.security.observatory import score
from tests.security.routes import examples

pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
}
BAR = 120
# Wagtail has inline scripts and no nonces: one bad mark, and no bonus.
CMS_BAR = 80
# What the CMS gives to anybody: its icons, and its words for scripts.
OF_THE_CMS = {"/cms/sprite/", "/cms/jsi18n/"}
# Tickets are read there, also without a network; the other page at the door is not for anybody.
WITH_CAMERA = {"/inchecken/zonder-verbinding/"}
# Forms that post: their token needs the cookie.  Nothing else leaves one.
WITH_A_FORM = {
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_signup",
}
KINDS = [
    ("/proef/goed/", 200),
    ("/healthz", 200),
    ("/agenda.ics", 200),
    ("/api/v1/events", 200),
    ("/agenda/insluiten/", 200),
    ("/static/site.css", 200),
    ("/account/login/", 200),
    ("/cms/login/", 302),
    ("/agenda", 301),
    ("/proef/onzin/", 400),
    ("/proef/goed/?q=%00", 400),
    ("/api/v1/events?niets=1", 400),
    ("/proef/verboden/", 403),
    ("/bestaat-niet/", 404),
    ("/static/bestaat-niet.css", 404),
    ("/mijn/agendalinks/1/intrekken/", 302),
    ("/proef/alleen-post/", 405),
    ("/proef/botsing/", 409),
    ("/proef/regel/", 422),
    ("/proef/te-vaak/", 429),
    ("/proef/fout/", 500),
    ("/proef/even-niet/", 503),
]


def missing_in(response: HttpResponse) -> list[str]:
    """The headers that *response* lacks."""
    lacking = [name for name, value in EVERYWHERE.items() if response.get(name) != value]
    if "frame-ancestors" not in response.get("Content-Security-Policy", ""):
        lacking.append("Content-Security-Policy")
    if response.get("Cross-Origin-Resource-Policy") not in ("same-origin", "cross-origin"):
        lacking.append("Cross-Origin-Resource-Policy")
    if response.get("Referrer-Policy") not in ("same-origin", "no-referrer"):
        lacking.append("Referrer-Policy")
    allowed = re.search(r"camera=\((self)?\)", response.get("Permissions-Policy", ""))
    return lacking + ([] if allowed else ["Permissions-Policy"])


@pytest.mark.urls("tests.core.middleware.urls")
@pytest.mark.parametrize(("path", "status"), KINDS)
def test_every_kind_of_answer_has_every_header(production: Ask, path: str, status: int) -> None:
    response = production().get(path)

    assert response.status_code == status
    assert missing_in(response) == []
    assert score(response) >= BAR
    response.close()


def test_way_from_http_to_https_has_headers_and_keeps_the_host(production: Ask) -> None:
    response = Client().get("/agenda/?regio=rijnmond")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/agenda/?regio=rijnmond")
    # Browsers ignore strict transport over http, so Django does not send it.
    assert missing_in(response) == ["Strict-Transport-Security"]


@pytest.mark.slow
def test_every_address_of_the_platform_has_every_header(production: Ask) -> None:
    answers = {name: production().get(path) for name, path in examples().items()}

    assert len(answers) > 500
    assert {name: missing_in(answer) for name, answer in answers.items() if missing_in(answer)} == {}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code >= 500} == {}
    filming = {name for name, answer in answers.items() if "camera=(self)" in answer["Permissions-Policy"]}
    assert {name.split()[-1] for name in filming} == WITH_CAMERA
    low = {name for name, answer in answers.items() if score(answer) < BAR}
    assert {name.split()[-1] for name in low} == OF_THE_CMS


@pytest.mark.slow
def test_nobody_gets_a_cookie_without_a_form_to_post(production: Ask) -> None:
    answers = {path: production().get(path) for path in examples().values()}
    with_cookie = {path: answer for path, answer in answers.items() if answer.cookies}

    assert {resolve(path).url_name for path in with_cookie} == WITH_A_FORM
    for path, answer in with_cookie.items():
        assert "no-store" in answer["Cache-Control"], path
        assert list(answer.cookies) == ["__Host-csrf"], path


@pytest.mark.demo
@pytest.mark.slow
def test_every_template_scores_and_is_not_sent_twice(production: Ask) -> None:
    for name, path in templates().items():
        answer = production().get(path)
        assert (name, missing_in(answer), score(answer) >= BAR) == (name, [], True)
        may_be_kept = not answer.cookies and "no-store" not in answer.get("Cache-Control", "")
        if answer.status_code == 200 and may_be_kept:
            again = production().get(path, headers={"If-None-Match": answer["ETag"]})
            assert (name, again.status_code) == (name, 304)
            assert (name, missing_in(again)) == (name, [])


@pytest.mark.demo
@pytest.mark.slow
def test_nothing_of_a_person_is_kept(production: Ask, settings: Any) -> None:
    settings.REQUIRE_STAFF_MFA = False
    for name in ("fatima", "beheer"):
        client = production()
        client.force_login(person(name))
        kept = {path: client.get(path) for path in [*templates().values(), *OF_A_PERSON]}
        # The block for other sites never looks who asks.
        public = [path for path, answer in kept.items() if "no-store" not in answer.get("Cache-Control", "")]
        assert public == ["/agenda/insluiten/"]
        assert [path for path, answer in kept.items() if answer.has_header("ETag")] == public


OF_A_PERSON = [
    "/mijn/",
    "/mijn/gegevens/",
    "/mijn/agendalinks/",
    "/account/email/",
    "/account/sessions/",
    "/cms/",
]


def test_policy_of_the_cms_scores_what_inline_scripts_cost(
    production: Ask, beheer: User, settings: Any
) -> None:
    settings.REQUIRE_STAFF_MFA = False
    client = production()
    client.force_login(beheer)

    answer = client.get("/cms/")

    assert (answer.status_code, missing_in(answer), score(answer)) == (200, [], CMS_BAR)


def test_the_bar_sees_a_weaker_policy(production: Ask, settings: Any) -> None:
    settings.CSP_PUBLIC = {**settings.CSP_PUBLIC, "script-src": "'self' 'unsafe-inline'"}
    settings.SECURE_HSTS_SECONDS = 0

    answer = production().get("/healthz")

    assert score(answer) == 60
    assert missing_in(answer) == ["Strict-Transport-Security"]
