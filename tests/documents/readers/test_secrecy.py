import pytest

from donghanh.documents.readers.secrecy import mark_in_head
from tests.documents.plans import TEXT


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize("drawn", ["{}", "**{}**", "   {}   ", "XÃ SÔNG MÂY        {}", "| {} | Số 1 |"])
def test_mark_that_stands_by_itself_is_seen(mark, drawn):
    assert mark_in_head("ỦY BAN NHÂN DÂN\n" + drawn.format(mark) + "\n" + TEXT) == mark


@pytest.mark.parametrize(
    "line",
    [
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Kế hoạch bảo vệ bí mật đời tư của người bị bạo lực",
        "TÀI LIỆU KHÔNG MẬT",
        "mật",
    ],
)
def test_words_in_a_sentence_are_no_mark(line):
    assert mark_in_head(line + "\n" + TEXT) is None


def test_what_stands_far_down_is_no_mark_of_the_paper():
    assert mark_in_head("chữ\n" * 60 + "MẬT\n") is None
