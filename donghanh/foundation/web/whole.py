"""Only whole requests: a body that ends before its announced length is refused, wherever it is read.

A telephone that loses the network in the middle of an upload looks to the server like one that has finished: the stream
ends. Django's parser then takes what came for all of it, half a photo for a photo and, of a form cut off between two
fields, the first for the whole. The announced length (Content-Length) is the only thing that tells the two apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest

if TYPE_CHECKING:
    from _typeshed.wsgi import InputStream, StartResponse, WSGIApplication, WSGIEnvironment


class CutShort(BadRequest):
    """The connection ended before the body did; becomes the page for 400. No ``OSError``: Django takes one, while it looks
    for the token of a form, for a form without a token."""


class WholeBody:
    """The input of a request, as WSGI asks for one. Raises :class:`CutShort` where its stream ends too early."""

    def __init__(self, stream: InputStream, announced: int) -> None:
        self._stream = stream
        self._missing = announced

    def read(self, size: int = -1, /) -> bytes:
        """The next ``size`` bytes, or all that are left when there are fewer or no size is given."""
        wanted = self._missing if size < 0 else min(size, self._missing)
        parts = []
        while wanted:
            part = self._next(self._stream.read, wanted)
            if not part:
                raise CutShort("the body is shorter than announced")
            parts.append(part)
            wanted -= len(part)
        return b"".join(parts)

    def readline(self, size: int = -1, /) -> bytes:
        """One line, or its first ``size`` bytes."""
        wanted = self._missing if size < 0 else min(size, self._missing)
        line = self._next(self._stream.readline, wanted)
        if len(line) < wanted and not line.endswith(b"\n"):
            raise CutShort("the body is shorter than announced")
        return line

    def readlines(self, hint: int = -1, /) -> list[bytes]:
        """The lines that are left, or as many as make ``hint`` bytes."""
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if 0 < hint <= size:
                break
        return lines

    def __iter__(self) -> Iterator[bytes]:
        """The lines that are left."""
        return iter(self.readline, b"")

    def _next(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            data = read(size)
        except OSError as broken:
            raise CutShort("the connection broke") from broken
        self._missing -= len(data)
        return data


def only_whole(application: WSGIApplication) -> WSGIApplication:
    """The application behind a door that lets no shortened body through. Reads nothing by itself and keeps nothing: it
    counts what is read. A request without an announced length is let through as it is."""

    def door(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        announced = environ.get("CONTENT_LENGTH") or ""
        if announced.isascii() and announced.isdecimal():
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(announced))
        return application(environ, start_response)

    return door
