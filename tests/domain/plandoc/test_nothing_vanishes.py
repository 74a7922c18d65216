"""What closes a document and what only sounds so; and that every printed paragraph is an item or listed as not understood."""

import pytest

from donghanh.domain.plandoc.blocks import Span
from donghanh.domain.plandoc.reading import Reading
from tests.domain.plandoc.test_reading_short_texts import reading_of

ORGANISING = "I. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Tuần tra.\n"


def given(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(a.agency, [duty.text for duty in a.duties]) for a in reading.assignments]


@pytest.mark.parametrize(
    "words", ["Trên đây là kế hoạch.", "Trên đây là Kế hoạch./.", "Trên đây là nội dung Kế hoạch."]
)
def test_a_formula_that_leaves_no_doubt_closes_however_short(words: str) -> None:
    assert given(reading_of(ORGANISING + words)) == [("Công an xã", ["Tuần tra."])]
    assert given(reading_of(f"I. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n{words}")) == [("Công an xã", [])]


def test_a_sentence_that_only_begins_like_the_formula_is_text() -> None:
    reading = reading_of(
        "I. NHIỆM VỤ\n- Treo cờ.\nTrên đây là một số việc phải làm trước, các thôn dọn chợ xong trong tháng 3.\n- Treo đèn."
    )
    assert not [entry for entry in reading.outline.entries if entry.role == "closing"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đề nghị các hộ dân trồng hoa dọc đường làng trước ngày 30/4/2026.",
        "Trong quá trình làm, các thôn dọn vệ sinh đường làng mỗi tháng một lần.",
    ],
)
def test_words_that_may_close_are_work_in_the_midst_of_the_body(sentence: str) -> None:
    tasks = reading_of(f"I. NHIỆM VỤ\n1. Công an xã tuần tra.\n{sentence}\n2. Treo cờ.").tasks
    assert [task.text for task in tasks] == ["Công an xã tuần tra.", sentence, "Treo cờ."]
    reading = reading_of(
        "I. NHIỆM VỤ\n1. Treo cờ.\nTrong quá trình thực hiện, nếu vướng mắc, các thôn phản ánh về xã./."
    )
    assert [task.text for task in reading.tasks] == ["Treo cờ."]


def test_words_on_this_plan_over_the_bodies_give_work_and_do_not_end_it() -> None:
    reading = reading_of(
        "I. TỔ CHỨC THỰC HIỆN\nCăn cứ Kế hoạch này, các thôn xây dựng kế hoạch trước ngày 01/3/2026.\n1. Công an xã\n- Tuần tra."
    )
    assert given(reading) == [
        ("các thôn", ["xây dựng kế hoạch trước ngày 01/3/2026."]),
        ("Công an xã", ["Tuần tra."]),
    ]


def test_the_issuer_that_asks_gives_the_work_to_whom_it_asks() -> None:
    sentence = "UBND xã yêu cầu các thôn nộp danh sách hộ trước ngày 10/3/2026."
    assert given(reading_of(ORGANISING + sentence)) == [
        ("Công an xã", ["Tuần tra."]),
        ("các thôn", ["nộp danh sách hộ trước ngày 10/3/2026."]),
    ]
    general = "UBND xã yêu cầu các thôn nghiêm túc triển khai thực hiện Kế hoạch này."
    assert given(reading_of(ORGANISING + general)) == [("Công an xã", ["Tuần tra."])]


def test_a_sentence_with_its_own_body_under_the_list_of_another_is_not_lost() -> None:
    reading = reading_of(ORGANISING + "Trạm Y tế xã khám bệnh cho người già.\n2. Đoàn xã\n- Ca hát.")
    assert [agency for agency, _ in given(reading)] == ["Công an xã", "Trạm Y tế xã", "Đoàn xã"]


def test_a_paragraph_that_gives_nobody_work_is_listed() -> None:
    lost = "Đoạn văn này không nói ai làm gì cả."
    reading = reading_of(f"{ORGANISING}{lost}\n2. Đoàn xã\n- Ca hát.")
    assert [item.text for item in reading.unclaimed] == [lost]
    assert reading.coverage < 1


def test_a_date_in_a_paragraph_does_not_make_its_work_understood() -> None:
    lost = "Hai bên hẹn nhau ngày 15/5/2026 ở bến nước."
    assert [item.text for item in reading_of(f"{ORGANISING}{lost}\n2. Đoàn xã\n- Ca hát.").unclaimed] == [lost]


def test_rows_that_no_head_explains_are_listed_and_the_head_is_not() -> None:
    reading = reading_of("I. NHIỆM VỤ\n- Treo cờ.\nTên hộ\tThôn\tSố khẩu\nLò Văn A\tNà Bó\t4")
    assert [item.text for item in reading.unclaimed] == ["Lò Văn A | Nà Bó | 4"]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH\n- Nâng cao nhận thức.\nII. NHIỆM VỤ\n- Treo cờ.",
        "I. TÌNH HÌNH\nNăm 2025 xã có 02 vụ cháy.\nII. NHIỆM VỤ\nCác thôn làm các việc sau:\n- Treo cờ.",
        "I. NHIỆM VỤ\n1. Treo cờ\n- Thời gian: Quý II\n- Địa điểm: Nhà văn hóa",
    ],
)
def test_the_text_of_other_parts_the_words_over_a_list_and_labels_are_understood(body: str) -> None:
    assert reading_of(body).unclaimed == ()


def test_a_table_of_the_organising_part_assigns() -> None:
    reading = reading_of(
        "I. PHÂN CÔNG NHIỆM VỤ\nHọ và tên\tNhiệm vụ\tThời hạn\nĐ/c Lò Thị A\tTrực loa\tTrước 20/5/2026"
    )
    assert given(reading) == [("Đ/c Lò Thị A", ["Trực loa"])]
    (assignment,) = reading.assignments
    assert assignment.duties[0].deadline is not None
    assert assignment.duties[0].deadline.due == "2026-05-19"


def test_a_label_below_a_duty_describes_it() -> None:
    reading = reading_of(ORGANISING + "- Thời hạn: trước ngày 20/5/2026\n- Đơn vị phối hợp: Đoàn xã")
    ((duty,),) = [assignment.duties for assignment in reading.assignments]
    assert (duty.deadline and duty.deadline.due, duty.coordinating) == ("2026-05-19", ("Đoàn xã",))


def test_two_places_are_joined_in_whichever_order_they_stand() -> None:
    one, other = Span(40, 60, 4, 5), Span(10, 20, 1, 1)
    assert one.joined(other) == other.joined(one) == Span(10, 60, 1, 5)
