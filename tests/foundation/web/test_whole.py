"""A request that was cut off on its way is refused, whatever its parser would have made of it."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http.multipartparser import MultiPartParser
from django.test import Client
from django.test.client import RequestFactory

from donghanh.config import wsgi
from donghanh.foundation.web.whole import CutShort, WholeBody, only_whole

FORM = (
    b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n46 people\r\n'
    b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\n' + b"dots" * 500 + b"\r\n"
    b'--x\r\nContent-Disposition: form-data; name="last"\r\n\r\nword\r\n--x--\r\n'
)
MULTIPART, TYPED = "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"


def asked(body: bytes, announced: int | str, content_type: str = MULTIPART) -> dict[str, Any]:
    """What the server hands over for a form of which only ``body`` arrived."""
    environ = RequestFactory().generic("POST", "/vong/x/", b"-", content_type=content_type).environ
    return {**environ, "CONTENT_LENGTH": str(announced), "wsgi.input": io.BytesIO(body)}


def answered(environ: dict[str, Any]) -> tuple[str, str]:
    """Status and page."""
    said: list[str] = []
    parts = wsgi.application(environ, lambda status, *_: said.append(status))  # type: ignore[arg-type, func-returns-value]
    return said[0], b"".join(parts).decode()


def parsed(stream: Any, announced: int) -> tuple[Any, Any]:
    meta = {"CONTENT_TYPE": MULTIPART, "CONTENT_LENGTH": str(announced)}
    return MultiPartParser(meta, stream, [MemoryFileUploadHandler()]).parse()


def test_the_parser_alone_takes_half_a_form_for_a_whole_one() -> None:
    fields, _files = parsed(io.BytesIO(FORM[:80]), len(FORM))
    assert fields["text"].startswith("46")


@pytest.mark.parametrize("arrived", [0, 30, 80, 300, 1500, len(FORM) - 60, len(FORM) - 1])
def test_the_parser_behind_the_door_takes_none_of_it(arrived: int) -> None:
    with pytest.raises(CutShort):
        parsed(WholeBody(io.BytesIO(FORM[:arrived]), len(FORM)), len(FORM))


def test_a_whole_form_is_taken_also_from_a_slow_network_and_before_another_request() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size, 7) if size and size > 0 else size)

    fields, _files = parsed(WholeBody(Slow(FORM + b"POST / HTTP/1.1"), len(FORM)), len(FORM))
    assert fields["last"] == "word"


@pytest.mark.parametrize("read", [WholeBody.read, WholeBody.readline], ids=["all at once", "by lines"])
def test_what_ends_with_its_announced_length_ends_without_a_word(read: Callable[[WholeBody], bytes]) -> None:
    body = WholeBody(io.BytesIO(b"a=b\n"), 4)
    assert (read(body), read(body)) == (b"a=b\n", b"")
    assert read(WholeBody(io.BytesIO(b""), 0)) == b""


def test_lines_are_read_as_wsgi_asks_and_none_of_the_next_request() -> None:
    body = b"a=b\nc=d\ne"

    def fresh() -> WholeBody:
        return WholeBody(io.BytesIO(body + b"\nPOST"), len(body))

    assert list(fresh()) == fresh().readlines() == [b"a=b\n", b"c=d\n", b"e"]
    begun = fresh()
    assert begun.readlines(5) == [b"a=b\n", b"c=d\n"]
    assert begun.readlines() == [b"e"]
    for read in (list, WholeBody.readlines):
        with pytest.raises(CutShort):
            read(WholeBody(io.BytesIO(body), len(body) + 1))


@pytest.mark.parametrize("read", [WholeBody.read, WholeBody.readline], ids=["all at once", "by lines"])
def test_what_ends_before_it_is_refused_as_is_a_broken_connection(read: Callable[[WholeBody], bytes]) -> None:
    class Broken(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            raise ConnectionResetError

        readline = read

    for stream in (io.BytesIO(b"a=b"), Broken()):
        with pytest.raises(CutShort):
            read(WholeBody(stream, 40))


@pytest.mark.django_db  # the server looks after its connections
@pytest.mark.parametrize(("body", "kind"), [(FORM[:900], MULTIPART), (b"text=46+people", TYPED)], ids=["file", "typed"])
def test_the_person_still_there_is_told_that_nothing_was_kept(site: Client, body: bytes, kind: str) -> None:
    """With a token in a header of its own: of an ``OSError`` the check for it would make a form without fields."""
    environ = asked(body, len(body) + 10, kind)
    environ["HTTP_COOKIE"], environ["HTTP_X_CSRFTOKEN"] = f"csrftoken={'a' * 32}", "a" * 32
    status, page = answered(environ)
    assert status.startswith("400")
    assert "Mạng đứt giữa chừng" in page
    assert "46 people" not in page


@pytest.mark.parametrize("announced", ["", "abc", "-5", "²"])
def test_without_a_length_to_hold_it_to_a_request_goes_through_untouched(announced: str) -> None:
    environ, seen = asked(FORM, announced), []
    only_whole(lambda given, _start: seen.append(given["wsgi.input"]) or [])(environ, lambda *_: lambda _: None)  # type: ignore[func-returns-value]
    assert not isinstance(seen[0], WholeBody)
