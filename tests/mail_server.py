"""A mail server for tests: it speaks just enough SMTP to take letters, over a real socket on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

LOOKS_UP = 0.02
"""Seconds after which it sees that it may go; else it waits half a second at the end of a test."""


class MailServer(ThreadingTCPServer):
    """Keeps every letter it takes, as the bytes that came; refuses the addresses it is told to."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[bytes] = []
        self.refused: set[str] = set()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    def read(self) -> list[EmailMessage]:
        """The letters, opened."""
        return [message_from_bytes(one, policy=policy.default) for one in self.letters]


class _Talk(StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 tests")
        while command := self.rfile.readline().strip().decode():
            self.say(self.answer(command))

    def answer(self, command: str) -> str:
        """What the server says to one line."""
        verb = command.upper()
        if verb.startswith("RCPT") and any(address in command for address in self.server.refused):
            return "550 no such mailbox"
        if verb.startswith("DATA"):
            self.say("354 go on")
            self.server.letters.append(self.letter())
        return "221 bye" if verb.startswith("QUIT") else "250 ok"

    def letter(self) -> bytes:
        """All lines up to the lone full stop."""
        return b"".join(iter(self.rfile.readline, b".\r\n"))

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Listening inside the `with`; after it the port is closed."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=[LOOKS_UP])
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def closed_port() -> int:
    """Where a mail server was a moment ago and nobody listens now."""
    with mail_server() as server:
        return server.port


def send_by(settings: Any, port: int) -> None:
    """Letters leave over SMTP to this port instead of staying in memory."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
