from donghanh.documents.readers.joined import joined_lines
from donghanh.documents.readers.plain import read_blocks

WRAPPED = """KẾ HOẠCH
Trồng hoa trước cổng trường năm 2026

Ủy ban nhân dân xã giao các thôn trồng và chăm sóc những luống hoa đã
được chia, làm cỏ mỗi tuần một buổi, giữ cho đường vào trường luôn sạch
sẽ trong suốt mùa mưa và báo lại cho xã khi có luống nào bị hỏng.
- Mỗi thôn góp ít nhất năm mươi cây giống và cử hai người trông nom các
luống hoa của thôn mình trong những ngày nghỉ lễ, nhất là dịp đầu năm
học khi có nhiều người qua lại trước cổng trường.
"""


def test_lines_broken_at_the_width_of_the_page_belong_together():
    assert joined_lines(WRAPPED, read_blocks(WRAPPED)) == [[4, 6], [7, 9]]


def test_text_whose_paragraphs_are_lines_has_nothing_to_join():
    text = "I. NHIỆM VỤ\n1. Trồng hoa.\n2. Tưới hoa.\n"
    assert joined_lines(text, read_blocks(text)) == []


def test_columns_of_a_letterhead_stay_apart():
    text = "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ SÔNG MÂY          Độc lập - Tự do - Hạnh phúc\n"
    assert joined_lines(text, read_blocks(text)) == []


def test_number_of_a_page_in_the_middle_of_a_paragraph_keeps_its_lines_apart():
    text = WRAPPED.replace("luôn sạch\n", "luôn sạch\n2\n")
    assert joined_lines(text, read_blocks(text))[0] == [4, 5]


def test_reading_carries_the_paragraphs_of_its_source():
    from donghanh.documents.readers.source import Source

    assert Source(WRAPPED, read_blocks(WRAPPED)).to_json()["paragraphs"] == [[4, 6], [7, 9]]
