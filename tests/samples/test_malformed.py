"""The malformed files are malformed, each in the way its kind says, and the same in every run."""

import io
import re
import zipfile
import zlib
from random import Random

import pypdfium2
import pytest
from PIL import Image

from tests.samples.malformed import KINDS, malformed, of_kind
from tests.samples.malformed.kind import Kind
from tests.samples.malformed.stock import ENDINGS, packed, parts_of, sound

QUICK = [kind for kind in KINDS if kind.form not in ("png", "jpeg", "tiff", "scan") and "bomb" not in kind.name]


def named(form: str, name: str) -> Kind:
    """The kind of a form with this name."""
    return next(kind for kind in KINDS if (kind.form, kind.name) == (form, name))


@pytest.mark.parametrize("kind", QUICK, ids=lambda kind: f"{kind.form}-{kind.name}")
def test_a_file_of_a_kind_is_spoilt_and_always_the_same(kind: Kind) -> None:
    made = of_kind(kind, Random(3))
    chance = Random(3)
    whole = sound(kind.form, chance)
    if whole and made.name.endswith(ENDINGS[kind.form]):
        assert made.data != whole
    assert kind.make(chance, whole) == made.data


def test_each_kind_comes_once_before_any_comes_twice() -> None:
    order = [Random(f"{seed} 0").sample(KINDS, len(KINDS)) for seed in (1, 2)]
    assert set(order[0]) == set(order[1]) == set(KINDS)
    assert order[0] != order[1]
    first = malformed(1, 0)
    assert (first.form, first.kind) == (order[0][0].form, order[0][0].name)


def test_what_is_spoilt_is_sound_before() -> None:
    from donghanh.documents.readers.open_file import read_source

    for form in ("text", "markdown", "html", "docx", "docx-auto", "pdf"):
        assert "Độc lập - Tự do - Hạnh phúc" in read_source(sound(form, Random(1))).text


def test_bombs_unpack_to_hundreds_of_times_their_size() -> None:
    bomb = named("docx", "zip_bomb").make(Random(1), packed({"word/document.xml": b"<w:body>"}))
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        assert sum(info.file_size for info in archive.infolist()) > 100 * len(bomb)
    page = named("pdf", "stream_bomb").make(Random(1), b"")
    content = page[page.rindex(b"stream\n", 0, page.rindex(b"endstream")) + 7 :]
    while content.startswith(b"x\xda"):  # packed once or in layers
        content = zlib.decompressobj().decompress(content)
    assert len(content) > 100 * len(page)


def test_entity_bombs_declare_what_no_word_file_declares() -> None:
    parts = parts_of(named("docx", "entity_bomb").make(Random(1), sound("docx", Random(1))))
    assert any(b"<!DOCTYPE" in part for part in parts.values())


def test_headers_promise_more_dots_than_are_taken() -> None:
    promised = []
    for turn in range(6):
        data = named("png", "huge_header").make(Random(turn), b"\x89PNG\r\n\x1a\n" + bytes(25))
        promised.append(int.from_bytes(data[16:20]) * int.from_bytes(data[20:24]))
    assert max(promised) > 60_000_000


def test_a_picture_cut_short_cannot_be_unpacked() -> None:
    out = io.BytesIO()
    Image.effect_noise((90, 90), 50).save(out, "PNG")
    cut = named("png", "cut_short").make(Random(4), out.getvalue())
    with pytest.raises((OSError, SyntaxError)):
        Image.open(io.BytesIO(cut)).load()


def test_a_locked_file_asks_for_a_password() -> None:
    codes = set()
    for turn in range(4):
        try:
            pypdfium2.PdfDocument(named("pdf", "password").make(Random(turn), b""))
        except pypdfium2.PdfiumError as error:
            codes.add(error.err_code)
    assert 4 in codes


def test_marks_are_nested_deeper_than_anybody_nests_them() -> None:
    words = [named("docx", "nested").make(Random(turn), sound("docx", Random(1))) for turn in range(4)]
    depth = max(len(re.findall(rb"(?:<w:\w+>)+", parts_of(data)["word/document.xml"])[0]) for data in words)
    pages = [named("html", "tags_nested").make(Random(turn), b"<html><body></body>") for turn in range(4)]
    assert depth > 1_000
    assert max(page.count(b"<") for page in pages) > 1_000
