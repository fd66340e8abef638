"""Our site, asked as a server asks it, in this process: through every middleware, over no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

application = WSGIHandler()


def ask(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of *path*; the answer is closed as a server would."""
    path, _mark, query = path.partition("?")
    told: list[Any] = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "example.org",
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    answer = application(environ, lambda status, found: told.extend((status, found)))
    body = b"".join(answer)
    answer.close()
    return int(told[0].split()[0]), dict(told[1]), body


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that run within."""
    statements: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        yield statements


def queries_of(run: Callable[[], Any]) -> int:
    """How many statements *run* costs."""
    with counted() as statements:
        run()
    return len(statements)
