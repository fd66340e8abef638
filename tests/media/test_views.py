"""What an answer with a file says of itself."""

import re
from pathlib import Path

import pytest
from django.test import Client

from cop_platform.accounts.models import User
from home.models import HomePage
from tests.media.conftest import ROWS, document, image, refer

pytestmark = pytest.mark.django_db
POLICY = "default-src 'none'; sandbox"


def test_document_is_saved_and_not_opened(client: Client, home: HomePage) -> None:
    thing = document()
    refer(home, thing)

    answer = client.get(thing.url)

    assert b"".join(answer) == ROWS
    assert answer["Content-Disposition"] == 'attachment; filename="verslag.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == POLICY


def test_image_is_shown_as_what_it_is(client: Client, home: HomePage) -> None:
    thing = image()
    refer(home, thing)

    for address in (thing.file.url, thing.get_rendition("width-20").url):
        answer = client.get(address)
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["Content-Security-Policy"] == POLICY
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_public_file_may_be_kept_for_five_minutes_by_everybody(client: Client, home: HomePage) -> None:
    thing = document()
    refer(home, thing)

    answer = client.get(thing.url)

    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Cookie" not in answer.get("Vary", "")
    assert re.fullmatch(r'"[0-9a-f]+-[0-9a-f]+"', answer["ETag"])
    assert client.get(thing.url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get(thing.url, headers={"If-Modified-Since": answer["Last-Modified"]}).status_code == 304


def test_private_file_is_kept_by_nobody(client: Client, redacteur: User) -> None:
    client.force_login(redacteur)
    answer = client.get(document().url)

    assert answer["Cache-Control"] == "private, no-store"
    assert not {"ETag", "Last-Modified"} & {*answer.headers}


def test_refusal_tells_no_more_than_an_address_that_never_was(client: Client, home: HomePage) -> None:
    hidden = client.get(document().url)
    absent = client.get("/documents/999/verslag.csv")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert re.sub(rb"\d+", b"", hidden.content) == re.sub(rb"\d+", b"", absent.content)


def test_wrong_name_finds_nothing(client: Client, home: HomePage) -> None:
    thing = document()
    refer(home, thing)

    assert client.get(f"/documents/{thing.pk}/ander.csv").status_code == 404
    assert client.get(f"/documents/{thing.pk}/..%2Fverslag.csv").status_code == 404


def test_folder_of_files_has_no_address(client: Client, home: HomePage, store: Path) -> None:
    thing, photo = document(), image()
    refer(home, thing)
    refer(home, photo, slug="foto")
    names = [thing.file.name, photo.file.name, photo.get_rendition("width-20").file.name]

    assert all((store / name).is_file() for name in names)
    assert [client.get(f"/media/{name}").status_code for name in names] == [404, 404, 404]


def test_file_that_is_lost_answers_404(client: Client, home: HomePage, store: Path) -> None:
    thing = document()
    refer(home, thing)
    (store / thing.file.name).unlink()

    assert client.get(thing.url).status_code == 404


def test_file_takes_no_post(client: Client, home: HomePage) -> None:
    thing = document()
    refer(home, thing)

    assert client.post(thing.url).status_code == 405
    assert client.head(thing.url).status_code == 200
