"""One address is fetched from the address that was checked, and nothing else is contacted."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from cop_platform.core.fetching import FetchRefused, Limits, fetch
from tests.hostile.server import answer, raw, redirect
from tests.hostile.world import HOST, OTHER, PUBLIC, World, world

URL = f"http://{HOST}/agenda.ics?jaar=2026"
LIMITS = Limits(connect_seconds=1, total_seconds=5)
TEXT = b"BEGIN:VCALENDAR\r\n"


@pytest.fixture
def outside() -> Iterator[World]:
    with world() as found:
        yield found


def test_fetch_brings_body_and_what_to_ask_with_the_next_time(outside: World) -> None:
    headers = {
        "ETag": '"a1"',
        "Last_Modified": "Sat, 21 Nov 2026 10:00:00 GMT",
        "Content_Type": "text/calendar; charset=utf-8",
    }
    outside.serve(answer(TEXT, **headers))

    fetched = fetch(URL, limits=LIMITS, network=outside.network())

    assert (fetched.status, fetched.body, fetched.final_url) == (200, TEXT, URL)
    assert (fetched.etag, fetched.last_modified) == ('"a1"', "Sat, 21 Nov 2026 10:00:00 GMT")
    assert fetched.content_type == "text/calendar; charset=utf-8"


def test_fetch_says_who_asks_and_nothing_more(outside: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    server = outside.serve(answer(TEXT))

    fetch(URL, limits=LIMITS, network=outside.network())

    lines = server.requests[0].decode().split("\r\n")
    assert lines[0] == "GET /agenda.ics?jaar=2026 HTTP/1.1"
    assert sorted(lines[1:-2]) == [
        "Accept-Encoding: gzip, deflate",
        "Accept: text/calendar, text/plain;q=0.5, */*;q=0.1",
        "Connection: close",
        f"Host: {HOST}",
        "User-Agent: VIA-platform (+http://testserver)",
    ]


def test_fetch_asks_whether_anything_changed(outside: World) -> None:
    server = outside.serve(raw(b'HTTP/1.1 304 Not Modified\r\nETag: "a1"\r\n\r\n'))

    fetched = fetch(
        URL,
        etag='"a1"',
        last_modified="Sat, 21 Nov 2026 10:00:00 GMT",
        limits=LIMITS,
        network=outside.network(),
    )

    assert (fetched.status, fetched.body, fetched.etag) == (304, b"", '"a1"')
    assert fetched.last_modified == "Sat, 21 Nov 2026 10:00:00 GMT"
    assert b'If-None-Match: "a1"\r\n' in server.requests[0]
    assert b"If-Modified-Since: Sat, 21 Nov 2026 10:00:00 GMT\r\n" in server.requests[0]


def test_validators_with_line_breaks_are_not_sent(outside: World) -> None:
    server = outside.serve(answer(TEXT))

    fetch(URL, etag='"a"\r\nX-Evil: 1', limits=LIMITS, network=outside.network())

    assert b"Evil" not in server.requests[0]
    assert b"If-None-Match" not in server.requests[0]


@pytest.mark.parametrize("scheme", ["https", "webcal", "WEBCAL"])
def test_secure_address_is_read_by_name_from_the_checked_address(outside: World, scheme: str) -> None:
    outside.serve(answer(TEXT), trust=outside.authority.server(HOST))

    fetched = fetch(f"{scheme}://{HOST}/", limits=LIMITS, network=outside.network())

    assert fetched.final_url == f"https://{HOST}/"
    assert outside.contacts == [(PUBLIC, 443)]


def test_name_is_asked_once_and_its_answer_is_what_is_connected_to(outside: World) -> None:
    outside.serve(answer(TEXT))
    outside.names[HOST] = [(PUBLIC,), ("127.0.0.1",)]

    fetch(URL, limits=LIMITS, network=outside.network())

    assert outside.asked == [HOST]
    assert outside.contacts == [(PUBLIC, 80)]


def test_next_address_is_tried_when_the_first_does_not_answer(outside: World) -> None:
    outside.serve(answer(TEXT), address=OTHER)
    outside.names[HOST] = [(PUBLIC, OTHER)]

    fetch(URL, limits=LIMITS, network=outside.network())

    assert outside.contacts == [(PUBLIC, 80), (OTHER, 80)]


def test_three_redirects_are_followed_and_each_is_looked_up(outside: World) -> None:
    for number in range(3):
        host = HOST if number == 0 else f"{number}.example"
        outside.serve(redirect(f"http://{number + 1}.example/x"), host=host, address=f"93.184.216.{number}")
    outside.serve(answer(TEXT), host="3.example", address="93.184.216.3")

    fetched = fetch(URL, limits=LIMITS, network=outside.network())

    assert fetched.final_url == "http://3.example/x"
    assert outside.asked == [HOST, "1.example", "2.example", "3.example"]


def test_redirect_from_http_to_https_is_followed(outside: World) -> None:
    outside.serve(redirect(f"https://{HOST}/agenda.ics"))
    outside.serve(answer(TEXT), trust=outside.authority.server(HOST))

    assert fetch(URL, limits=LIMITS, network=outside.network()).final_url == f"https://{HOST}/agenda.ics"


def test_refusal_tells_whether_it_may_pass(outside: World) -> None:
    outside.serve(answer(b"", "503 Service Unavailable"))

    with pytest.raises(FetchRefused) as refused:
        fetch(URL, limits=LIMITS, network=outside.network())

    assert (refused.value.code, refused.value.may_pass) == ("server_error", True)
    assert str(refused.value.message) == (
        "De server van de partner heeft een storing (503). Wij proberen het later opnieuw."
    )


@pytest.mark.parametrize("connect_seconds", [0.2, 60])
def test_addresses_that_do_not_answer_count_within_the_deadline(
    outside: World, connect_seconds: float
) -> None:
    def connect(address: str, port: int, seconds: float) -> socket.socket:
        time.sleep(seconds)
        raise TimeoutError

    outside.names[HOST] = [tuple(f"93.184.216.{number}" for number in range(20))]
    limits, begun = Limits(connect_seconds=connect_seconds, total_seconds=0.5), time.perf_counter()

    with pytest.raises(FetchRefused) as refused:
        fetch(URL, limits=limits, network=outside.network(connect=connect))

    assert refused.value.code == "too_slow"
    assert time.perf_counter() - begun < 20


def test_slow_resolver_counts_within_the_deadline(outside: World) -> None:
    over = threading.Event()

    def resolve(host: str) -> tuple[str, ...]:
        over.wait(10)
        return (PUBLIC,)

    with pytest.raises(FetchRefused) as refused:
        fetch(URL, limits=Limits(total_seconds=0.2), network=outside.network(resolve=resolve))
    over.set()

    assert refused.value.code == "too_slow"
