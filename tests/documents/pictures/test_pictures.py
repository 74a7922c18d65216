"""What may be kept as evidence, and what is shown of a photo."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from donghanh.documents.pictures.kinds import FileKind, NotTaken, kind_of
from donghanh.documents.pictures.preparing import prepare
from donghanh.documents.pictures.shrink import SHOWN, THUMBNAIL, shrink

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
        (b"%PDF-1.7\n...\n%%EOF\n", FileKind.PDF),
        (packed("[Content_Types].xml", "word/document.xml"), FileKind.DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
    ],
    ids=["jpeg", "png", "webp", "pdf", "docx", "xlsx"],  # bytes of a packed file hold the time: no name for a test
)
def test_a_file_is_known_by_what_is_in_it_whatever_its_name(saved, data: bytes, kind: FileKind) -> None:
    assert kind_of(saved(data, "ten-gi-cung-duoc.txt")) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + b"\0" * 200, "kind_unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "kind_unknown"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "heic_photo"),
        (photo("PNG")[:2000], "cut_short"),
        (photo("WEBP")[:400], "cut_short"),
        (b"%PDF-1.7\n" + b"0" * 9000, "cut_short"),
        (packed("word/document.xml")[:60], "cut_short"),
        (packed("anything.xml"), "kind_unknown"),
        (packed("word/document.xml", "word/vbaProject.bin"), "macros"),
        (packed("word/document.xml", "word/media/a", size=120_000_000), "too_heavy"),
        (b"\xff\xd8\xff" + b"\0" * 15_000_000, "too_large"),
    ],
    ids=[
        "nothing", "program", "drawing", "heic", "png cut", "webp cut", "pdf cut", "packed cut", "packed anything",
        "macros", "bomb", "too large",
    ],
)  # fmt: skip
def test_what_is_not_taken_is_named(saved, data: bytes, code: str) -> None:
    with pytest.raises(NotTaken, match=f"^{code}$"):
        kind_of(saved(data))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
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


def test_a_photo_taken_sideways_is_shown_upright() -> None:
    shown = Image.open(io.BytesIO(shrink(photo(tags={0x0112: 6}))[0]))  # turned a quarter to the right
    assert shown.size == (SHOWN // 2, SHOWN)
    red = shown.getpixel((SHOWN // 4, 100))
    assert isinstance(red, tuple)
    assert red[0] > 200 > red[1]


def test_what_is_see_through_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(shrink(out.getvalue())[0])).getpixel((20, 20)) == (255, 255, 255)


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


def test_the_child_makes_both_pictures_or_says_why_not(saved) -> None:
    made = prepare(saved(photo()))
    assert made.refusal == ""
    assert Image.open(io.BytesIO(made.thumbnail)).size == (THUMBNAIL, THUMBNAIL // 2)
    assert prepare(saved(photo()[:3000])).refusal == "cut_short"
