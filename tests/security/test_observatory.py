"""The score falls with each protection that is taken away."""

import pytest
from django.http import HttpResponse

from tests.security.observatory import score

POLICY = "default-src 'none'; script-src 'self'; form-action 'self'; frame-ancestors 'none'"
BEST = {
    "Content-Security-Policy": POLICY,
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}
INLINE = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")


def test_all_protections_together() -> None:
    assert score(HttpResponse(headers=BEST)) == 130


def test_nothing_at_all() -> None:
    assert score(HttpResponse()) == 100 - 25 - 20 - 5 - 20


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"Content-Security-Policy": ""}, 75),
        ({"Content-Security-Policy": INLINE}, 80),
        ({"Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'"}, 125),
        ({"Content-Security-Policy": "default-src 'none'; form-action 'self'"}, 125),
        ({"Content-Security-Policy": "default-src 'none'", "X-Frame-Options": ""}, 80),
        ({"Strict-Transport-Security": ""}, 80),
        ({"Strict-Transport-Security": "max-age=300"}, 120),
        ({"Strict-Transport-Security": "altijd"}, 80),
        ({"Referrer-Policy": "unsafe-url"}, 120),
        ({"X-Content-Type-Options": ""}, 125),
        ({"Cross-Origin-Resource-Policy": "cross-origin"}, 120),
        ({"Access-Control-Allow-Origin": "*"}, 130),
        ({"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Credentials": "true"}, 50),
        ({"Location": "http://example.org/"}, 80),
    ],
)
def test_each_protection_counts(changes: dict[str, str], expected: int) -> None:
    assert score(HttpResponse(headers=BEST | changes)) == expected


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ({"secure": True, "httponly": True, "samesite": "Lax"}, 135),
        ({"secure": True, "httponly": True}, 130),
        ({"secure": True, "samesite": "Lax"}, 70),
        ({"httponly": True, "samesite": "Lax"}, 60),
        ({"secure": True, "httponly": True, "samesite": "None"}, 80),
    ],
)
def test_flags_of_the_session_cookie_count(flags: dict[str, object], expected: int) -> None:
    response = HttpResponse(headers=BEST)
    response.set_cookie("__Host-session", "1", **flags)

    assert score(response) == expected
