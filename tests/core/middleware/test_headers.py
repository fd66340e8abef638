"""Security headers on every kind of answer."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.middleware.urls")]

ANSWERS = [
    ("/proef/goed/", 200),
    ("/healthz", 200),
    ("/account/login/", 200),
    ("/cms/login/", 302),
    ("/proef/onzin/", 400),
    ("/proef/goed/?q=%00", 400),
    ("/proef/verboden/", 403),
    ("/bestaat-niet/", 404),
    ("/proef/botsing/", 409),
    ("/proef/regel/", 422),
    ("/proef/fout/", 500),
]


@pytest.mark.parametrize(("path", "status"), ANSWERS)
def test_every_answer_carries_the_headers(path, status):
    response = Client(raise_request_exception=False).get(path)

    assert response.status_code == status
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize(("path", "status"), [answer for answer in ANSWERS if answer[0] != "/cms/login/"])
def test_policy_outside_the_cms_allows_nothing_inline_and_nobody_else(path, status):
    policy = Client(raise_request_exception=False).get(path)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    for forbidden in ("unsafe", "data:", "http:", "https:", "*"):
        assert forbidden not in policy


def test_policy_of_the_cms_allows_inline_but_nobody_else(admin_client):
    policy = admin_client.get("/cms/")["Content-Security-Policy"]

    assert "script-src 'self' 'unsafe-inline'" in policy
    for forbidden in ("unsafe-eval", "http:", "https:", "*"):
        assert forbidden not in policy
