"""Word files whose zip is sound and whose parts are not, and zips that were made to burst."""

from __future__ import annotations

import copy
import re
import struct
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

from tests.documents.readers.docx_files import HEAD, NAMES, abstract, cell, level, listed, num, paragraph, row, table
from tests.samples.malformed.damage import blanked, cut_short, flipped_bits, pieces_shuffled
from tests.samples.malformed.kind import Kind
from tests.samples.malformed.stock import packed, parts_of

MAIN = "word/document.xml"
VALUES = ("", "-1", "0", "99999999999999999999", "NaN", "9" * 5_000, "../../x", "r1", "\u202e", "a" * 70_000, "true", "1.5e308")  # fmt: skip
DEPTHS = (40, 200, 1_000, 20_000)


def _with(data: bytes, **changed: bytes) -> bytes:
    """The file with other parts, each named by the stem of its name in ``word/``."""
    return packed(parts_of(data) | {f"word/{stem}.xml": content for stem, content in changed.items()})


def _body(data: bytes, more: str, before: str = "") -> bytes:
    """The file with more XML at the beginning of its body, and something before its root."""
    main = parts_of(data)[MAIN].decode()
    opened = main.index("<w:body>") + len("<w:body>")
    start = main.index("?>") + 2
    return _with(data, document=(main[:start] + before + main[start:opened] + more + main[opened:]).encode())


def parts_swapped(chance: Random, data: bytes) -> bytes:
    """Parts under each other's names."""
    parts = parts_of(data)
    names = [MAIN, *chance.sample([name for name in parts if name != MAIN], 3)]
    turned = dict(zip(names, (parts[name] for name in [*names[1:], names[0]]), strict=True))
    return packed(parts | turned)


def part_missing(chance: Random, data: bytes) -> bytes:
    """A file without one or several of its parts."""
    parts = parts_of(data)
    needed = [
        name for name in parts if name.endswith((".rels", "document.xml", "styles.xml", "numbering.xml", "Types].xml"))
    ]
    gone = chance.sample(needed, chance.randrange(1, len(needed)))
    return packed({name: content for name, content in parts.items() if name not in gone})


def part_damaged(chance: Random, data: bytes) -> bytes:
    """Damage inside a part, whose checksum is right again."""
    parts = parts_of(data)
    name = chance.choice([MAIN, MAIN, *(name for name in parts if name.endswith((".xml", ".rels")))])
    harm = chance.choice((cut_short, flipped_bits, blanked, pieces_shuffled))
    return packed(parts | {name: harm(chance, parts[name])})


def xml_shuffled(chance: Random, data: bytes) -> bytes:
    """Well-formed parts whose elements were moved, doubled, nested and renamed, and whose values make no sense."""
    parts = parts_of(data)
    known = (MAIN, "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels")
    names = [name for name in known if name in parts]
    for name in dict.fromkeys((MAIN, chance.choice(names))):
        root = etree.fromstring(parts[name])
        elements = list(root.iterdescendants("*"))
        for _ in range(chance.choice((1, 5, 40, 200))):
            chance.choice(TWISTS)(chance, chance.choice(elements), chance.choice(elements))
        parts[name] = etree.tostring(root)
    return packed(parts)


def _drop(_chance: Random, one: etree._Element, _other: etree._Element) -> None:
    if (parent := one.getparent()) is not None:
        parent.remove(one)


def _double(_chance: Random, one: etree._Element, other: etree._Element) -> None:
    if sum(1 for _ in one.iter()) < 200:
        other.append(copy.deepcopy(one))


def _move(_chance: Random, one: etree._Element, other: etree._Element) -> None:
    if one is not other and one not in other.iterancestors():
        other.append(one)


def _rename(_chance: Random, one: etree._Element, other: etree._Element) -> None:
    one.tag = other.tag


