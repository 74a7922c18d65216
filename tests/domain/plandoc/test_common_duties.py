"""What all bodies are told stays with all of them, and not with the body that happens to stand above."""

import pytest

from donghanh.domain.plandoc.reading import Reading
from tests.domain.plandoc.test_reading_short_texts import reading_of

PART = "IV. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn hóa - Xã hội\n- Mở sổ theo dõi.\n2. Công an xã\n- Tiếp nhận tin báo.\n"
LETTER = (
    "Kính gửi: Các cơ quan, đơn vị.\n\nUBND xã yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:\n"
    "1. Phòng Văn hóa - Xã hội: mở sổ theo dõi việc thực hiện.\n2. Công an xã: tiếp nhận tin báo.\n"
)


def told(reading: Reading) -> dict[str, list[str]]:
    return {item.agency: [duty.text for duty in item.duties] for item in reading.assignments}


def unread(reading: Reading) -> list[str]:
    return [item.text for item in reading.unclaimed]


@pytest.mark.parametrize("head", ["3. Trách nhiệm chung", "Trách nhiệm chung:", "* Nhiệm vụ chung:"])
def test_a_common_part_gives_the_last_body_nothing_and_is_shown_as_not_understood(head: str) -> None:
    reading = reading_of(f"{PART}{head}\n- Bố trí kinh phí hằng năm.")
    assert told(reading) == {"Phòng Văn hóa - Xã hội": ["Mở sổ theo dõi."], "Công an xã": ["Tiếp nhận tin báo."]}
    assert unread(reading) == ["- Bố trí kinh phí hằng năm."]


@pytest.mark.parametrize(
    ("head", "bodies"),
    [
        ("3. Trách nhiệm chung của các cơ quan, đơn vị", "các cơ quan, đơn vị"),
        ("* Yêu cầu chung đối với các thôn:", "các thôn"),
        ("3. Các cơ quan, đơn vị, thôn", "Các cơ quan, đơn vị, thôn"),
        ("* Các cơ quan, đơn vị:", "Các cơ quan, đơn vị"),
    ],
)
def test_a_common_part_that_names_its_bodies_goes_to_them(head: str, bodies: str) -> None:
    reading = reading_of(f"{PART}{head}\n- Bố trí kinh phí hằng năm.")
    assert told(reading)["Công an xã"] == ["Tiếp nhận tin báo."]
    assert told(reading)[bodies] == ["Bố trí kinh phí hằng năm."]


def test_common_and_own_duties_of_one_body_are_both_its_own() -> None:
    both = "a) Nhiệm vụ chung\n- Trực ban.\nb) Nhiệm vụ riêng\n- Tuần tra chợ."
    assert told(reading_of(f"IV. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n{both}"))["Công an xã"][-1] == "Tuần tra chợ."
    for lists in (
        "Nhiệm vụ riêng:\n- Tuần tra chợ.\nNhiệm vụ chung:\n- Trực ban.",
        "- Nhiệm vụ chung:\n+ Trực ban.\n- Nhiệm vụ riêng:\n+ Tuần tra chợ.",
        "* Nhiệm vụ chung:\n- Trực ban.\n* Nhiệm vụ riêng:\n- Tuần tra chợ.",
    ):
        duties = told(reading_of(f"IV. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n{lists}"))["Công an xã"]
        assert {"Trực ban.", "Tuần tra chợ."} <= set(duties)


def test_words_that_only_begin_alike_head_nothing() -> None:
    reading = reading_of(f"{PART}- Nội dung chung quy định tại Quy chế được giữ nguyên.")
    assert told(reading)["Công an xã"][-1] == "Nội dung chung quy định tại Quy chế được giữ nguyên."


@pytest.mark.parametrize("start", [PART, LETTER])
@pytest.mark.parametrize(
    "line",
    [
        "Báo cáo kết quả về UBND xã trước ngày 15/12/2026./.",
        "Định kỳ hằng năm, báo cáo kết quả về UBND xã trước ngày 15/12/2026.",
        "Kết quả thực hiện báo cáo về UBND xã trước ngày 15/12/2026.",
    ],
)
def test_a_report_under_the_last_body_that_names_no_one_is_of_all(start: str, line: str) -> None:
    reading = reading_of(start + line)
    assert [len(duties) for duties in told(reading).values()] == [1, 1]
    assert [(duty.reporter, duty.by) for duty in reading.reporting] == [(None, "2026-12-15")]
    assert unread(reading) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{PART}- Báo cáo kết quả về UBND xã trước ngày 15/12/2026.",
        "IV. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Tiếp nhận tin báo.\nBáo cáo kết quả về UBND xã trước ngày 15/12/2026.",
        "IV. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế xã\nKhám bệnh tại các thôn.\n2. Công an xã\nTiếp nhận tin báo.\n"
        "Báo cáo kết quả về UBND xã trước ngày 15/12/2026.",
    ],
    ids=["in its list", "the only body", "duties in paragraphs"],
)
def test_a_report_among_the_duties_of_a_body_is_its_own(text: str) -> None:
    reading = reading_of(text)
    assert told(reading)["Công an xã"][-1].startswith("Báo cáo kết quả")
    assert [duty.reporter for duty in reading.reporting] == ["Công an xã"]


def test_a_report_before_the_next_body_is_that_of_the_body_above() -> None:
    reading = reading_of(f"{PART}Báo cáo kết quả về UBND xã trước ngày 15/12/2026.\n3. Các thôn\n- Họp thôn.")
    assert [duty.reporter for duty in reading.reporting] == ["Công an xã"]
