"""What may be kept as evidence, and what is shown of a photo."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from donghanh.documents.pictures.kinds import FileKind, NotTaken, kind_of
from donghanh.documents.pictures.preparing import prepare
from donghanh.documents.pictures.shrink import SHOWN, THUMBNAIL, shrink

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECRET = b"Nha chi Tam, xom Bai"


def photo(form: str = "JPEG", size: tuple[int, int] = (2400, 1200), **more: object) -> bytes:
    """A photo whose left half is red, with the place where it was taken in it."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # the description
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 42.0)  # GPS
    for name, value in more.pop("tags", {}).items():  # type: ignore[attr-defined]
        exif[name] = value
    out = io.BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
    picture.save(out, form, exif=exif, **({"xmp": xmp, "comment": SECRET} if form == "JPEG" else {}), **more)
    return out.getvalue()


def packed(*names: str, size: int = 10) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, b"0" * size)
    return out.getvalue()


def _one_bit_changed(data: bytes) -> bytes:
    changed = bytearray(data)
    changed[len(data) // 2] ^= 1
    return bytes(changed)


@pytest.fixture
def saved(tmp_path: Path):
    def save(data: bytes, name: str = "anh.jpg") -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return save


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (photo(), FileKind.JPEG),
        (photo("PNG"), FileKind.PNG),
        (photo("WEBP"), FileKind.WEBP),
        (photo("TIFF"), FileKind.TIFF),
        (photo(progressive=True), FileKind.JPEG),
        (photo() + b"\0\0\0\x18ftypmp42" + b"film" * 5000, FileKind.JPEG),
        (photo("PNG") + b"said by nobody", FileKind.PNG),
        (b"%PDF-1.7\n...\n%%EOF\n", FileKind.PDF),
        (packed("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
    ],
    ids=[
        "jpeg", "png", "webp", "tiff", "jpeg by layers", "jpeg with a film behind it", "png with words behind it", "pdf",
        "docx", "xlsx",
    ],  # bytes of a packed file hold the time: no name for a test
)  # fmt: skip
def test_a_file_is_known_by_what_is_in_it_whatever_its_name(saved, data: bytes, kind: FileKind) -> None:
    assert kind_of(saved(data, "ten-gi-cung-duoc.txt")) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + b"\0" * 200, "kind_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "kind_unknown"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "heic_photo"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0miafheic" + b"\0" * 50, "heic_photo"),
        (b"\0\0\0\x18ftypisom\0\0\0\0mp42avc1heic" + b"\0" * 50, "kind_unknown"),
        (OLE + b"\0" * 3000, "old_office"),
        (OLE + b"\0" * 3000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500, "locked"),
        (photo()[:3000], "cut_short"),
        (photo()[:-1], "cut_short"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 400, "cut_short"),
        (b"\xff\xd8\xff\xd9", "cut_short"),
        (photo("PNG")[:2000], "cut_short"),
        (photo("PNG").replace(b"IDAT", b"IDAt"), "cut_short"),
        (_one_bit_changed(photo("PNG")), "cut_short"),
        (photo("TIFF")[:300], "cut_short"),
        (b"II*\0\xff\xff\xff\x7f" + b"\0" * 50, "cut_short"),
        (photo("WEBP")[:400], "cut_short"),
        (b"%PDF-1.7\n" + b"0" * 9000, "cut_short"),
        (packed("word/document.xml")[:60], "cut_short"),
        (packed("anything.xml"), "kind_unknown"),
        (packed("word/document.xml", "word/vbaProject.bin"), "macros"),
        (packed("word/document.xml", "word/media/a", size=120_000_000), "too_heavy"),
    ],
    ids=[
        "nothing", "program", "drawing", "heic", "heic by its second name", "film", "old office", "locked office",
        "jpeg half", "jpeg without its last byte", "jpeg of nothing", "jpeg without dots", "png cut", "png without dots",
        "png with one bit changed", "tiff cut", "tiff that points behind itself", "webp cut", "pdf cut", "packed cut",
        "packed anything", "macros", "bomb",
    ],
)  # fmt: skip
def test_what_is_not_taken_is_named(saved, data: bytes, code: str) -> None:
    with pytest.raises(NotTaken, match=f"^{code}$"):
        kind_of(saved(data))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_nothing_but_the_dots_is_in_what_is_shown(form: str) -> None:
    assert SECRET in photo(form)
    for picture in shrink(photo(form)):
        assert SECRET not in picture
        assert b"Exif" not in picture
        with Image.open(io.BytesIO(picture)) as shown:
            assert not shown.getexif()
            assert set(shown.info) <= {
                "jfif",
                "jfif_version",
                "jfif_unit",
                "jfif_density",
                "progressive",
                "progression",
            }


