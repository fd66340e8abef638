"""The hostile feeds: what a partner's address may do to us, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile import calendars
from tests.hostile.server import answer, drip, gzip_bomb, head, raw, redirect, repeat, silence
from tests.hostile.world import HOST, OTHER, PUBLIC, World

SITE = f"http://{HOST}/agenda.ics"
SECURE = f"https://{HOST}/agenda.ics"
CALENDAR = {"Content_Type": "text/calendar"}


@dataclass(frozen=True)
class Case:
    """One address: *prepare* builds what is behind it; *code* is the refusal, or "read"."""

    name: str
    code: str
    url: str = SITE
    prepare: Callable[[World], object] = lambda world: None


def _plain(name: str, code: str, *parts: object, **headers: str) -> Case:
    body = parts[0] if parts else b""
    return Case(name, code, prepare=lambda world: world.serve(answer(body, **(CALENDAR | headers))))  # type: ignore[arg-type]


def _script(name: str, code: str, script: Callable[..., object]) -> Case:
    return Case(name, code, prepare=lambda world: world.serve(script))  # type: ignore[arg-type]


def _status(status: str, code: str) -> Case:
    return _script(f"status {status}", code, answer(b"Not now", status))


def _redirected(location: str, code: str = "private_address") -> Case:
    return _script(f"redirect to {location}", code, redirect(location))


def _direct(url: str, code: str) -> Case:
    return Case(url, code, url)


def _secure(name: str, prepare: Callable[[World], object], code: str = "tls") -> Case:
    return Case(name, code, SECURE, prepare)


def _rebinding(world: World) -> None:
    """The name is public when it is first asked, and private ever after."""
    world.serve(redirect(SITE))
    world.names[HOST] = [(PUBLIC,), ("127.0.0.1",)]


def _two_faces(world: World) -> None:
    world.serve(answer(calendars.GOOD))
    world.names[HOST] = [("10.0.0.8", PUBLIC)]


def _chain(world: World) -> None:
    """Four redirects, each to another name."""
    for number in range(4):
        host = HOST if number == 0 else f"{number}.{HOST}"
        address = f"93.184.216.{100 + number}"
        world.serve(redirect(f"http://{number + 1}.{HOST}/"), host=host, address=address)


def _downgrade(world: World) -> None:
    world.serve(redirect("http://elsewhere.example/"), trust=world.authority.server(HOST))
    world.serve(answer(calendars.GOOD), host="elsewhere.example", address=OTHER)


NETWORK = (
    _plain("empty", "empty"),
    _plain("only white space", "empty", b" \r\n\t \r\n"),
    _script("gzip bomb of 10 GB", "too_large", gzip_bomb(10 * 1024**3)),
    _script("endless body", "too_large", repeat(head(**CALENDAR), b"BEGIN:VEVENT\r\n" * 4096)),
    _script("endless chunks", "too_large", repeat(head(Transfer_Encoding="chunked"), calendars.CHUNKS)),
    _script("body byte by byte", "too_slow", drip(head(**CALENDAR))),
    _script("headers byte by byte", "too_slow", drip(b"HTTP/1.1 200 OK\r\nX-Slow: ")),
    _script("endless continue", "too_slow", drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n")),
    _script(
        "empty gzip members for ever", "too_slow", drip(head(Content_Encoding="gzip"), calendars.NOTHING)
    ),
    _script("trailers for ever", "too_slow", drip(head(Transfer_Encoding="chunked") + b"0\r\n", b"X: y\r\n")),
    _script("a header line without end", "not_readable", repeat(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 65536)),
    _script(
        "a chunk size without end", "not_reachable", repeat(head(Transfer_Encoding="chunked"), b"0" * 65536)
    ),
    _plain("packed twice", "not_readable", calendars.NOTHING, Content_Encoding="gzip, gzip"),
    _script(
        "a redirect that never stops talking", "redirects", repeat(head("302 Found", Location="/"), b"x")
    ),
    _script("silence", "too_slow", silence),
    _secure("silence instead of TLS", lambda world: world.serve(silence, starts_silent=True), "too_slow"),
    _script("redirect loop", "redirects", redirect("/agenda.ics")),
    Case("a chain of redirects", "redirects", prepare=_chain),
    _redirected("http://127.0.0.1/"),
    _redirected("http://169.254.169.254/latest/meta-data/"),
    _redirected("http://[::1]/"),
    _redirected("http://[::ffff:127.0.0.1]/"),
    _redirected("http://[64:ff9b::7f00:1]/"),
    _redirected("http://[2002:7f00:1::]/"),
    _redirected("http://0.0.0.0/"),
    _redirected("http://2130706433/"),
    _redirected("http://0177.0.0.1/"),
    _redirected("http://0x7f000001/"),
    _redirected("//127.0.0.1/"),
    _redirected("file:///etc/passwd", "address"),
    _redirected("gopher://127.0.0.1:6379/_INFO", "address"),
    _redirected("http://127.0.0.1:6379/", "port"),
    _redirected("http://partner:geheim@127.0.0.1/", "userinfo"),
    _direct("http://127.0.0.1/", "private_address"),
    _direct("http://10.1.2.3/", "private_address"),
    _direct("http://[fe80::1]/", "private_address"),
    _direct("http://localhost./", "private_address"),
    _direct("file:///etc/passwd", "address"),
    _direct("gopher://partner.example/", "address"),
    _direct("http://partner@127.0.0.1/", "userinfo"),
    _direct("http://partner.example:22/", "port"),
    _direct("http://nergens.example/", "host_not_found"),
    Case("nobody listens", "not_reachable", prepare=lambda world: world.names.update({HOST: [(PUBLIC,)]})),
    Case("rebinding of the name", "private_address", prepare=_rebinding),
    Case("a public and a private address", "private_address", prepare=_two_faces),
    _secure("from https to http", _downgrade, "insecure_redirect"),
    _secure(
        "certificate of another",
        lambda world: world.serve(answer(calendars.GOOD), trust=world.authority.server("other.example")),
    ),
    _secure(
        "certificate that ended",
        lambda world: world.serve(answer(calendars.GOOD), trust=world.authority.server(HOST, days=-30)),
    ),
    _secure(
        "no TLS on the secure port",
        lambda world: world.serve(raw(b"HTTP/1.1 400 Bad Request\r\n\r\n"), starts_silent=True),
    ),
    _status("500 Internal Server Error", "server_error"),
    _status("429 Too Many Requests", "server_error"),
    _status("404 Not Found", "not_there"),
    _status("403 Forbidden", "no_permission"),
    _status("304 Not Modified", "http_status"),
    _status("302 Found", "http_status"),
    _script("not HTTP at all", "not_readable", raw(b"220 mail.partner.example ESMTP\r\n")),
    _script("a thousand headers", "not_readable", raw(head(**{f"X-{n}": "y" for n in range(1000)}))),
    _script("less than it promised", "not_reachable", raw(head(Content_Length="9999") + b"BEGIN:VCAL")),
    _plain("not gzip, though it says so", "not_readable", b"BEGIN:VCALENDAR", Content_Encoding="gzip"),
    _plain("packed in a way nobody asked for", "not_readable", b"\x0b\x02", Content_Encoding="br"),
    _plain("a picture", "not_text", b"\x89PNG", Content_Type="image/png"),
)

CALENDARS = (
    _plain("a good calendar", "read", calendars.GOOD),
    _plain("a good calendar in UTF-16", "read", calendars.GOOD.decode().encode("utf-16")),
    _plain("a web page", "web_page", b"<!DOCTYPE html><html><title>Inloggen</title></html>"),
    _plain("something else", "no_calendar", b'{"events": []}'),
    _plain("half a calendar", "cut_off", calendars.GOOD[:-40]),
    _plain("20,000 events", "too_many", calendars.many(20_000)),
    _plain("one line of 5 MB", "too_large", calendars.long_line(5_000_000)),
    _plain("one line of 2 MB", "read", calendars.long_line(2_000_000)),
    _plain("rules that never end", "read", calendars.bombs()),
    _plain("1,500 rules that find nothing", "too_slow", calendars.empty_rules(1_500)),
    _plain("5,000 levels deep", "cut_off", calendars.deep(5_000)),
    _plain("a wrong letter in Windows text", "read", calendars.GOOD.decode().encode("cp1252")),
)

ALL = NETWORK + CALENDARS
