"""Damage that befalls any file: on the wire, on a worn stick, by a program that was ended while it wrote."""

from __future__ import annotations

from random import Random

from tests.samples.malformed.kind import Kind
from tests.samples.malformed.stock import ENDINGS, sound
from tests.samples.malformed.strangers import HEADS

FORMS = ("text", "markdown", "html", "docx", "docx-auto", "pdf", "png", "jpeg", "tiff", "scan")


def cut_short(chance: Random, data: bytes) -> bytes:
    """The file up to some place."""
    return data[: chance.randrange(1, len(data))]


def flipped_bits(chance: Random, data: bytes) -> bytes:
    """A few bits turned round, each in a byte of its own."""
    spoilt = bytearray(data)
    for place in chance.sample(range(len(data)), min(len(data), chance.choice((1, 3, 10, 50, 300)))):
        spoilt[place] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def blanked(chance: Random, data: bytes) -> bytes:
    """A run of the file gone blank, as where a disk failed."""
    start = chance.randrange(len(data))
    length = chance.randrange(1, min(8192, len(data) - start) + 1)
    blank = chance.choice((b"\x00", b"\xff", b"\xaa")) * length
    return data[:start] + blank + data[start + length :]


def spliced(chance: Random, data: bytes) -> bytes:
    """A piece of a file of another form, laid over the file or pushed into it."""
    other = sound(chance.choice(FORMS[:6]), chance)
    start = chance.randrange(len(other))
    piece = other[start : start + chance.randrange(16, 8192)]
    place = chance.randrange(len(data))
    return data[:place] + piece + data[place + len(piece) * chance.randrange(2) :]


def pieces_shuffled(chance: Random, data: bytes) -> bytes:
    """The file in pieces that lie in another order, some of them twice or not at all."""
    cuts = sorted(chance.sample(range(1, len(data)), chance.randrange(3, 12)))
    pieces = [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    first, *rest = pieces
    return first + b"".join(chance.choices(rest, k=len(rest)))


def foreign_head(chance: Random, data: bytes) -> bytes:
    """The file behind, or with, the beginning of another form, which is by what it is told."""
    head = chance.choice([head for head in HEADS if not data.startswith(head)])
    return head + data[len(head) * chance.randrange(2) :]


def unharmed(_chance: Random, data: bytes) -> bytes:
    """The file itself: it is its name that lies."""
    return data


def _lying_name(form: str) -> Kind:
    other = FORMS[(FORMS.index(form) + 3) % len(FORMS)]
    return Kind(form, "wrong_ending", unharmed, ENDINGS[other])


ANY = (cut_short, flipped_bits, blanked, spliced, pieces_shuffled, foreign_head)
OF_A_PICTURE = {
    "png": (cut_short, flipped_bits),
    "jpeg": (flipped_bits,),
    "tiff": (flipped_bits,),
    "scan": (flipped_bits, blanked),
}
"""Recognition is slow, so fewer kinds are made of what must be recognised."""
KINDS = (
    *(Kind(form, make.__name__, make) for form in FORMS for make in OF_A_PICTURE.get(form, ANY)),
    *(_lying_name(form) for form in ("text", "html", "docx", "pdf")),
)
