"""A browser whose every request the site answers in this process; it tells what ran."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from mimetypes import guess_type
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Error, Route

SITE = "http://localhost"
FRAMES = 60
# A payload that runs calls one of these; a policy that stops one reports it.
LISTENERS = """
for (const name of ["alert", "confirm", "prompt", "print"]) {
    window[name] = said => { tell("ran", name + " " + said); };
}
addEventListener("securitypolicyviolation", event => {
    tell("reported", event.violatedDirective + " " + event.blockedURI + " " + event.sample);
});
"""
# Whatever could still run, were it touched.  Nothing of ours has these.
STRANGERS = """() => {
    const found = [];
    for (const element of document.querySelectorAll("*")) {
        for (const { name, value } of element.attributes) {
            const isScheme = /^(href|src|action|formaction|data|xlink:href)$/.test(name)
                && /^[\\s\\x00-\\x1f]*(java|vb)script:|^data:text/i.test(value);
            if (name.startsWith("on") || name === "srcdoc" || isScheme) found.push(`${name}=${value}`);
        }
        const source = element.getAttribute("src");
        const isOurs = (source || "").startsWith("/static/") || /json/.test(element.type);
        if (source === "x" || (element.tagName === "SCRIPT" && !isOurs)) found.push(element.outerHTML);
    }
    return found;
}"""
# They run nothing; without them a page is there in two thirds of the time.
LOOKS = ("font", "image", "stylesheet")
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Told:
    """What happened, by page."""

    ran: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    pages: int = 0


class Window:
    """One browser context on the site as *client* sees it; without *policy* the browser ignores our CSP.

    Without *policy* pages also come without their looks: those only matter to what a policy refuses.
    *change* may alter the HTML of an answer: a control, to see that the bell rings.
    """

    def __init__(
        self, browser: Browser, client: Client, *, policy: bool, change: Callable[[str], str] = str
    ) -> None:
        self.told, self._client, self._change = Told(), client, change
        self._has_looks = policy
        self._own: dict[str, Answer] = {}
        self._names: dict[str, str] = {}
        # A thread without the event loop of the browser: Django keeps a connection for each of those.
        self._site = ThreadPoolExecutor(1)
        self._context = browser.new_context(base_url=SITE, bypass_csp=not policy, locale="nl-NL")
        self._context.expose_binding("tell", self._hear)
        self._context.add_init_script(LISTENERS)
        self._context.route("**/*", self._answer)
        self._page = self._context.new_page()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._context.close()
        self._site.submit(connections.close_all).result()
        self._site.shutdown()

    def visit(self, path: str, *, is_public: bool = True) -> None:
        """Open *path*; on a public page also look for what could run when touched."""
        try:
            self._page.goto(path, wait_until="load", timeout=20_000)
        except Error as error:
            self.told.broken.append(f"{path}: {error.message.splitlines()[0]}")
            return
        self.told.pages += 1
        if is_public:
            self.told.strangers += [f"{path}: {one[:200]}" for one in self._page.evaluate(STRANGERS)]

    def show(self, texts: list[str]) -> None:
        """Open each of *texts* as the body of a page of its own."""
        for start in range(0, len(texts), FRAMES):
            some = texts[start : start + FRAMES]
            self._frame([_bare(text) for text in some])

    def send_all(self, path: str, forms: list[dict[str, str]]) -> None:
        """Send each of *forms* to *path*, and look at what comes back or at the page that it leads to."""
        self._look({f"POST {path} {form}": self._run(self._sent, path, form) for form in forms})

    def open_all(self, paths: list[str]) -> None:
        """Look at each of *paths*."""
        self._look({path: self._run(self._got, path, "text/html") for path in paths})

    def _look(self, answers: dict[str, Answer]) -> None:
        """Many answers on one page, each in a frame; what is told has their names."""
        everything = list(answers.items())
        for start in range(0, len(everything), FRAMES):
            some = everything[start : start + FRAMES]
            self._names = {f"/own/{number}/": name for number, (name, _answer) in enumerate(some)}
            # Without the headers that forbid frames.
            self._frame(
                [(200, {"content-type": "text/html; charset=utf-8"}, body) for _name, (*_, body) in some]
            )
            for frame in self._page.frames[1:]:
                name = self._name(frame.url)
                self.told.strangers += [f"{name}: {one[:200]}" for one in frame.evaluate(STRANGERS)]
            self.told.pages += len(some) - 1
        self._names = {}

    def _frame(self, answers: list[Answer]) -> None:
        """One page with each of *answers* in a frame of it."""
        self._own = {f"/own/{number}/": answer for number, answer in enumerate(answers)}
        self._own["/own/"] = _bare("".join(f"<iframe src='{path}'></iframe>" for path in self._own))
        self.visit("/own/", is_public=False)
        self._page.wait_for_timeout(300)
        self._own = {}

    def links(self) -> list[str]:
        """The paths that the page of this moment links to."""
        found = self._page.evaluate("() => [...document.links].map(link => link.href)")
        return [urlsplit(one).path for one in found if one.startswith(f"{SITE}/")]

    def _hear(self, source: Any, kind: str, text: str) -> None:
        getattr(self.told, kind).append(f"{self._name(source['frame'].url)}: {text}")

    def _name(self, address: str) -> str:
        """What the page at *address* shows."""
        path = urlsplit(address).path
        return self._names.get(path, path)

    def _answer(self, route: Route) -> None:
        address = route.request.url
        if not address.startswith(f"{SITE}/"):
            self.told.elsewhere.append(address[:200])
            route.abort()
            return
        if route.request.resource_type in LOOKS and not self._has_looks:
            route.abort()
            return
        status, headers, body = self._found(address.removeprefix(SITE), route)
        route.fulfill(status=status, headers=headers, body=body)

    def _found(self, path: str, route: Route) -> Answer:
        if path in self._own:
            return self._own[path]
        if path.startswith("/own/"):
            return 404, {}, b""
        if path.startswith("/static/"):
            return static(urlsplit(path).path.removeprefix("/static/"))
        if route.request.method != "GET":
            return 405, {}, b""
        return self._run(self._got, path, route.request.headers.get("accept", "*/*"))

    def _run(self, ask: Callable[..., Answer], *words: Any) -> Answer:
        """What the site answers, in its own thread."""
        return self._site.submit(ask, *words).result()

    def _got(self, path: str, accept: str) -> Answer:
        return self._answered(path, self._client.get(path, headers={"accept": accept}, follow=True))

    def _sent(self, path: str, form: dict[str, str]) -> Answer:
        return self._answered(f"POST {path}", self._client.post(path, form, follow=True))

    def _answered(self, path: str, answer: Any) -> Answer:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.status_code >= 500:
            self.told.broken.append(f"{path}: {answer.status_code}")
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            body = self._change(body.decode()).encode()
        return answer.status_code, dict(answer.headers), body


def _bare(body: str) -> Answer:
    page = f"<!doctype html><meta charset=utf-8><body>{body}"
    return 200, {"content-type": "text/html; charset=utf-8"}, page.encode()


def static(name: str) -> Answer:
    """The static file *name* as the web server answers it."""
    path = finders.find(name)
    if not path:
        return 404, {}, b""
    return 200, {"content-type": guess_type(name)[0] or "text/plain"}, Path(str(path)).read_bytes()


def unescaped(text: str) -> str:
    """A page as a template without escaping would have made it: the control."""
    return unescape(text)
