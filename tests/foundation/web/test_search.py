"""What the search box takes for an answer."""

import pytest

from donghanh.foundation.web.search import begins, spells
from donghanh.units.models import Unit
from tests import factories as make

pytestmark = pytest.mark.django_db


def unit(text: str) -> None:
    made = make.make_unit("Bến Đò")
    Unit.objects.filter(pk=made.pk).update(search=text)


@pytest.mark.parametrize(
    ("text", "words", "is_found"),
    [
        ("phuong hoa hieu nam 2026", "hoa hieu", True),
        ("phuong hoa hieu nam 2026", "hieu phuong", True),
        ("hoat dong cua dong bao dan toc thieu so", "hoa hieu", False),  # inside other words
        ("phat thanh chuyen muc", "phat thanh chuy", True),  # the last word is still being typed
        ("phat thanh chuyen muc", "pha thanh", False),
        ("ke hoach 42/kh-ubnd 2026", "42/kh", True),
        ("cau lac bo (nam gioi)", "nam", True),
    ],
)
def test_words_are_whole_but_for_the_last(text: str, words: str, is_found: bool) -> None:
    unit(text)
    assert Unit.objects.filter(spells("search", words)).exists() is is_found


@pytest.mark.parametrize(
    ("text", "phrase", "is_found"),
    [
        ("tran thu hanh|Trần Thu Hạnh", "thu ha", True),
        ("tran thu hanh|Trần Thu Hạnh", "tran", True),
        ("an thanh dong", "hanh", False),
    ],
)
def test_a_phrase_begins_where_a_word_begins(text: str, phrase: str, is_found: bool) -> None:
    unit(text)
    assert Unit.objects.filter(begins("search", phrase)).exists() is is_found
