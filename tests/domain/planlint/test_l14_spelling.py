"""L14: words that cannot be, and fixed terms with a slip."""

import pytest

from tests.domain.planlint.papers import Changes, line, told, types

FAULTS: list[tuple[str, Changes]] = [
    ("typo", {"body": line("Phát 100 tờ rơi về bao lực gia đình.")}),
    ("typo", {"body": line("Phấn đấu giãm số vụ bạo lực.")}),
    ("typo", {"body": line("Kiểm tra kho ỏ các thôn.")}),
    ("typo", {"body": line("Mời Hội Liên hiêp Phụ nữ xã.")}),
    ("typo", {"body": line("Mời Hội liên hiệp phụ nữ xã.")}),  # its capitals
    ("typo", {"body": line("Mời Mặt trân Tổ quốc xã.")}),
    ("typo", {"body": line("Lập địa chỉ tin cây tại thôn.")}),
    ("typo", {"body": line("Treo băng zôn trước chợ.")}),
    ("typo", {"body": line("Thúc đẩy bình đẵng giới.")}),
    ("encoding_residue", {"body": line("Xây dựng chương trỡnh phát thanh.")}),
    ("encoding_residue", {"body": line("Mở cửa phũng tư vấn.")}),
]  # fmt: skip
SILENT: list[tuple[str, Changes]] = [
    ("typo", {}),
    ("typo", {"body": line("Bão đã qua; chủ động dọn dẹp, cũng cố gắng giảm thiệt hại.")}),
    ("typo", {"body": line("Đảm bảo lực lượng trực; dự báo cao hơn năm trước; họp trực tuyến truyền hình.")}),
    ("typo", {"body": line("Có văn bản chỉ đạo, đánh giá định kỳ, nhận thức hiện nay, đảm bảo trợ giúp pháp lí.")}),
    ("typo", {"body": line("Các tổ chúc mừng ngày hội; bình đẳng giới và sự tiến bộ của phụ nữ.")}),
    ("typo", {"body": line("Mời Uỷ ban nhân dân và Ủy ban nhân dân.")}),  # two places of one tone mark
    ("encoding_residue", {"body": line("Phá thế lũng đoạn; dựng nhà ở thung lũng, vũng nước.")}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "changes"), FAULTS)
def test_a_slip_is_told(kind: str, changes: Changes) -> None:
    assert kind in types("L14", changes)


@pytest.mark.parametrize(("kind", "changes"), SILENT)
def test_right_words_are_left_alone(kind: str, changes: Changes) -> None:
    assert kind not in types("L14", changes)


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("Hội Liên hiêp Phụ nữ", "Hội Liên hiệp Phụ nữ"),
        ("Hội Liên hệp Phụ nữ", "Hội Liên hiệp Phụ nữ"),
        ("bạo lưc trên cơ sở giới", "bạo lực trên cơ sở giới"),
        ("TỔ CHỨC THỰC HIÊN", "TỔ CHỨC THỰC HIỆN"),
    ],
)
def test_a_term_is_mended_in_its_own_capitals(printed: str, right: str) -> None:
    (finding,) = told("L14", body=line(f"Nói về {printed} ở xã."))
    assert (finding.text, finding.replacement) == (printed, right)
