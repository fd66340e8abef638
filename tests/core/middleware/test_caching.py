"""Who may keep which answer, and what costs nothing to ask again."""

import gzip

import pytest
from django.test import Client

from cop_platform.core.middleware import caching
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.middleware.urls")]


def test_answer_for_a_person_is_not_kept(client: Client):
    client.force_login(UserFactory())

    response = client.get("/proef/groet/")

    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response


def test_answer_for_a_person_is_not_kept_even_when_the_view_says_so(client: Client):
    client.force_login(UserFactory())

    assert client.get("/proef/groet/openbaar/")["Cache-Control"] == "private, no-store"
    assert Client().get("/proef/groet/openbaar/")["Cache-Control"] == "public, max-age=60"


def test_person_does_not_get_the_page_of_anybody_from_their_own_cache(client: Client):
    tag = client.get("/proef/groet/")["ETag"]
    client.force_login(UserFactory())

    response = client.get("/proef/groet/", headers={"If-None-Match": tag})

    assert response.status_code == 200
    assert "Anonymous" not in response.text


def test_answer_that_never_looks_who_asks_reads_no_session(client: Client, django_assert_num_queries):
    client.force_login(UserFactory())

    with django_assert_num_queries(0):
        response = client.get("/proef/goed/")

    assert response["Cache-Control"] == "no-cache"


def test_answer_for_anybody_leaves_no_cookie_and_varies_by_none(client: Client):
    response = client.get("/proef/goed/")

    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cache-Control"] == "no-cache"


def test_answer_that_looked_who_asks_varies_by_it(client: Client):
    assert {"Cookie", "Accept-Encoding"} <= set(client.get("/proef/groet/")["Vary"].split(", "))


@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_unchanged_page_is_not_sent_again(client: Client, accepted):
    asked = {"Accept-Encoding": accepted}
    first = client.get("/proef/lang/", headers=asked)
    again = client.get("/proef/lang/", headers={**asked, "If-None-Match": first["ETag"]})

    # Compression changes the bytes each time, so its tag promises only the same text.
    assert first["ETag"].startswith("W/") == (accepted == "gzip")
    assert (again.status_code, again.content) == (304, b"")
    assert again["Vary"] == first["Vary"]
    assert again["Cache-Control"] == "no-cache"
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_changed_page_is_sent(client: Client):
    tag = client.get("/proef/teller/?tel=1")["ETag"]

    response = client.get("/proef/teller/?tel=2", headers={"If-None-Match": tag})

    assert (response.status_code, response.text) == (200, "2")


def test_page_with_a_form_is_nobody_elses(client: Client):
    """Its token is of one visitor, and other at every answer."""
    response = client.get("/proef/formulier/")

    assert response.cookies
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response


@pytest.mark.parametrize("path", ["/bestaat-niet/", "/proef/goed/?q=%00", "/proef/onzin/"])
def test_refusal_has_no_validator(client: Client, path):
    assert "ETag" not in client.get(path)


def test_page_that_others_may_keep_for_a_while_has_one_too(client: Client):
    response = client.get("/proef/groet/openbaar/")

    assert response["Cache-Control"] == "public, max-age=60"
    assert (
        client.get("/proef/groet/openbaar/", headers={"If-None-Match": response["ETag"]}).status_code == 304
    )


def test_validator_of_a_view_is_its_own(client: Client):
    response = client.get("/agenda.ics", headers={"Accept-Encoding": "gzip"})

    assert not response["ETag"].startswith("W/")
    assert gzip.decompress(response.content).startswith(b"BEGIN:VCALENDAR")


def test_these_tests_see_a_page_that_everybody_may_keep(client: Client, monkeypatch):
    monkeypatch.setattr(caching, "is_of_one_person", lambda request, response: False)
    client.force_login(UserFactory())

    assert client.get("/proef/groet/")["Cache-Control"] == "no-cache"
