"""The agenda in a frame on another site, in a real browser; nothing else of ours fits in one."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.django_db(transaction=True)


class Page(BaseHTTPRequestHandler):
    """Answers every address with the same page."""

    body = b""

    def do_GET(self) -> None:
        """Send the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def other_site() -> Iterator[Callable[[str], str]]:
    """``other_site(html)``: the address of another site with *html* on its page."""
    server = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()

    def show(html: str) -> str:
        Page.body = f"<!doctype html><title>Gemeente</title>{html}".encode()
        return f"http://127.0.0.1:{server.server_port}/"

    yield show
    server.shutdown()
    server.server_close()


def test_agenda_shows_on_another_site_and_the_site_itself_does_not(
    open_page: OpenPage, live_server: object, other_site: Callable[[str], str]
) -> None:
    page = open_page("/agenda/")
    page.locator("summary", has_text="op uw website").click()
    code = page.locator("#embed-code").input_value()

    page.goto(other_site(f'{code}<iframe src="{live_server}/agenda/" title="agenda"></iframe>'))
    rows = page.frame_locator("iframe").first.locator("li.event-row")
    rows.last.wait_for()

    assert rows.count() == 10
    assert page.frames[2].url.startswith("chrome-error:")
    rows.locator("a").first.click()
    page.wait_for_url(f"{live_server}/agenda/**")
