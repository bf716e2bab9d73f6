"""A real HTTP server on loopback that answers as a test tells it to."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """pages: what is answered at a path; a function gets the request, and may write to the connection itself."""

    port: int
    pages: dict[str, Answer | Callable[[Asked, BaseHTTPRequestHandler], Answer | None]] = field(
        default_factory=dict
    )
    asked: list[Asked] = field(default_factory=list)
    scheme: str = "http"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


def handler_for(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, body)
            server.asked.append(asked)
            page = server.pages.get(self.path.partition("?")[0], (404, {}, b"niets"))
            made = page(asked, self) if callable(page) else page
            if made is None:
                self.close_connection = True
                return
            status, extra, content = made
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | extra).items():
                self.send_header(name, value)
            self.end_headers()
            if status != 304:
                self.wfile.write(content)

        do_GET = do_POST = answer

        def log_message(self, *args: object) -> None:
            return

    return Handler


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        return  # a client that hangs up is what several tests are about


@contextmanager
def serving(*, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    kind = type("Bound", (Quiet,), {"address_family": family})
    server = Server(0, scheme="https" if tls else "http")
    http = kind((host, 0), handler_for(server))
    if tls:
        http.socket = tls.wrap_socket(http.socket, server_side=True)
    server.port = http.server_address[1]
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join(5)
