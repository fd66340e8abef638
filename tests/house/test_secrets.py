"""Nobody committed a key or a password; the look sees one when there is one."""

import base64
import hashlib
import json

import pytest

from tests.house import secrets

DRAWN = base64.b64encode(hashlib.sha256(b"a").digest() + hashlib.sha256(b"b").digest()).decode()
PART = base64.urlsafe_b64encode(json.dumps({"alg": "HS256"}).encode()).decode().rstrip("=")
# Put together here, so that the look does not find this file.
FOUND = {
    "private": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "cloud": "AKIA" + "ABCDEFGHIJKLMNOP",
    "forge": "ghp_" + "a1B2" * 9,
    "chat": "xoxb-" + "123456789012",
    "signed": f"{PART}.{PART}.{'a' * 12}",
    "address": "postgres://beheer:" + "w8woord77@db.example/naam",
    "drawn": f'SECRET_KEY = "{DRAWN}"',
}
SETTINGS = [
    "POSTGRES_PASSWORD: w8woord-van-ons",
    "  api_key = 'abc12345def'",
    'export SECRET_KEY="1234-niet-raden"',
    '"auth-token": "12345678"',
    "ENV DJANGO_SECRET=geheim123",
]
KEPT_SETTINGS = [
    "SECRET_KEY: ${SECRET_KEY_2}",
    "password: <vul 8 tekens in>",
    "csrf_token: csrf_token",
    "Password = een eigen zin van 12 tekens",
    "tokens: 4",
]
KEY_FILES = [".env", "deploy/.env.production", "tests/data/server.pem", "id_ed25519", "certs/site.key"]
KEPT = [
    "postgres://user:password@localhost/name",
    "https://naam:{token}@example.org/",
    "cop_platform.core.middleware.headers.SecurityHeadersMiddleware",
    "test_person_does_not_get_the_page_of_anybody_from_their_own_cache",
    hashlib.sha256(b"a").hexdigest(),
]


def test_nothing_of_ours_looks_like_a_secret() -> None:
    assert [str(breach) for breach in secrets.breaches()] == []


@pytest.mark.parametrize("kind", FOUND)
def test_secret_is_seen_and_not_repeated(kind: str) -> None:
    [breach] = secrets.breaches_in("made_up.py", f"# a line\n{FOUND[kind]}\n")

    assert breach.line == 2
    assert FOUND[kind] not in str(breach)


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_secret_is_left_alone(text: str) -> None:
    assert list(secrets.breaches_in("made_up.py", text)) == []


@pytest.mark.parametrize("text", SETTINGS)
def test_password_in_a_setting_is_seen(text: str) -> None:
    assert len(list(secrets.breaches_in("compose.yml", text))) == 1


@pytest.mark.parametrize("text", KEPT_SETTINGS)
def test_name_of_a_setting_is_no_secret(text: str) -> None:
    assert list(secrets.breaches_in("compose.yml", text)) == []


@pytest.mark.parametrize("path", KEY_FILES)
def test_file_of_keys_is_seen_whatever_is_in_it(path: str) -> None:
    [breach] = secrets.breaches_of(path, b"\0\1")

    assert breach.path == path


@pytest.mark.parametrize("path", [".env.example", "docs/keys.md", "home/monkey.svg", "frontend/keynote.js"])
def test_file_that_sounds_like_keys_is_left_alone(path: str) -> None:
    assert list(secrets.breaches_of(path, b"")) == []


def test_lock_files_may_have_digests_and_no_keys() -> None:
    path = "requirements/base.txt"

    assert list(secrets.breaches_in(path, DRAWN)) == []
    assert len(list(secrets.breaches_in(path, FOUND["cloud"]))) == 1
