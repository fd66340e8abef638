"""People get their own copy: all of it, and nothing of others."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from cop_platform.accounts.models import User
from cop_platform.core.privacy import labels
from cop_platform.core.privacy.export import export
from tests.core.privacy.conftest import MARK, OTHER_MARK
from tests.factories.privacy import NETWORK_ADDRESS, NOW

pytestmark = pytest.mark.django_db


def opened(person: User) -> tuple[dict[str, list[dict[str, Any]]], ZipFile]:
    archive = ZipFile(BytesIO(export(person, now=NOW)))
    return json.loads(archive.read("gegevens.json"))["Gegevens"], archive


def test_copy_holds_every_field_that_is_exported(noor: User) -> None:
    told, _archive = opened(noor)

    missing = [
        (label.model_name, str(word))
        for label in labels().values()
        if label.of is not None and label.told
        for word in label.told.values()
        if not told[str(label.what)] or str(word) not in told[str(label.what)][0]
    ]
    assert missing == []
    assert sum(len(label.exported) for label in labels().values()) > 50


def test_copy_holds_what_the_fields_say(noor: User) -> None:
    told, _archive = opened(noor)

    account = told["uw account"][0]
    assert account["e-mailadres"] == f"{MARK}@merk.test"
    assert account["voornaam"].startswith(MARK)
    assert told["waar u bent ingelogd: apparaat en netwerkadres"][0]["netwerkadres"] == NETWORK_ADDRESS
    assert told["welke privacyverklaring u hebt gelezen"][0]["gelezen op"] == "2026-03-01T12:00:00+01:00"


def test_copy_holds_the_files_of_the_person(noor: User) -> None:
    _told, archive = opened(noor)

    files = sorted(name for name in archive.namelist() if name.startswith("bestanden/"))
    assert len(files) == 2
    assert {archive.read(name) for name in files} == {f"inhoud {MARK}".encode()}


def test_copy_holds_nothing_of_others(noor: User, ali: User) -> None:
    _told, archive = opened(noor)

    content = b"".join(archive.read(name) for name in archive.namelist())
    assert MARK.encode() in content
    assert OTHER_MARK.encode() not in content + " ".join(archive.namelist()).encode()


def test_copy_withholds_secrets(noor: User) -> None:
    User.objects.filter(pk=noor.pk).update(password="argon2$geheim")
    _told, archive = opened(noor)

    assert b"argon2$geheim" not in archive.read("gegevens.json")
