"""A mail server on loopback that keeps what it gets."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """letters: as they came in, headers first."""

    host: str
    port: int
    letters: list[str] = field(default_factory=list)


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    mailbox = Mailbox("127.0.0.1", 0)

    class Session(socketserver.StreamRequestHandler):
        """As much of SMTP (RFC 5321) as one message needs."""

        def handle(self) -> None:
            self.wfile.write(b"220 hier\r\n")
            while line := self.rfile.readline():
                word = line[:4].upper()
                if word == b"DATA":
                    self.wfile.write(b"354 kom maar\r\n")
                    data = b""
                    while (more := self.rfile.readline()) != b".\r\n":
                        data += more
                    mailbox.letters.append(data.decode())
                self.wfile.write(b"221 dag\r\n" if word == b"QUIT" else b"250 goed\r\n")
                if word == b"QUIT":
                    return

    with socketserver.ThreadingTCPServer((mailbox.host, 0), Session) as server:
        server.daemon_threads = True
        mailbox.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield mailbox
        server.shutdown()