def _revalue(chance: Random, one: etree._Element, _other: etree._Element) -> None:
    names = one.keys()
    if names:
        one.set(chance.choice(names), chance.choice(VALUES))


TWISTS: tuple[Callable[[Random, etree._Element, etree._Element], None], ...] = (
    _drop,
    _double,
    _move,
    _rename,
    _revalue,
)


def list_forged(chance: Random, data: bytes) -> bytes:
    """A list of parts that lies about sizes, checksums, places, packing, or that a part is locked."""
    spoilt = bytearray(data)
    entries = [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)]
    for entry in chance.sample(entries, min(len(entries), chance.choice((1, 3, 40)))):
        field, width = chance.choice(((6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (42, 4)))
        value = chance.choice((0, 1, 8, 0xFFFF, 0xFFFFFFFF, chance.randrange(2**32))) & (2 ** (8 * width) - 1)
        place = min(entry + field, len(data) - width)
        struct.pack_into("<H" if width == 2 else "<I", spoilt, place, value)
    return bytes(spoilt)


def nested(chance: Random, data: bytes) -> bytes:
    """Tables in tables, boxes in boxes, runs in fields, as deep as nobody builds them."""
    depth = chance.choice(DEPTHS)
    around = (
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"), ("<w:ins>", "</w:ins>"), ("<w:p>", "</w:p>"),
        ("<w:smartTag>", "</w:smartTag>"), ("<w:p><w:hyperlink><w:r>", "</w:r></w:hyperlink></w:p>"),
    )  # fmt: skip
    opened, closed = chance.choice(around)
    return _body(data, opened * depth + paragraph("sâu") + closed * depth)


def entity_bomb(chance: Random, data: bytes) -> bytes:
    """Entities that grow by ten at each of ten levels, or that fetch a file or an address, in one of the parts."""
    laughs = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    types = (f"[<!ENTITY a0 'ha'>{laughs}]", "[<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]", "SYSTEM 'http://127.0.0.1:9/x'",
             "[<!ENTITY % b SYSTEM 'http://127.0.0.1:9/x'>%b;]", f"[<!ENTITY a9 '{'ha' * 90_000}'>]")  # fmt: skip
    padding = f"<!--{'x' * chance.choice((0, 9_000, 300_000))}-->"
    before = f"{padding}<!DOCTYPE x {chance.choice(types)}>"
    if chance.randrange(3):
        return _body(data, paragraph("<w:r><w:t>&a9;</w:t></w:r>") * chance.choice((1, 500)), before)
    return _with(data, styles=f"{HEAD}{before}<w:styles {NAMES}/>".encode())


def zip_bomb(chance: Random, data: bytes) -> bytes:
    """A part that unpacks to a thousand times its size: the text, the styles, a picture, or many of them together."""
    blank = chance.choice((b" ", b"\x00")) * chance.choice((8, 40, 90)) * 1_000_000
    return chance.choice((
        lambda: _with(data, document=f"{HEAD}<w:document {NAMES}><w:body>".encode() + blank + b"</w:body></w:document>"),
        lambda: _with(data, styles=blank),
        lambda: packed(parts_of(data) | {"word/media/a.bin": blank}),
        lambda: packed(parts_of(data) | {f"word/media/{n}.bin": blank[:8_000_000] for n in range(30)}),
        lambda: _body(data, paragraph("x") * 300_000),
    ))()  # fmt: skip


def crowd(chance: Random, data: bytes) -> bytes:
    """More of something than any paper has: parts, paragraphs, runs, bookmarks, letters in a line, cells."""
    return chance.choice((
        lambda: packed(parts_of(data) | {f"word/{n}.xml": b"<x/>" for n in range(chance.choice((1_900, 5_000)))}),
        lambda: _body(data, "<w:p/>" * 200_000 + paragraph("x")),
        lambda: _body(data, paragraph("<w:r><w:t>Điều </w:t></w:r>" * 60_000)),
        lambda: _body(data, paragraph("Tổ chức " * 90_000)),
        lambda: _body(data, paragraph('<w:bookmarkStart w:id="1" w:name="x"/>' * 150_000)),
        lambda: _body(data, table(row(*["ô"] * 3_000) * 3)),
        lambda: _body(data, table(*[row("1", "Tổ chức hội nghị", "Công an xã")] * 9_000)),
    ))()  # fmt: skip


def cells_spread(chance: Random, data: bytes) -> bytes:
    """Cells merged across thousands of rows and columns."""
    far = chance.choice(("99999999", "9" * 6_000, "-3", "2000", "x"))
    first = row(cell("x" * 400, '<w:vMerge w:val="restart"/>'), cell("b", f'<w:gridSpan w:val="{far}"/>'), "c")
    more = row(cell("", "<w:vMerge/>"), "b", "c", properties=f'<w:gridBefore w:val="{far}"/>') * chance.choice(
        (3, 3_000)
    )
    return _body(data, table(first + more))


def lists_in_circles(chance: Random, data: bytes) -> bytes:
    """Styles based on themselves, lists that follow each other, numbers beyond any counting."""
    far = chance.choice(("9" * 6_000, "-9", "2147483648", "5000"))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="S{(n + 1) % 5}"/>'
        f'<w:link w:val="S{n}"/><w:pPr><w:outlineLvl w:val="{far}"/><w:numPr><w:numId w:val="{n}"/></w:numPr></w:pPr></w:style>'
        for n in range(5)
    )
    kind = chance.choice(("upperRoman", "decimal", "lowerLetter", "bullet", "ordinalText", "x"))
    followed = "".join(
        abstract(n, level(0, kind, "%1%2%9." * chance.choice((1, 200)), f'<w:numStyleLink w:val="S{n}"/>', 7))
        for n in range(5)
    )
    numbering = f"{HEAD}<w:numbering {NAMES}>{followed}{''.join(num(n, (n + 1) % 5) for n in range(5))}</w:numbering>"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="S{n % 5}"/></w:pPr><w:r><w:t>ý</w:t></w:r></w:p>' + listed("ý", n % 7, n % 12)
        for n in range(300)
    )
    made = _with(data, styles=f"{HEAD}<w:styles {NAMES}>{styles}</w:styles>".encode(), numbering=numbering.encode())
    return _body(made, body.replace('w:val="3"', f'w:val="{far}"'))


