"""Hostile and broken Word files are refused by name, quickly, and nothing outside is touched."""

import contextlib
import io
import random
import struct
import time
import zipfile

import pytest

from donghanh.documents.readers.docx import package, read_docx
from donghanh.documents.readers.open_file import read_source
from donghanh.documents.readers.refusal import Refused
from tests.documents.readers.docx_files import HEAD, NAMES, cell, docx, listed, num, paragraph, row, run, table

GOOD = docx(
    paragraph("KẾ HOẠCH") * 40, styles='<w:style w:type="paragraph" w:styleId="N"><w:name w:val="N"/></w:style>'
)


def refused(data: bytes) -> str:
    """The code under which a file is refused."""
    with pytest.raises(Refused) as refusal:
        read_source(data)
    return refusal.value.code


def with_part(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The good file with one part more, or another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", method) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


def document(body: str, before: str = "") -> bytes:
    """The main part."""
    return f"{HEAD}{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_damaged(share: float) -> None:
    assert refused(GOOD[: int(len(GOOD) * share)]) == "damaged"


def test_a_part_that_does_not_match_its_checksum_is_damaged() -> None:
    place = GOOD.index(b"word/document.xml") + 40
    assert refused(GOOD[:place] + bytes([GOOD[place] ^ 0xFF]) + GOOD[place + 1 :]) == "damaged"


@pytest.mark.parametrize("content", [b"", b"<w:document", b"not xml", document("<w:p>"), b"\xff\xfe\x00"])
def test_a_body_that_is_no_xml_is_damaged(content: bytes) -> None:
    assert refused(with_part("word/document.xml", content)) == "damaged"


def test_a_zip_of_something_else_is_named() -> None:
    for name, code in (
        ("xl/workbook.xml", "wrong_type"),
        ("ppt/presentation.xml", "wrong_type"),
        ("a.txt", "wrong_type"),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(name, "x")
        assert refused(out.getvalue()) == code
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert refused(out.getvalue()) == "unsupported_format"


def test_locked_files_are_told_from_old_ones() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refused(container + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert refused(container + "WordDocument".encode("utf-16-le")) == "unsupported_format"
    assert refused(container + "Workbook".encode("utf-16-le")) == "wrong_type"
    assert refused(container) == "unsupported_format"


def test_a_part_locked_inside_the_zip_is_refused_as_locked() -> None:
    data = bytearray(GOOD)
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[place + 8] |= 1
    assert refused(bytes(data)) == "encrypted"


LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 10))
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("before", [LAUGHS, OUTSIDE, "<!DOCTYPE x>", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x">'])
@pytest.mark.parametrize("padding", ["", f"<!--{'x' * 9000}-->"])
def test_a_document_type_is_refused_wherever_it_stands(before: str, padding: str) -> None:
    body = "".join(f"<w:p><w:r><w:t>&{name};</w:t></w:r></w:p>" for name in ("a9", "f") if f"ENTITY {name} " in before)
    content = document(body or paragraph("x"), padding + before)
    assert refused(with_part("word/document.xml", content)) in ("unsafe", "too_complex")
    large = document((body or "") + paragraph("x" * 5_000) * 1_000, padding + before)
    assert refused(with_part("word/document.xml", large)) in ("unsafe", "too_complex")


def test_a_document_type_in_the_styles_is_refused() -> None:
    body = docx(paragraph("KẾ HOẠCH"), parts={"styles.xml": ("styles", f"{LAUGHS}<w:styles {NAMES}/>")})
    assert refused(body) == "unsafe"


def test_zip_bombs_are_refused_before_they_are_unpacked() -> None:
    started = time.process_time()
    assert refused(with_part("word/document.xml", document(" " * 50_000_000))) == "too_complex"
    assert refused(with_part("word/media/a.bin", bytes(210_000_000))) == "too_complex"
    assert refused(with_part("word/document.xml", document(" " * 65_000_000), zipfile.ZIP_STORED)) in (
        "too_complex",
        "too_large",
    )
    assert time.process_time() - started < 30


def test_too_many_parts_names_twice_and_names_that_lead_out() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(package.MOST_PARTS + 1):
            archive.writestr(f"word/{number}", "")
    assert refused(out.getvalue()) == "too_complex"
    for name in ("../evil.xml", "/etc/x", "word/../../x", "C:/x", "..\\x"):
        assert refused(with_part(name, b"x")) == "unsafe", name
    out = io.BytesIO(GOOD)
    archive = zipfile.ZipFile(out, "a")
    with pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", document(paragraph("khác")))
    archive.close()
    assert refused(out.getvalue()) == "unsafe"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    assert refused(with_part("word/a.xml", b"x" * 1000, method)) == "unsafe"


def test_sizes_that_lie_are_damage() -> None:
    data = bytearray(GOOD)
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    (size,) = struct.unpack_from("<I", data, entry + 24)
    struct.pack_into("<I", data, entry + 24, size // 2)
    assert refused(bytes(data)) == "damaged"


def nested(levels: int) -> str:
    """Tables in tables."""
    return "<w:tbl><w:tr><w:tc>" * levels + paragraph("x") + "</w:tc></w:tr></w:tbl>" * levels


def test_depth_is_bounded() -> None:
    assert "x" in read_docx(docx(nested(60))).text
    assert refused(docx(nested(5_000))) == "too_complex"
    assert (
        refused(docx("<w:sdt><w:sdtContent>" * 3_000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 3_000))
        == "too_complex"
    )


@pytest.mark.parametrize("body", ["<w:p/>" * 1_000_000, table(row(cell("<w:p/>" * 500_000)))])
def test_a_million_paragraphs_are_refused_in_seconds(body: str) -> None:
    started = time.process_time()
    assert refused(docx(body + paragraph("x"))) == "too_complex"
    assert time.process_time() - started < 30


def test_merged_cells_do_not_multiply_without_end() -> None:
    first = row(cell("x" * 400, '<w:vMerge w:val="restart"/>'), "b", "c")
    tall = first + row(cell("", "<w:vMerge/>"), "b", "c") * 20_000
    assert refused(docx(table(tall))) == "too_large"
    wide = row(cell("x", '<w:gridSpan w:val="99999999"/>'), cell("y", '<w:gridSpan w:val="' + "9" * 6000 + '"/>'))
    assert len(read_docx(docx(table(wide, row("a", "b", "c"), row("d", "e", "f")))).blocks[0].cells) <= 64


def test_numbers_beyond_reason_are_no_numbers() -> None:
    long = "9" * 6_000
    look = f'<w:ind w:left="{long}"/><w:outlineLvl w:val="{long}"/><w:numPr><w:ilvl w:val="{long}"/><w:numId w:val="{long}"/></w:numPr>'
    body = (
        paragraph("Kế hoạch", look)
        + f'<w:p><w:r><w:sym w:char="{long}"/><w:sym w:char="D800"/><w:t>x</w:t></w:r></w:p>'
    )
    counted = f'<w:start w:val="{long}"/><w:lvlText w:val="{"%1" * 300}"/>'
    lists = f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{counted}</w:lvl></w:abstractNum>'
    assert read_docx(docx(body + listed("x", 1), numbering=lists + num(1, 1))).text.startswith("Kế hoạch\nx\n")


def test_macros_are_left_alone_with_a_remark() -> None:
    source = read_docx(docx(paragraph("KẾ HOẠCH"), extra={"word/vbaProject.bin": b"\x00macro"}))
    assert [remark.code for remark in source.remarks] == ["macros_left_out"]


def test_the_strict_form_of_the_format_is_read_the_same() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = NAMES.replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read_docx(docx(paragraph(run("kế hoạch", "<w:caps/>")), root=strict)).text == "KẾ HOẠCH\n"


def test_a_large_body_is_read_like_a_small_one() -> None:
    body = paragraph("Tổ chức buổi nói chuyện về chia sẻ việc nhà trong gia đình.") * 100 + table(
        row("TT", "Nội dung", "Chủ trì")
    )
    section = '<w:headerReference w:type="default" r:id="r1"/>'
    head = {"header1.xml": ("header", f"<w:hdr {NAMES}>{paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</w:hdr>")}
    small = read_docx(docx(body, section=section, parts=head))
    unseen = "".join(f'<w:bookmarkStart w:id="{number * 7919 % 100_003}"/>' for number in range(130_000))
    large = read_docx(docx(paragraph() + f"<w:p>{unseen}</w:p>" + body, section=section, parts=head))
    assert large.text.split() == small.text.split()
    assert len(large.blocks) == len(small.blocks)


def test_any_damage_gives_a_source_or_a_named_refusal() -> None:
    chance = random.Random(5)
    body = (
        paragraph(run("Kế hoạch") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
        + listed("a", 1)
        + table(row("TT", "b", "c"))
    )
    plan = docx(body, numbering='<w:abstractNum w:abstractNumId="1"/>' + num(1, 1), section="<w:titlePg/>")
    plain = zipfile.ZipFile(io.BytesIO(plan)).read("word/document.xml")
    for turn in range(300):
        data = bytearray(plan if turn % 2 else plain)
        for _ in range(chance.randrange(1, 8)):
            place = chance.randrange(len(data))
            if chance.random() < 0.3:
                del data[place : place + chance.randrange(1, 60)]
            else:
                data[place] = chance.randrange(256)
        with contextlib.suppress(Refused):
            read_docx(bytes(data) if turn % 2 else with_part("word/document.xml", bytes(data)))
