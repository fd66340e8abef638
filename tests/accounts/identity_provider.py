"""An identity provider of an organisation, as small as OpenID Connect allows, on this machine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs


class Provider(ThreadingHTTPServer):
    """Says of everybody who comes with a code that they are *claims*."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.claims: dict[str, object] = {}
        self.asked: list[dict[str, list[str]]] = []

    @property
    def address(self) -> str:
        """Where the provider listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    """The documents of OpenID Connect Discovery, the token and the person."""

    server: Provider

    def do_GET(self) -> None:
        """Discovery and user info."""
        base = self.server.address
        documents = {
            "/.well-known/openid-configuration": {
                "issuer": base,
                "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token",
                "userinfo_endpoint": f"{base}/userinfo",
                "jwks_uri": f"{base}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/userinfo": self.server.claims,
        }
        self._send(documents[self.path])

    def do_POST(self) -> None:
        """A token for any code; remembers what was asked."""
        length = int(self.headers["Content-Length"])
        self.server.asked.append(parse_qs(self.rfile.read(length).decode()))
        self._send({"access_token": "a-token", "token_type": "Bearer"})

    def _send(self, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing: the suite stays quiet."""


@contextmanager
def identity_provider() -> Iterator[Provider]:
    """A provider that answers until the block ends."""
    with Provider() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