def strange_names(chance: Random, data: bytes) -> bytes:
    """Parts that would be written elsewhere if anybody unpacked them, or a second zip before the first."""
    parts = parts_of(data)
    name = chance.choice(
        ("../../evil.xml", "/etc/evil", "C:\\evil", "word/../../x", f"{MAIN}/", "\u202excod.exe", MAIN.upper())
    )
    stranger = {name: parts[MAIN]}
    return packed(parts | stranger) if chance.randrange(2) else packed(stranger) + data


def packed_otherwise(chance: Random, data: bytes) -> bytes:
    """Parts packed in ways no Word file uses."""
    return packed(parts_of(data), chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))


def zip_in_zip(chance: Random, data: bytes) -> bytes:
    """A whole file as the one part of a zip, many times over."""
    for turn in range(chance.choice((1, 30))):
        data = packed({chance.choice((MAIN, f"{turn}.docx", "xl/workbook.xml", "mimetype")): data}, zipfile.ZIP_STORED)
    return data


WRONG = (
    parts_swapped, part_missing, part_damaged, xml_shuffled, list_forged, nested, entity_bomb, zip_bomb, crowd, cells_spread,
    lists_in_circles, strange_names, packed_otherwise, zip_in_zip,
)  # fmt: skip
KINDS = (
    *(Kind("docx", make.__name__, make) for make in WRONG),
    *(Kind("docx-auto", make.__name__, make) for make in (part_damaged, xml_shuffled, lists_in_circles)),
)
