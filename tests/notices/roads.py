"""Channels for tests: one that does as it is told, and a mail server that can be made to misbehave."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from donghanh.people.models import Person


class Road:
    """Reaches everybody and remembers what it was given; raises what ``trouble`` holds."""

    code, name = "email", "Thư"
    sent: ClassVar[list[tuple[str, str, str]]] = []
    trouble: ClassVar[list[Exception]] = []

    def address_of(self, person: Person) -> str:
        return f"{person.pk.hex[:6]}@thu.invalid"

    def send(self, address: str, subject: str, body: str) -> None:
        if self.trouble:
            raise self.trouble.pop(0)
        self.sent.append((address, subject, body))


class Second(Road):
    """Another road."""

    code, name = "sms", "Tin"


@contextmanager
def mail_server(
    *, at_data: bytes | None = b"250 taken", at_recipient: bytes = b"250 ok"
) -> Iterator[tuple[int, list[bytes]]]:
    """An SMTP server on this machine: gives its port and the mails it took. ``at_data`` of ``None`` hangs up once it has
    read a mail, and answers nothing."""
    taken: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def talk() -> None:
        while True:
            try:
                link, _ = server.accept()
            except OSError:
                return
            with link, link.makefile("rb") as lines:
                link.sendall(b"220 here\r\n")
                for line in lines:
                    word = line[:4].upper()
                    if word == b"QUIT":
                        link.sendall(b"221 bye\r\n")
                        break
                    if word == b"DATA":
                        link.sendall(b"354 go on\r\n")
                        mail = b"".join(iter(lambda lines=lines: lines.readline(), b".\r\n"))
                        if at_data is None:
                            taken.append(mail)
                            break
                        if at_data.startswith(b"2"):
                            taken.append(mail)
                        link.sendall(at_data + b"\r\n")
                    else:
                        link.sendall((at_recipient if word == b"RCPT" else b"250 ok") + b"\r\n")

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1], taken
    finally:
        server.shutdown(socket.SHUT_RDWR)  # or the thread that waits for a caller keeps the port open
        server.close()
        thread.join(timeout=5)
