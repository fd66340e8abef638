"""Settings by environment: nothing needed on a laptop, nothing half done in production."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPLETE = {
    "SECRET_KEY": "a-secret-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "postgres://user:password@localhost/name",
    "EMAIL_URL": "smtp+tls://user:password@localhost:587",
    "SITE_URL": "https://www.example.org",
}


def run(code_or_command, settings, tmp_path, **environment):
    """Run Python or manage.py with *environment* only, and what a process cannot do without."""
    start = ["-c", code_or_command] if isinstance(code_or_command, str) else ["manage.py", *code_or_command]
    return subprocess.run(
        [sys.executable, *start],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": f"cop_platform.settings.{settings}",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def without(name):
    return {key: value for key, value in COMPLETE.items() if key != name}


def show(expression):
    return f"from django.conf import settings; print({expression})"


def test_production_without_environment_names_everything_that_is_missing(tmp_path):
    result = run("import django; django.setup()", "production", tmp_path)

    assert result.returncode != 0
    for name in COMPLETE:
        assert name in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", COMPLETE)
def test_production_without_one_variable_names_that_one(name, tmp_path):
    result = run(show("settings.DEBUG"), "production", tmp_path, **without(name))

    assert result.returncode != 0
    last = result.stderr.splitlines()[-1]
    assert [other for other in COMPLETE if other in last] == [name]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "http://www.example.org"),
        ("TRUSTED_PROXIES", "een"),
        ("SECURE_SSL_REDIRECT", "misschien"),
        ("DATABASE_URL", "nergens"),
    ],
)
def test_production_refuses_a_value_that_cannot_be_right(name, value, tmp_path):
    result = run(show("settings.DEBUG"), "production", tmp_path, **{**COMPLETE, name: value})

    assert result.returncode != 0
    assert name in result.stderr or value in result.stderr


@pytest.mark.slow
def test_production_passes_every_deployment_check(tmp_path):
    complete = {**COMPLETE, "DATABASE_URL": "sqlite://:memory:"}
    result = run(["check", "--deploy", "--fail-level", "WARNING"], "production", tmp_path, **complete)

    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


def test_production_is_strict(tmp_path):
    names = (
        "DEBUG",
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_NAME",
        "SECURE_SSL_REDIRECT",
        "REQUIRE_STAFF_MFA",
    )
    result = run(show(", ".join(f"settings.{name}" for name in names)), "production", tmp_path, **COMPLETE)

    assert result.stdout.split() == ["False", "True", "__Host-session", "True", "True"]


def test_development_needs_nothing(tmp_path):
    result = run(show("settings.DATABASES['default']['NAME'], settings.REQUIRE_STAFF_MFA"), "dev", tmp_path)

    assert result.stdout.split() == [str(tmp_path / "db.sqlite3"), "False"]


@pytest.mark.parametrize(("is_pooled", "wanted"), [("false", "5 False"), ("true", "None True")])
def test_statements_are_prepared_unless_a_pool_stands_before_the_database(is_pooled, wanted, tmp_path):
    expression = (
        "settings.DATABASES['default']['OPTIONS']['prepare_threshold'],"
        "settings.DATABASES['default']['DISABLE_SERVER_SIDE_CURSORS']"
    )

    result = run(show(expression), "production", tmp_path, **COMPLETE, DATABASE_IS_POOLED=is_pooled)

    assert result.stdout.strip() == wanted


def test_sqlite_waits_instead_of_failing(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        "cursor = connection.cursor()\n"
        "for name in ('journal_mode', 'busy_timeout'):\n"
        "    print(cursor.execute(f'PRAGMA {name}').fetchone()[0])\n"
        "print(connection.transaction_mode)\n"
    )

    assert run(code, "dev", tmp_path).stdout.split() == ["wal", "20000", "IMMEDIATE"]


@pytest.mark.parametrize(
    ("url", "backend", "location"),
    [
        ("dbcache://rows", "DatabaseCache", "rows"),
        ("valkey://cache:6379/1", "RedisCache", "redis://cache:6379/1"),
        ("locmem://", "LocMemCache", ""),
    ],
)
def test_cache_by_address(url, backend, location, tmp_path):
    expression = "settings.CACHES['default']['BACKEND'], settings.CACHES['default'].get('LOCATION', '')"
    result = run(show(expression), "dev", tmp_path, CACHE_URL=url)

    name, _, place = result.stdout.strip().partition(" ")
    assert (name.rsplit(".", 1)[-1], place) == (backend, location)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("smtp+tls://u:p@mail.example.org", "True False 587 10"),
        ("smtp+ssl://u:p@mail.example.org", "False True 465 10"),
        ("smtp://mail.example.org:2525?timeout=3", "False False 2525 3"),
    ],
)
def test_mail_server_is_reached_as_the_address_says(url, wanted, tmp_path):
    code = (
        "from django.conf import settings as s;"
        "print(s.EMAIL_BACKEND, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.EMAIL_PORT, s.EMAIL_TIMEOUT)"
    )

    told = run(code, "production", tmp_path, **{**COMPLETE, "EMAIL_URL": url}).stdout

    assert told.strip() == f"cop_platform.notifications.backends.SmtpBackend {wanted}"


def test_mail_server_with_an_unknown_scheme_is_refused(tmp_path):
    refused = run(
        "import django; django.setup()", "production", tmp_path, **{**COMPLETE, "EMAIL_URL": "tls://a"}
    )

    assert "EMAIL_URL starts with tls://" in refused.stderr
