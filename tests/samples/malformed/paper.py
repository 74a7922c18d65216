"""PDF files that are broken as PDF: trees without an end, streams that burst, fonts that say nothing."""

from __future__ import annotations

import re
import zlib
from random import Random

from tests.documents.readers.raw_pdf import locked, page_file, pdf, stream
from tests.samples.malformed.kind import Kind

WORDS = b"BT /F1 12 Tf 72 700 Td (Ke hoach cua xa Song May ve duong hoa nam 2026) Tj ET\n"
NUMBERS = (b"0", b"-1", b"1", b"2147483647", b"99999999999999999999", b"0.0000001", b"1e9", b"7", b"65535")


def password(chance: Random, _data: bytes) -> bytes:
    """A file locked with a password, or one whose lock is damaged."""
    shut = locked(chance.choice((b"secret", b"x" * 60, b"\xff\x00")))
    forged = shut.replace(b"/R 2", chance.choice((b"/R 9", b"/R 6", b"/R -1"))).replace(
        b"/V 1", chance.choice((b"/V 5", b"/V 0"))
    )
    return chance.choice((shut, forged, re.sub(rb"/U<\w+>", b"/U<00>", shut)))


def numbers_changed(chance: Random, data: bytes) -> bytes:
    """References, lengths and sizes outside streams that point elsewhere."""
    share = chance.choice((0.01, 0.1, 0.5))

    def other(found: re.Match[bytes]) -> bytes:
        if chance.random() > share:
            return found[0]
        return chance.choice((*NUMBERS, str(chance.randrange(200)).encode()))

    parts = re.split(rb"(stream\r?\n.*?endstream)", data, flags=re.DOTALL)
    return b"".join(part if part.startswith(b"stream") else re.sub(rb"(?<=[ \[])\d+", other, part) for part in parts)


def names_changed(chance: Random, data: bytes) -> bytes:
    """Names of keys and kinds exchanged for one another."""
    names = re.findall(rb"/[A-Z]\w+", data)
    share = chance.choice((0.01, 0.1, 0.4))
    return re.sub(rb"/[A-Z]\w+", lambda found: chance.choice(names) if chance.random() < share else found[0], data)


def endless_tree(chance: Random, _data: bytes) -> bytes:
    """Pages that are their own parents, and counts that nobody can reach."""
    kids = chance.choice(
        (b"2 0 R", b"2 0 R 3 0 R", b"3 0 R " * 299, b"3 0 R " * 5_000, b"9 0 R", b"1 0 R", b"[" * 5_000)
    )
    count = chance.choice(NUMBERS)
    return pdf([
        b"<</Type/Catalog/Pages 2 0 R/Outlines 1 0 R>>", b"<</Type/Pages/Kids[%s]/Count %s/Parent 2 0 R>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/Resources 3 0 R/Contents[4 0 R 3 0 R 4 0 R]/MediaBox 3 0 R>>", stream(WORDS),
    ])  # fmt: skip


def stream_bomb(chance: Random, _data: bytes) -> bytes:
    """The contents of a page packed a thousand to one, once or in several layers."""
    content = chance.choice((b" ", b"q ", WORDS)) * 1_000_000
    layers = chance.choice((1, 2, 3))
    for _ in range(layers):
        content = zlib.compress(content, 9)
    packed = stream(content, b"/Filter[%s]" % (b"/FlateDecode" * layers))
    return page_file(WORDS, more=[packed]).replace(
        b"/Contents 5 0 R", b"/Contents[5 0 R %s]" % (b"6 0 R " * chance.choice((1, 30)))
    )


def circles(chance: Random, _data: bytes) -> bytes:
    """Forms that draw themselves, and each other twice."""
    depth = chance.choice((1, 2, 24))
    forms = []
    for number in range(depth):
        inner = b"/X Do " * 2 + WORDS
        follows = 6 + (number + 1) % depth if chance.randrange(2) else 6 + min(number + 1, depth - 1)
        forms.append(
            stream(inner, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % follows)
        )
    page = page_file(WORDS + b"/X Do", more=forms)
    return page.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>", 1)


def huge_page(chance: Random, _data: bytes) -> bytes:
    """A page as large as a town or as small as a letter, empty or with one picture, so that it asks to be recognised."""
    side = chance.choice((b"200000", b"9999999999", b"1", b"0", b"-500", b"0.001"))
    picture = stream(
        b"\x00" * 64, b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    page = page_file(chance.choice((b"", WORDS)) + b"q 595 0 0 842 0 0 cm /X Do Q", more=[picture])
    page = page.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>", 1)
    return page.replace(b"[0 0 595 842]", b"[0 0 %s %s]" % (side, chance.choice((b"842", side))))


def huge_picture(chance: Random, _data: bytes) -> bytes:
    """A picture that fills the page and says it has billions of dots, or none of the bytes it promises."""
    wide, high = chance.choice(((60_000, 60_000), (2_000_000_000, 2), (3_000, 3_000), (0, 9)))
    filters = chance.choice(
        (b"", b"/Filter/FlateDecode", b"/Filter/DCTDecode", b"/Filter/CCITTFaxDecode", b"/Filter/JPXDecode")
    )
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8%s" % (
        wide,
        high,
        filters,
    )
    page = page_file(b"q 595 0 0 842 0 0 cm /X Do Q", more=[stream(zlib.compress(bytes(9_000)), entries)])
    return page.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>", 1)


def crowd(chance: Random, _data: bytes) -> bytes:
    """A page on which more is drawn than anybody could read: words, lines, boxes, text over text."""
    thing, many = chance.choice((
        (WORDS, 20_000), (b"0 0 m 595 842 l S\n", 60_000), (b"10 10 5 5 re f\n", 60_000), (b"q ", 90_000), (b"BT ", 90_000),
        (b"[" * 200, 500), (b"BT /F1 1e9 Tf 1e30 1e30 Td (x) Tj ET ", 5_000), (b"BT /F1 0 Tf (x) Tj ET ", 20_000),
        (b"BT /F1 9 Tf 1 0 0 0 70 70 Tm (" + b"a b " * 90 + b") Tj ET ", 300),
    ))  # fmt: skip
    return page_file(WORDS + thing * many, pages=chance.choice((1, 20)))


def silent_fonts(chance: Random, data: bytes) -> bytes:
    """The right letters on the pages, and nothing in the file that says which letters they are; or what says it lies."""
    other = chance.choice((b"/ToUnicodf", b"/Encodinh"))
    return data.replace(b"/ToUnicode", other) if b"/ToUnicode" in data else data.replace(b"/Encoding", other)


WRONG = (
    password, numbers_changed, names_changed, endless_tree, stream_bomb, circles, huge_page, huge_picture, crowd, silent_fonts,
)  # fmt: skip
KINDS = tuple(Kind("pdf", make.__name__, make) for make in WRONG)
