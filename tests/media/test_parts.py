"""A player asks for a file in parts, and gets those bytes."""

import pytest
from django.test import Client

from cop_platform.accounts.models import User
from home.models import HomePage
from tests.media.conftest import ROWS, document, refer

pytestmark = pytest.mark.django_db
SIZE = len(ROWS)


@pytest.fixture
def address(home: HomePage) -> str:
    thing = document()
    refer(home, thing)
    return str(thing.url)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-", 0, SIZE),
        ("bytes=0-1", 0, 2),
        ("bytes=5-9", 5, 10),
        ("bytes=5-999", 5, SIZE),
        ("bytes=-4", SIZE - 4, SIZE),
        ("bytes=-999", 0, SIZE),
    ],
)
def test_part_has_just_those_bytes(client: Client, address: str, asked: str, start: int, end: int) -> None:
    answer = client.get(address, headers={"Range": asked, "Accept-Encoding": "gzip"})

    assert answer.status_code == 206
    assert b"".join(answer) == ROWS[start:end]
    assert answer["Content-Range"] == f"bytes {start}-{end - 1}/{SIZE}"
    assert answer["Content-Length"] == str(end - start)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert not answer.has_header("Content-Encoding")


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "bytes=9-5", "bytes=-", "bytes=a-b", "rows=0-1", "bytes=" + "9" * 30 + "-"]
)
def test_several_parts_and_nonsense_get_the_whole(client: Client, address: str, asked: str) -> None:
    answer = client.get(address, headers={"Range": asked})

    assert (answer.status_code, b"".join(answer)) == (200, ROWS)
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", f"bytes={SIZE}-{SIZE + 5}", "bytes=-0"])
def test_part_behind_the_end_is_refused_with_the_size(client: Client, address: str, asked: str) -> None:
    answer = client.get(address, headers={"Range": asked})

    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{SIZE}")
    assert (answer.content, answer["Cache-Control"]) == (b"", "private, no-store")


def test_head_has_no_parts(client: Client, address: str) -> None:
    answer = client.head(address, headers={"Range": "bytes=0-1"})

    assert (answer.status_code, answer["Content-Length"]) == (200, str(SIZE))


def test_part_of_another_version_is_not_added_to_a_beginning(client: Client, address: str) -> None:
    known = client.get(address)

    def status(version: str) -> int:
        return client.get(address, headers={"Range": "bytes=2-", "If-Range": version}).status_code

    same = [status(known["ETag"]), status(known["Last-Modified"])]
    other = [status('"1-1"'), status(f"W/{known['ETag']}"), status("Mon, 01 Jan 2024 00:00:00 GMT")]
    assert (same, other) == ([206, 206], [200, 200, 200])


def test_part_of_a_private_file_is_kept_by_nobody(client: Client, redacteur: User) -> None:
    client.force_login(redacteur)
    address = document().url

    answer = client.get(address, headers={"Range": "bytes=0-1"})

    assert (answer.status_code, answer["Cache-Control"]) == (206, "private, no-store")
    assert client.get(address, headers={"Range": "bytes=0-1", "If-Range": '""'}).status_code == 200
    client.logout()
    assert client.get(address, headers={"Range": "bytes=0-1"}).status_code == 404
