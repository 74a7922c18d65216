"""A numeral that a scan may have misread is no mistake of the writer."""

from dataclasses import replace

import pytest

from donghanh.documents.checking import check
from donghanh.documents.readers.open_file import read_bytes
from donghanh.documents.readers.source import Doubt
from tests.documents.plans import TEXT

SKIPS = TEXT.replace("II. TỔ CHỨC", "III. TỔ CHỨC")
FIRST, SECOND = SKIPS.index("I. NHIỆM VỤ"), SKIPS.index("III. TỔ CHỨC")


def types(**recognised):
    file = read_bytes(SKIPS.encode())
    return {finding.type for finding in check(replace(file, source=replace(file.source, **recognised)))}


def test_number_left_out_in_a_text_is_reported():
    assert "skipped_section" in types()


def test_number_left_out_on_a_clean_scan_is_reported():
    assert "skipped_section" in types(pages=(0,), confidence=(95,))


def test_number_left_out_on_a_poor_scan_is_held_back():
    assert types() - types(pages=(0,), confidence=(84,)) == {"skipped_section"}


@pytest.mark.parametrize("at", [FIRST, SECOND, SKIPS.index("2. Vận động")])
def test_number_left_out_beside_a_doubtful_head_of_a_line_is_held_back(at):
    doubt = Doubt(at, at + 2, 50)
    assert "skipped_section" not in types(pages=(0,), confidence=(95,), doubts=(doubt,))


@pytest.mark.parametrize("words", ["NHIỆM VỤ", "TỔ CHỨC THỰC", "Công an xã"])
def test_doubtful_word_that_heads_no_line_or_stands_elsewhere_holds_nothing_back(words):
    at = SKIPS.index(words)
    assert "skipped_section" in types(pages=(0,), confidence=(95,), doubts=(Doubt(at, at + 2, 50),))


def test_poor_page_holds_nothing_back_of_another_page():
    assert "skipped_section" in types(pages=(0, SECOND - 1), confidence=(60, 95))
