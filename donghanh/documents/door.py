"""What can be told of a file at the door, before anything of it is kept and without opening it."""

from pathlib import Path

from django.conf import settings

from donghanh.documents.limits import HEAD_BYTES, TEXT, limits_of
from donghanh.documents.readers.decode import MAX_BYTES, MAX_FILE_BYTES
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.secrecy import mark_in_head, refuse_secret

LETTERHEAD_BYTES = 64 * 1024
_MARKED_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def largest_file() -> int:
    """The size in bytes up to which a file is taken in: what the office allows, never more than any reader reads."""
    return int(min(settings.LARGEST_UPLOAD, MAX_FILE_BYTES))


def refuse_at_the_door(path: Path, size: int) -> None:
    """Raise ``Refused`` for a file that is empty, too large, or a text with a secrecy mark. Looks at its beginning."""
    if size == 0:
        raise Refused("empty")
    if size > largest_file():
        raise too_large(size, largest_file())
    with path.open("rb") as file:
        head = file.read(LETTERHEAD_BYTES)
    if limits_of(head[:HEAD_BYTES]) is not TEXT:
        return
    text = _text(head)
    if text is None:
        return
    if size > MAX_BYTES:
        raise too_large(size, MAX_BYTES)
    refuse_secret(mark_in_head(text))


def too_large(size: int, limit: int) -> Refused:
    """The refusal of a file of this size."""
    return Refused("too_large", {"size": _megabytes(size), "limit": _megabytes(limit)})


def _text(head: bytes) -> str | None:
    """The beginning as text; ``None`` for what is certainly none."""
    if head.startswith(_MARKED_UTF16):
        return head[: len(head) // 2 * 2].decode("utf-16", "ignore")
    return None if b"\0" in head[:HEAD_BYTES] else head.decode("utf-8", "ignore")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
