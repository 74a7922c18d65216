"""Text, Markdown and pages that are wrong as text: strange bytes, floods of marks, markup that never ends."""

from __future__ import annotations

import re
from random import Random

from tests.samples.malformed.kind import Kind

STRAY = (
    b"\x00", b"\xed\xa0\xbd", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\x80", b"\xff\xfe", b"\xef\xbf\xbe", b"\xe2\x80\xae",
    b"\xef\xbb\xbf", b"\x0c", b"\x1b[2J", b"\xe2\x80\x8b", b"\xf4\x8f\xbf\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\r",
)  # fmt: skip
FLOODS = (
    "1." * 40_000, "- " * 60_000, "(" * 90_000, "I" * 90_000, "Điều 1. " * 9_000, "a) b) c) " * 9_000, "ngày " * 15_000,
    "Căn cứ " * 12_000, "| " * 50_000, "**" * 60_000, "=" * 90_000, "\t" * 90_000, ";" * 90_000, "0" * 90_000, "…" * 60_000,
    "15/6/2026" * 9_000, "Công an xã, " * 8_000, "phối hợp với " * 8_000, "thực hiện Kế hoạch số 1/KH-UBND " * 3_000,
    "từ ngày 1/1 đến " * 6_000, "ít nhất 02 " * 9_000, "trước " * 15_000, " " * 90_000 + "x", "a\u0323\u0302" * 20_000,
    "́" * 90_000, "\u200d" * 90_000, "𝐊" * 40_000, "Nơi nhận:\n" * 9_000, "PHỤ LỤC\n" * 9_000, "KẾ HOẠCH\n" * 9_000,
)  # fmt: skip
TAGS = ("div", "table", "tr", "td", "ul", "li", "p", "b", "font", "span", "center", "blockquote", "svg", "template", "ol")  # fmt: skip


def stray_bytes(chance: Random, data: bytes) -> bytes:
    """Bytes that no text has, strewn over it."""
    for _ in range(chance.choice((1, 5, 40, 400))):
        place = chance.randrange(len(data))
        data = data[:place] + chance.choice(STRAY) + data[place:]
    return data


def other_encoding(chance: Random, data: bytes) -> bytes:
    """The text in another encoding, cut in the middle of a letter, or half in one and half in the other."""
    text = data.decode()
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "utf-7", "shift_jis"))
    other = text.encode(encoding, "replace")
    return chance.choice((other[:-1], other + data, data + other, data[: len(data) // 2] + other[len(other) // 2 :]))


def flood(chance: Random, data: bytes) -> bytes:
    """The same few letters tens of thousands of times, at one place in the text."""
    lines = data.decode().split("\n")
    place = chance.randrange(len(lines))
    glue = chance.choice(("\n", " "))
    return "\n".join([*lines[:place], lines[place] + glue + chance.choice(FLOODS), *lines[place + 1 :]]).encode()


def endless(chance: Random, data: bytes) -> bytes:
    """The text again and again: in one line, in a hundred thousand lines, or beyond what is taken."""
    text = data.decode()
    words = " ".join(text.split())
    return chance.choice((words * (900_000 // len(words)), text * (1_500_000 // len(data)), text[-900:] * 2_500, "a\n" * 99_000 + text)).encode()  # fmt: skip


def lines_shuffled(chance: Random, data: bytes) -> bytes:
    """Every line there, none where it belongs, some many times."""
    lines = data.decode().split("\n")
    return "\n".join(chance.choices(lines, k=len(lines) * chance.choice((1, 3, 30)))).encode()


def words_shuffled(chance: Random, data: bytes) -> bytes:
    """Words, numbers and line ends of the text in any order."""
    words = re.split(r"(\s+)", data.decode())
    return "".join(chance.choices(words, k=len(words))).encode()


def deep_marks(chance: Random, data: bytes) -> bytes:
    """Quotes in quotes, lists in lists, tables of a thousand columns."""
    depth = chance.choice((50, 1_000, 20_000))
    marks = (
        ">" * depth + " sâu", "\n".join(" " * step + "- ý" for step in range(min(depth, 1_000))), "|" * depth + "\n" + "|-" * depth + "|\n",
        "#" * depth + " Mục", "*" * depth + "đậm", "[" * depth + "](x)", "```\n" * depth, "1." * min(depth, 400) + " ý\n",
    )  # fmt: skip
    return data + b"\n" + chance.choice(marks).encode() + b"\n" + data


def tags_nested(chance: Random, data: bytes) -> bytes:
    """Tags opened thousands of levels deep around the page or in it, closed or not."""
    depth, tag = chance.choice((300, 3_000, 60_000)), chance.choice(TAGS)
    place = data.index(b"<body>") + len("<body>")
    close = f"</{tag}>".encode() * depth * chance.randrange(2)
    return data[:place] + f"<{tag}>".encode() * depth + data[place:] + close


def tags_shuffled(chance: Random, data: bytes) -> bytes:
    """The tags of the page exchanged for one another; the words stay."""
    parts = re.split(r"(<[^<>]*>)", data.decode())
    tags = [part for part in parts if part.startswith("<")]
    share = chance.choice((0.05, 0.3, 1.0))
    return "".join(
        chance.choice(tags) if part.startswith("<") and chance.random() < share else part for part in parts
    ).encode()


def tags_unclosed(chance: Random, data: bytes) -> bytes:
    """A page from which closing tags, quotes and brackets are missing."""
    gone = chance.choice((r"</\w+>", r">", r'"', r"</t[dr]>", r"<t[rd]>", r"</script>|</style>"))
    share = chance.choice((0.2, 1.0))
    page = data.decode().replace("<body>", '<body><!-- <![CDATA[ <a href="x', chance.randrange(2))
    return re.sub(gone, lambda found: "" if chance.random() < share else found[0], page).encode()


def cells_spread(chance: Random, data: bytes) -> bytes:
    """A table whose cells say they are thousands wide and high."""
    far = chance.choice(("99999999999", "1000", "-1", "9" * 5000, "65534"))
    row = f'<tr><td rowspan="{far}" colspan="{far}">ô</td><td>b</td><td rowspan={far}>c</td></tr>'
    table = f"<table border=1>{row * chance.choice((1, 300, 3_000))}</table>".encode()
    return data.replace(b"</body>", table + b"</body>")


def entities(chance: Random, data: bytes) -> bytes:
    """References to letters that are none, and entities that grow."""
    bad = ("&#0;", "&#xD800;", "&#99999999999999999999;", "&lol9;", "&amp" * 9, "&#x110000;", "&" * 500, "&nbsp" * 50)
    laughs = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY lol0 "ha">{laughs}]>' if chance.randrange(2) else ""
    flood = "".join(chance.choices(bad, k=chance.choice((10, 3_000))))
    return head.encode() + data.replace(b"</p>", flood.encode() + b"</p>", 20)


TEXT = (stray_bytes, other_encoding, flood, endless, lines_shuffled, words_shuffled, deep_marks)
PAGE = (tags_nested, tags_shuffled, tags_unclosed, cells_spread, entities, stray_bytes)
KINDS = (
    *(Kind(form, make.__name__, make) for form in ("text", "markdown") for make in TEXT),
    *(Kind("html", make.__name__, make) for make in PAGE),
)
