"""The pictures that are shown of a photo, made in a child process that may be killed."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from pathlib import Path

from donghanh.documents.child import read_in_child
from donghanh.documents.limits import SHRINK


@dataclass(frozen=True)
class Prepared:
    """Both pictures as JPEG; or the code of a refusal: what :func:`~donghanh.documents.pictures.shrink.shrink` raises, and
    ``too_heavy`` or ``reader_broke`` of the child."""

    shown: bytes = b""
    thumbnail: bytes = b""
    refusal: str = ""


def prepare(path: Path, *, memory: int = SHRINK.memory) -> Prepared:
    """Make both pictures in so many bytes of memory; takes about half a second, a minute and a half at most. Never raises for
    what is in the file."""
    answer = read_in_child(path, module="donghanh.documents.pictures.limited", limits=replace(SHRINK, memory=memory))
    if answer.result is None:
        return Prepared(refusal=answer.refusal)
    return Prepared(*(base64.b64decode(answer.result[name]) for name in ("shown", "thumbnail")))