def test_what_is_shown_has_a_size_for_screens_and_a_small_photo_stays_small() -> None:
    shown, thumbnail = (Image.open(io.BytesIO(one)) for one in shrink(photo()))
    assert (shown.size, thumbnail.size) == ((SHOWN, SHOWN // 2), (THUMBNAIL, THUMBNAIL // 2))
    assert Image.open(io.BytesIO(shrink(photo(size=(200, 100)))[0])).size == (200, 100)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_taken_sideways_is_shown_upright(form: str) -> None:
    shown = Image.open(io.BytesIO(shrink(photo(form, tags={0x0112: 6}))[0]))  # turned a quarter to the right
    assert shown.size == (SHOWN // 2, SHOWN)
    red = shown.getpixel((SHOWN // 4, 100))
    assert isinstance(red, tuple)
    assert red[0] > 200 > red[1]


def test_what_is_see_through_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(shrink(out.getvalue())[0])).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "I;16"), ("TIFF", "I;16"), ("TIFF", "I;16B"), ("TIFF", "I"), ("TIFF", "F")]
)
def test_grey_of_sixteen_bits_and_more_is_shown_from_black_to_white(form: str, mode: str) -> None:
    ramp = Image.linear_gradient("L").convert("F").point(lambda dot: dot * (1.0 if mode == "F" else 65535.0) / 255)
    out = io.BytesIO()
    (ramp if mode == "F" else ramp.convert("I").convert(mode)).save(out, form)
    shown = Image.open(io.BytesIO(shrink(out.getvalue())[0])).convert("L")
    wanted = Image.linear_gradient("L")
    for place in ((5, 5), (100, 64), (128, 128), (30, 200), (250, 250)):
        assert abs(int(shown.getpixel(place)) - int(wanted.getpixel(place))) <= 6, place  # type: ignore[arg-type]


def test_grey_of_thirty_two_bits_that_holds_small_numbers_is_not_made_brighter() -> None:
    out = io.BytesIO()
    Image.linear_gradient("L").point(lambda dot: dot // 4).convert("I").save(out, "TIFF")
    assert Image.open(io.BytesIO(shrink(out.getvalue())[0])).convert("L").getextrema()[1] <= 70  # type: ignore[operator]


def test_colours_by_name_and_in_printers_ink_are_shown_as_they_are() -> None:
    red = Image.new("RGB", (60, 60), (200, 30, 30))
    for picture, form in ((red.quantize(8), "PNG"), (red.convert("CMYK"), "JPEG"), (red.convert("CMYK"), "TIFF")):
        out = io.BytesIO()
        picture.save(out, form)
        dot = Image.open(io.BytesIO(shrink(out.getvalue())[0])).getpixel((30, 30))
        assert isinstance(dot, tuple)
        assert all(abs(one - other) <= 12 for one, other in zip(dot, (200, 30, 30), strict=True)), (form, dot)


def test_a_photo_with_nonsense_about_how_it_was_held_is_shown_as_it_lies() -> None:
    out = io.BytesIO()
    Image.new("RGB", (80, 40), "white").save(out, "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xffnonsense")
    assert Image.open(io.BytesIO(shrink(out.getvalue())[0])).size == (80, 40)


@pytest.mark.parametrize(
    "data", [photo()[:3000], b"\xff\xd8\xff\xe0" + b"\0" * 400], ids=["half a photo", "only its beginning"]
)
def test_a_photo_cut_off_on_its_way_is_refused(data: bytes) -> None:
    with pytest.raises(NotTaken, match=r"^cut_short$"):
        shrink(data)


def test_a_picture_of_more_dots_than_any_telephone_takes_is_refused_unopened() -> None:
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (40_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0" + b"\0" * 60 + b"IEND"
    with pytest.raises(NotTaken):
        shrink(head)


def test_a_webp_of_more_dots_than_memory_has_room_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("donghanh.documents.pictures.shrink.MOST_DOTS_WEBP", 20_000)
    with pytest.raises(NotTaken, match=r"^too_heavy$"):
        shrink(photo("WEBP", (200, 110)))
    shrink(photo("WEBP", (200, 90)))
    shrink(photo("PNG", (200, 110)))


def test_the_child_has_no_more_memory_than_it_is_given(saved) -> None:
    out = io.BytesIO()
    Image.new("RGB", (6000, 5000), "white").save(out, "PNG")  # 120 MB of dots
    path = saved(out.getvalue())
    assert prepare(path, memory=100 * 1024 * 1024).refusal == "too_heavy"
    assert prepare(path).refusal == ""


def test_the_child_makes_both_pictures_or_says_why_not(saved) -> None:
    made = prepare(saved(photo()))
    assert made.refusal == ""
    assert Image.open(io.BytesIO(made.thumbnail)).size == (THUMBNAIL, THUMBNAIL // 2)
    assert prepare(saved(photo()[:3000])).refusal == "cut_short"
