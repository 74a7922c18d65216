"""The deed at the head of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.cascade.deeds import answers, begins_with_deed, deed_of, deeds_of


@pytest.mark.parametrize(
    ("clause", "codes"),
    [
        ("Tổ chức tuyên truyền về bình đẳng giới", {"tell"}),
        ("Kiểm tra việc chấp hành pháp luật", {"inspect"}),
        ("Tuyên truyền, vận động nhân dân ký cam kết", {"tell", "mobilise"}),
        ("Trạm Y tế xã khám sức khỏe cho người cao tuổi", {"examine"}),
        ("Phối hợp với Trung tâm Giáo dục nghề nghiệp của tỉnh mở lớp dạy nghề may", {"train"}),
        ("Cung cấp báo cáo viên cho hội nghị", {"talk"}),
        ("Đọc sách", set()),
    ],
)
def test_the_deed_of_a_clause_is_the_first_verb_of_the_table(clause: str, codes: set[str]) -> None:
    assert deed_of(clause).codes == codes


def test_what_the_deed_is_about_is_all_the_rest() -> None:
    assert deed_of("Tuyên truyền phòng, chống đuối nước").about == ("phòng", "chống", "đuối", "nước")


def test_a_deed_deep_in_a_sentence_is_not_what_it_does() -> None:
    assert "found" not in deeds_of("Duy trì câu lạc bộ Nam giới đã thành lập năm trước")
    assert "found" in deeds_of("Duy trì câu lạc bộ cũ; thành lập câu lạc bộ mới")


@pytest.mark.parametrize(("done", "wanted", "is_answer"), [("banner", "tell", True), ("tell", "banner", False)])
def test_a_narrower_deed_answers_a_broader_one_and_not_the_other_way(done: str, wanted: str, is_answer: bool) -> None:
    assert answers(frozenset({done}), frozenset({wanted})) is is_answer


def test_a_comma_ends_what_a_plan_is_for() -> None:
    assert begins_with_deed(" kiểm tra chợ")
    assert not begins_with_deed(", kiểm tra chợ")
    assert not begins_with_deed(" công tác gia đình")


@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    assert deed_of(text).codes <= deeds_of(text) | deed_of(text).codes
    assert deeds_of(text + "; Tuyên truyền") >= {"tell"}
