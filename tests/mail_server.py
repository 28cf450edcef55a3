"""A mail server for tests: it speaks just enough SMTP to take letters, over a real socket on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer


class MailServer(ThreadingTCPServer):
    """Keeps every letter it takes, as the bytes that came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[bytes] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Talk(StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 tests")
        while command := self.rfile.readline().strip().upper():
            if command.startswith(b"DATA"):
                self.say("354 go on")
                self.server.letters.append(self.letter())
            self.say("221 bye" if command.startswith(b"QUIT") else "250 ok")

    def letter(self) -> bytes:
        """All lines up to the lone full stop."""
        return b"".join(iter(self.rfile.readline, b".\r\n"))

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Listening inside the `with`; after it the port is closed."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
