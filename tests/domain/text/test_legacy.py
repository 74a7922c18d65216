"""Text typed in the fonts of the years before Unicode."""

import pytest

from donghanh.domain.text.legacy import is_unicode, scheme_of_font, to_unicode

WORDS = "bình đẳng giới, phòng ngừa bạo lực; hằng quý sơ kết, hỗ trợ phụ nữ yếu thế, ủy ban, kỷ niệm, nghĩa tình, ở xã Mỹ Lũng"
TCVN3 = "b×nh ®¼ng giíi, phßng ngõa b¹o lùc; h»ng quý s¬ kÕt, hç trî phô n÷ yÕu thÕ, ñy ban, kû niÖm, nghÜa t×nh, ë x· Mü Lòng"
VNI = (
    "bình ñaúng giôùi, phoøng ngöøa baïo löïc; haèng quyù sô keát, hoã trôï phuï nöõ yeáu theá, uûy ban, kyû nieäm, nghóa tình, "
    "ôû xaõ Myõ Luõng"
)


def test_both_encodings_give_the_words_a_reader_saw() -> None:
    assert to_unicode(TCVN3, "tcvn3") == WORDS
    assert to_unicode(VNI, "vni") == WORDS


def test_fonts_of_capitals_show_capitals() -> None:
    assert to_unicode("ñy ban nh©n d©n", "tcvn3_capitals") == "ỦY BAN NHÂN DÂN"
    assert to_unicode("UÛY BAN NHAÂN DAÂN", "vni") == "ỦY BAN NHÂN DÂN"


def test_letters_kept_in_the_private_area_are_the_same() -> None:
    assert to_unicode("c\uf0abng t\uf0b8c", "tcvn3") == "công tác"


def test_the_soft_hyphen_is_a_letter() -> None:
    assert to_unicode("ng\u00adêi", "tcvn3") == "người"


@pytest.mark.parametrize("text", ["Kế hoạch số 12", "trẻ em gái", "đường"])
def test_unicode_stays_as_it_is(text: str) -> None:
    assert is_unicode(text)
    assert to_unicode(text, "tcvn3") == text


@pytest.mark.parametrize(
    ("font", "scheme"),
    [
        (".VnTime", "tcvn3"), (".VnTimeH", "tcvn3_capitals"), (".VnArialH", "tcvn3_capitals"), ("VNI-Times", "vni"), ("VNI-Helve", "vni"),
        ("Times New Roman", None), ("", None), ("Arial", None),
    ],
)  # fmt: skip
def test_fonts_tell_their_encoding(font: str, scheme: str | None) -> None:
    assert scheme_of_font(font) == scheme
