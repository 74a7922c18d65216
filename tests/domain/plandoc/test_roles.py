"""Who leads and who helps, as sentences and labels name them."""

import pytest

from donghanh.domain.plandoc.rules.roles import roles_in
from donghanh.domain.text.bodies import split_bodies, take_body
from tests.domain.plandoc.test_reading_short_texts import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "Dọn vệ sinh bến nước. Cơ quan chủ trì: Công an xã; cơ quan phối hợp: Trạm Y tế xã, Hội Nông dân xã; thời gian: tháng 5/2026.",
        "Dọn vệ sinh bến nước (Chủ trì: Công an xã; phối hợp: Trạm Y tế xã và Hội Nông dân xã).",
    ],
)
def test_labels_behind_the_sentence_name_lead_and_helpers(text: str) -> None:
    roles = roles_in(text)
    assert (roles.lead, roles.coordinating) == (("Công an xã",), ("Trạm Y tế xã", "Hội Nông dân xã"))


@pytest.mark.parametrize("text", ["Dọn vệ sinh; phối hợp: chặt chẽ, kịp thời.", "Dọn vệ sinh, thực hiện: quét, rửa."])
def test_words_before_a_colon_that_name_nobody_are_no_labels(text: str) -> None:
    assert (roles_in(text).lead, roles_in(text).coordinating) == ((), ())


def test_labels_in_one_line_below_the_work_name_both() -> None:
    (task,) = reading_of(
        "I. NỘI DUNG\n- Dọn vệ sinh bến nước.\n- Chủ trì: Công an xã; phối hợp: Hội Nông dân xã."
    ).tasks
    assert (task.lead, task.coordinating) == (("Công an xã",), ("Hội Nông dân xã",))


def test_helper_ends_where_the_work_begins_after_the_name_of_its_unit() -> None:
    assert roles_in("Phối hợp với Công an xã Sông Mây soi đèn cổng trường.").coordinating == ("Công an xã Sông Mây",)


def test_words_that_join_another_place_stay_in_the_name() -> None:
    roles = roles_in("Phối hợp với Công an xã Sông Mây và xã Đồng Cói tuần tra bến nước.")
    assert roles.coordinating == ("Công an xã Sông Mây và xã Đồng Cói",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Văn phòng HĐND và UBND xã, Công an xã", ["Văn phòng HĐND và UBND xã", "Công an xã"]),
        ("Văn phòng HĐND và Sở Y tế", ["Văn phòng HĐND", "Sở Y tế"]),
        ("Thường trực HĐND và UBND xã", ["Thường trực HĐND", "UBND xã"]),
    ],
)
def test_office_shared_by_two_councils_is_one_body(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in split_bodies(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tổng phụ trách Đội tổ chức trò chơi.", "Tổng phụ trách Đội"),
        ("Các chi bộ trực thuộc: xây dựng kế hoạch.", "Các chi bộ trực thuộc"),
        ("Công an xã trực tại trụ sở.", "Công an xã"),
    ],
)
def test_verb_inside_a_name_is_not_where_the_duty_begins(text: str, name: str) -> None:
    body = take_body(text)
    assert body is not None
    assert text[body.start : body.end] == name


def test_two_bodies_said_to_lead_both_lead() -> None:
    roles = roles_in("Công an xã chủ trì, Hội Nông dân xã chủ trì tổ chức hội trại. Cơ quan chủ trì: Công an xã.")
    assert roles.lead == ("Công an xã", "Hội Nông dân xã")
    assert roles_in("Công an xã chủ trì, Hội Nông dân xã tham gia dọn kênh.").lead == ("Công an xã",)


def test_capital_verb_after_a_helper_is_the_work() -> None:
    assert roles_in("Phối hợp với Công đoàn cơ sở Tổ chức nói chuyện.").coordinating == ("Công đoàn cơ sở",)
    assert roles_in("Phối hợp với Ban Tổ chức giải đấu.").coordinating == ("Ban Tổ chức giải đấu",)


def test_a_long_line_of_bodies_closes_with_its_colon() -> None:
    line = "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh và các hội quần chúng tỉnh"
    (body,) = reading_of(f"I. TỔ CHỨC THỰC HIỆN\n1. {line}: vận động hội viên.").assignments
    assert (body.agency, body.requested) == (line.removeprefix("Đề nghị "), True)
    assert [duty.text for duty in body.duties] == ["vận động hội viên."]


