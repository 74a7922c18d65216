import pytest

from donghanh.domain.text.secrecy import first_mark, letterheads_of, mark_in


@pytest.mark.parametrize(
    ("line", "degree"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("M Ậ T", "MẬT"),
        ("M   Ậ   T", "MẬT"),
        ("T Ố I  M Ậ T", "TỐI MẬT"),
        ("(MẬT)", "MẬT"),
        ("“TUYỆT MẬT”", "TUYỆT MẬT"),
        ("- MẬT -", "MẬT"),
        ("Tối mật", "TỐI MẬT"),
        ("Độ mật: TỐI MẬT", "TỐI MẬT"),
        ("ĐỘ MẬT: MẬT", "MẬT"),
        ("Mức độ mật: Mật", "MẬT"),
        ("ỦY BAN NHÂN DÂN XÃ SÔNG MÂY   MẬT", "MẬT"),
        ("MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "MẬT"),
        ("Số: 12/KH-UBND (MẬT)", "MẬT"),
        ("HỎA TỐC - TỐI MẬT", "TỐI MẬT"),
        ("MẬT - Trang 2/3", "MẬT"),
        ("TỐI MẬT. Bản số: 02", "TỐI MẬT"),
        ("M\u00c2\u0323T", "MẬT"),
        ("M\u200bẬT", "MẬT"),
    ],
)
def test_mark_by_itself_in_its_line_or_column_is_seen(line, degree):
    assert mark_in(line) == degree


@pytest.mark.parametrize(
    "line",
    [
        "CÔNG TÁC BẢO MẬT",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "BÍ MẬT",
        "MẬT ĐỘ DÂN SỐ",
        "Mật độ dân số của xã là 300 người một km2.",
        "Giữ bí mật thông tin của người bị bạo lực; không chuyển tài liệu mật qua mạng",
        "tài liệu mật",
        "TÀI LIỆU MẬT",
        "ỦY BAN NHÂN DÂN XÃ TÂN MẬT",
        "1. MẬT",
        "- Tối mật",
        "TUYỆT MẬT, TỐI MẬT, MẬT",
        "Độ mật: Không",
        "Độ mật:",
        "Mật",
        "MAT",
        "Số: 12/KH-UBND (bảo mật)",
    ],
)
def test_word_of_a_sentence_or_heading_is_no_mark(line):
    assert mark_in(line) is None


def test_last_syllable_of_a_heading_over_two_lines_is_no_mark():
    assert first_mark(["TĂNG CƯỜNG CÔNG TÁC BẢO", "MẬT"]) is None
    assert first_mark(["ỦY BAN NHÂN DÂN", "", "MẬT"]) == (2, "MẬT")


def test_recognition_that_lost_the_marks_of_letters_still_shows_the_mark():
    assert mark_in("TOI MẠT", recognised=True) == "TỐI MẬT"
    assert mark_in("CÁC MẶT", recognised=True) is None


def test_words_that_head_a_page_say_it_where_no_heading_can_stand():
    assert mark_in("TÀI LIỆU MẬT", aside=True) == "MẬT"
    assert mark_in("TÀI LIỆU BẢO MẬT", aside=True) is None


def test_letterhead_of_an_attached_plan_is_looked_at_again():
    lines = ["chữ"] * 60 + ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỐI MẬT"]
    heads = list(letterheads_of(lines, first=40, after=15))
    assert [first_mark(head) for head in heads] == [None, (5, "TỐI MẬT")]
    assert list(letterheads_of([*lines[:60], "TỐI MẬT"], first=40, after=15)) == [["chữ"] * 40]
