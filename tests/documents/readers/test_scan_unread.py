"""Pages of which no word is taken: why the file is refused, and that a secrecy mark among what stands aside comes first."""

import pytest

from donghanh.documents.readers.printed.marks import refuse_unread
from donghanh.documents.readers.printed.sheet import Sheet, Word
from donghanh.documents.readers.refusal import Refused
from donghanh.documents.readers.scan.recognise import _unread


def unclear(*lines: str) -> Sheet:
    """A page of A4 with some lines, so badly recognised that none of them is taken."""
    words = [Word(line, 80, 60 + 20 * row, 300, 74 + 20 * row) for row, line in enumerate(lines)]
    return _unread(Sheet(595, 842, [[word] for word in words], confidence=60))


def blank() -> Sheet:
    return Sheet(595, 842, [])


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ([unclear("ỦY BAN NHÂN DÂN", "MẬT", "KẾ HOẠCH")], "secrecy"),
        ([blank(), unclear("ỦY BAN NHÂN DÂN", "TỐI MẬT")], "secrecy"),
        ([unclear("ỦY BAN NHÂN DÂN", "bảo vệ bí mật nhà nước", "KẾ HOẠCH")], "unclear_picture"),
        ([blank(), unclear("KẾ HOẠCH")], "unclear_picture"),
        ([blank(), blank()], "no_text"),
    ],
    ids=["a mark", "a mark on the second page", "the words in a sentence", "print", "nothing"],
)
def test_what_cannot_be_read_is_refused_and_a_secret_paper_for_being_secret(sheets: list[Sheet], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        refuse_unread(sheets)
    assert refusal.value.code == code


def test_a_file_with_one_page_that_was_read_goes_on() -> None:
    refuse_unread([unclear("MẬT"), Sheet(595, 842, [[Word("chữ", 80, 60, 300, 74)]])])