def test_a_long_sentence_with_a_colon_is_no_title() -> None:
    text = "Rà soát " + "từng hộ ở xa " * 9 + "để lập sổ: ghi tên, ghi tuổi."
    assert [task.text for task in reading_of(f"I. NỘI DUNG\n1. {text}").tasks] == [text]


def test_request_after_a_full_line_names_the_next_body() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n"
        "Công an xã nắm chắc tình hình địa bàn, kịp thời ngăn chặn hành vi vi phạm ở các\n"
        "thôn xa, bảo vệ người gặp nạn và giúp họ tìm nơi ở tạm trong những ngày bão lớn.\n"
        "Đề nghị Hội Nông dân xã vận động hội viên chằng chống nhà cửa, thu hoạch lúa sớm\n"
        "trước khi bão vào, giúp các hộ neo đơn đưa gia súc đến nơi cao ráo và giữ gìn vệ\n"
        "sinh chuồng trại sau bão để phòng dịch bệnh.\n"
    )
    assert [(a.agency, a.requested) for a in reading_of(body).assignments] == [
        ("Công an xã", False),
        ("Hội Nông dân xã", True),
    ]


@pytest.mark.parametrize(
    ("sentence", "lead", "coordinating"),
    [
        ("Mở lớp tập huấn (Công an xã chủ trì; Hội Nông dân phối hợp).", ("Công an xã",), ("Hội Nông dân",)),
        ("Mở lớp tập huấn; Công an xã chủ trì; Hội Nông dân xã phối hợp.", ("Công an xã",), ("Hội Nông dân xã",)),
        ("Mở lớp tập huấn; giao Công an xã làm đầu mối.", ("Công an xã",), ()),
        ("Khám bệnh (Trạm Y tế làm đầu mối, phối hợp với các thôn).", ("Trạm Y tế",), ("các thôn",)),
        ("Trồng cây do Đoàn xã làm đầu mối.", ("Đoàn xã",), ()),
        ("Mỗi thôn mở 02 lớp tập huấn.", (), ()),
        ("Các thôn mở lớp tập huấn.", ("các thôn",), ()),
        ("Mở lớp tập huấn cho các tổ; người dân phụ trách vườn rau.", (), ()),
        ("Tuyên truyền vai trò của Hội, Mặt trận làm tốt công tác dân vận.", (), ()),
        ("Mở lớp tập huấn trong quý II. Công an xã chủ trì.", ("Công an xã",), ()),
        ("Mở lớp tập huấn. Giao Công an xã chủ trì, phối hợp với các thôn thực hiện.", ("Công an xã",), ("các thôn",)),
        ("Mở lớp tập huấn. Do Hội Nông dân xã phụ trách.", ("Hội Nông dân xã",), ()),
        ("Mở lớp tập huấn. Đồng chí Chủ tịch chủ trì hội nghị.", (), ()),
        ("Mở hòm thư góp ý. Người đứng đầu các cơ quan chịu trách nhiệm về kết quả.", (), ()),
        ("Mở lớp tập huấn. Công an xã đã chủ trì, các thôn đã dự.", (), ()),
        ("Công an xã đã chủ trì hội thi năm 2025. Năm 2026 tiếp tục mở hội thi.", (), ()),
    ],
)
def test_who_leads_behind_the_work_is_read(sentence: str, lead: tuple[str, ...], coordinating: tuple[str, ...]) -> None:
    roles = roles_in(sentence)
    assert (roles.lead, roles.coordinating) == (lead, coordinating)


def test_a_paragraph_under_a_bullet_with_a_lead_of_its_own_is_work_of_its_own() -> None:
    own = "Trạm Y tế xã khám bệnh cho người già."
    tasks = reading_of(f"I. NHIỆM VỤ\n- Công an xã tuần tra.\n{own}").tasks
    assert [(task.text, task.lead) for task in tasks] == [
        ("Công an xã tuần tra.", ("Công an xã",)),
        (own, ("Trạm Y tế xã",)),
    ]
    (task,) = reading_of("I. NHIỆM VỤ\n- Dọn đường làng.\ncùng với các hộ ở hai bên.").tasks
    assert task.text == "Dọn đường làng. cùng với các hộ ở hai bên."
