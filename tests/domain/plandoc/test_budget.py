"""Where the money comes from, in the wordings of several offices."""

import pytest

from tests.domain.plandoc.test_reading_short_texts import reading_of


def sources_of(text: str) -> list[str]:
    reading = reading_of(f"I. NỘI DUNG\n1. Treo khẩu hiệu.\nII. KINH PHÍ\n{text}")
    return [source.text for source in reading.budget_sources]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Từ ngân sách xã và hỗ trợ của các trang trại.", ["ngân sách xã", "hỗ trợ của các trang trại"]),
        ("Từ nguồn tiết kiệm chi và đóng góp tự nguyện của hộ dân.", ["nguồn tiết kiệm chi", "đóng góp tự nguyện của hộ dân"]),
        (
            "Tổng kinh phí dự kiến 30.000.000 đồng từ ngân sách thôn và tài trợ của bến xe, cụ thể:",
            ["ngân sách thôn", "tài trợ của bến xe"],
        ),
        (
            "Dự kiến 45.000.000 đồng (Bốn mươi lăm triệu đồng), trong đó: ngân sách xã 30.000.000 đồng; xã hội hóa 15.000.000 đồng.",
            ["ngân sách xã 30.000.000 đồng", "xã hội hóa 15.000.000 đồng"],
        ),
        ("Do ngân sách xã cấp theo dự toán và Quỹ Khuyến học.", ["ngân sách xã", "Quỹ Khuyến học"]),
        ("Trích từ Quỹ Khuyến học, vận động các nhà hảo tâm.", ["Quỹ Khuyến học", "vận động các nhà hảo tâm"]),
        ("Từ Quỹ Khuyến học và phần hỗ trợ của các chủ vựa.", ["Quỹ Khuyến học", "phần hỗ trợ của các chủ vựa"]),
        ("Chi từ nguồn đảng phí để lại và ngân sách huyện.", ["nguồn đảng phí để lại", "ngân sách huyện"]),
        ("Kinh phí được bảo đảm bằng ngân sách xã, hỗ trợ của bến cảng.", ["ngân sách xã", "hỗ trợ của bến cảng"]),
        (
            "Kinh phí: 9.000.000 đồng, trích từ nguồn chi thường xuyên và quỹ Hội.",
            ["nguồn chi thường xuyên", "quỹ Hội"],
        ),
        (
            "Tổng kinh phí: 90 triệu đồng, trong đó ngân sách xã 60 triệu đồng, nhân dân đóng góp 30 triệu đồng.",
            ["ngân sách xã 60 triệu đồng", "nhân dân đóng góp 30 triệu đồng"],
        ),
        ("Thuế tỉnh chi theo kế hoạch của ngành.", ["Thuế tỉnh chi theo kế hoạch của ngành"]),
        ("Riêng áo phao đề nghị Sở Xây dựng cấp.", ["Sở Xây dựng cấp"]),
        ("Kinh phí hội thi do Huyện đoàn chi; lấy từ Quỹ Khuyến học.", ["Huyện đoàn chi", "Quỹ Khuyến học"]),
    ],
)  # fmt: skip
def test_sources_are_told_apart(text: str, sources: list[str]) -> None:
    assert sources_of(text) == sources


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí hoạt động của Tổ công tác thực hiện theo quy định hiện hành.",
        "Việc quản lý, quyết toán theo Luật Ngân sách nhà nước.",
        "Phòng Kinh tế hướng dẫn các thôn chi theo định mức.",
    ],
)
def test_a_rule_about_money_is_no_source(text: str) -> None:
    assert sources_of(text) == []


def test_gifts_and_help_of_one_giver_stay_together() -> None:
    assert sources_of("Từ đóng góp và hỗ trợ của các hộ.") == ["đóng góp và hỗ trợ của các hộ"]
    assert sources_of("Từ tài trợ, vận động của nhà xe.") == ["tài trợ, vận động của nhà xe"]


def test_money_among_means_is_a_source_and_men_are_not() -> None:
    reading = reading_of("I. NGUỒN LỰC\nLực lượng huy động theo phương án. Kinh phí từ dự phòng ngân sách xã.")
    assert [source.text for source in reading.budget_sources] == ["dự phòng ngân sách xã"]
    assert reading.tasks == ()


def test_advice_on_money_brings_none() -> None:
    reading = reading_of(
        "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n- Tham mưu bố trí kinh phí.\n2. Các thôn\n- Bố trí kinh phí."
    )
    assert [source.text for source in reading.budget_sources] == ["các thôn bố trí kinh phí"]


def test_one_line_with_one_sum_is_one_source() -> None:
    assert sources_of("- Trang trại và hộ nuôi đối ứng, đóng góp: 2,5 tỷ đồng.") == [
        "Trang trại và hộ nuôi đối ứng, đóng góp: 2,5 tỷ đồng"
    ]


def told(text: str) -> list[str]:
    return [source.text for source in reading_of(f"I. NỘI DUNG\n1. {text}").budget_sources]


def test_without_a_part_on_money_the_sentence_that_brings_it_is_read() -> None:
    assert told("Bố trí kinh phí dọn kênh từ nguồn thu phí bến và ngân sách xã.") == [
        "nguồn thu phí bến",
        "ngân sách xã",
    ]
    assert told("Dọn kênh. Kinh phí hoạt động lấy từ quỹ đội.") == ["quỹ đội"]
    assert told("Dọn kênh. Kinh phí: ngân sách thôn.") == ["ngân sách thôn"]


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra việc quyết toán kinh phí từ nguồn thu phí.",
        "Tham mưu bố trí kinh phí trong dự toán hằng năm.",
        "Kết nối cho vay vốn, kinh phí từ Quỹ Hỗ trợ nông dân.",
    ],
)
def test_how_money_is_kept_lent_or_asked_for_brings_none(text: str) -> None:
    assert told(text) == []
