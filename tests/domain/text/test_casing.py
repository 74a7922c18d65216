"""Names in capitals, written as within a sentence."""

import pytest

from donghanh.domain.text.casing import ordinary_case


@pytest.mark.parametrize(
    ("capitals", "ordinary"),
    [
        ("HỘI NÔNG DÂN XÃ SUỐI MƠ", "Hội Nông dân xã Suối Mơ"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG AN LẠC ĐÔNG", "Ủy ban nhân dân phường An Lạc Đông"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
        ("TRƯỜNG THCS NGUYỄN VĂN CỪ", "Trường THCS Nguyễn Văn Cừ"),
        ("VĂN PHÒNG HĐND VÀ UBND XÃ ĐẠI MỸ", "Văn phòng HĐND và UBND xã Đại Mỹ"),
        ("BAN CHỈ HUY QUÂN SỰ XÃ HÒA LỢI", "Ban Chỉ huy Quân sự xã Hòa Lợi"),
        ("TỔ DÂN PHỐ SỐ 3", "Tổ dân phố số 3"),
    ],
)
def test_name_in_capitals_gets_the_case_of_its_sentence(capitals: str, ordinary: str) -> None:
    assert ordinary_case(capitals) == ordinary


def test_name_already_written_so_stays_as_it_is() -> None:
    assert ordinary_case("Sở Y tế") == "Sở Y tế"
