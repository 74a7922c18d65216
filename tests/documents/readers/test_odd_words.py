"""Words that no document prints, by which a misreading is known that the recognition itself was fairly sure of."""

import pytest

from donghanh.documents.readers.printed.odd import is_odd


@pytest.mark.parametrize("word", ["trš::¿", "chng", "tiôn", "t:óng", "xóu:,", "=$nz-xanh,", "¡6", "quỗc", "-gày"])
def test_misread_word_is_odd(word):
    assert is_odd(word)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "thôn",
            "Nghiêng",
            "(quyết",
            "“Trước",
            "định”.",
            "giới;",
            "bình-đẳng",
            "Mây./.",
            "a)",
            "đ)",
            "b.",
            "III.",
            "và/hoặc",
        ),
        *(
            "12/KH-UBND",
            "20/3/2026.",
            "3.000.000",
            "45,3%",
            "7h30",
            "8:30",
            "TP.HCM",
            "THCS",
            "xa@songmay.gov.vn",
            "-",
            "–",
        ),
    ],
)
def test_word_that_documents_print_is_not_odd(word):
    assert not is_odd(word)
