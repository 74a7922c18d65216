"""L14 and the bullets that office programs leave without their font."""

from donghanh.documents.readers.reference import load_library, load_territory
from donghanh.domain.planlint.lint import lint
from tests.domain.plandoc.test_reading_short_texts import reading_of


def residues(body: str) -> list[str]:
    found = lint(reading_of(body), load_library(), load_territory())
    return [finding.text for finding in found if finding.type == "encoding_residue"]


def test_a_bullet_without_its_font_is_no_broken_letter() -> None:
    assert residues("I. NHIỆM VỤ\n\uf0a7 Treo cờ ở các thôn.\n\uf0d8 Dọn vệ sinh.") == []


def test_such_a_letter_inside_the_words_is_broken() -> None:
    assert residues("I. NHIỆM VỤ\n\uf0a7 Treo c\uf0a7 ở các thôn.") == ["\uf0a7"]
