"""Findings speak the reader's language: every sentence goes through the catalogue, its values are filled in afterwards."""

import pytest

from donghanh.documents import findings_said
from donghanh.documents.finding_words import RULE_NAMES, WORDS, Words
from donghanh.documents.findings_said import rule_name, said
from donghanh.documents.models import Finding, Severity
from donghanh.domain.planlint.rules import RULES
from tooling.messages import Message, gathered

KEPT = Words("giữ lại", "vì vậy", "làm đi")
ENGLISH = {
    "Thứ và ngày không khớp: “{text}”": "Weekday and date do not fit: “{text}”",
    "Ngày {date} là {right}.": "{date} is a {right}.",
    "thứ Sáu": "Friday",
}


@pytest.fixture
def in_english(monkeypatch) -> None:
    """A catalogue of a few sentences, whatever the shipped one holds."""
    monkeypatch.setattr(findings_said, "gettext", lambda words: ENGLISH.get(words, words))


def test_a_finding_is_told_in_the_language_of_the_reader_with_its_values(in_english) -> None:
    params = {"right": "thứ Sáu", "date": "2026-11-20"}
    words = said("weekday_mismatch", params, "Thứ Năm, ngày 20/11/2026", kept=KEPT)
    assert words.title == "Weekday and date do not fit: “Thứ Năm, ngày 20/11/2026”"
    assert words.why == "20/11/2026 is a Friday."


def test_words_of_the_document_are_not_translated(in_english) -> None:
    ENGLISH["giữ nguyên"] = "translated"
    assert "giữ nguyên" in said("two_leads", {"bodies": "giữ nguyên"}, "", kept=KEPT).title


@pytest.mark.parametrize(
    ("kind", "params"), [("", {}), ("gone_with_an_old_version", {}), ("weekday_mismatch", {"right": "thứ Sáu"})]
)
def test_what_an_older_version_kept_is_told_as_it_was_kept(kind: str, params: dict[str, str]) -> None:
    assert said(kind, params, "", kept=KEPT) == KEPT


def test_the_row_tells_its_own_words() -> None:
    row = Finding(
        code="L27", type="repeated_words", severity=Severity.WARNING, message="cũ", text="công tác công tác",
        params={"right": "công tác"}, authority=next(rule.authority for rule in RULES if rule.code == "L27"),
    )  # fmt: skip
    assert "công tác công tác" in row.said.title
    assert row.said.suggestion == "Giữ lại “công tác”."
    assert row.rests_on.startswith("NĐ 30/2020")


def test_a_rule_is_called_by_its_name_and_a_rule_that_is_gone_by_its_code() -> None:
    assert rule_name("L18") == RULE_NAMES["L18"]
    assert rule_name("L99") == "L99"


def test_every_sentence_name_and_authority_is_in_the_catalogue() -> None:
    known = {message.text for message in gathered()}
    sentences = {part for words in WORDS.values() for part in (words.title, words.why, words.suggestion)}
    assert sentences | set(RULE_NAMES.values()) | {rule.authority for rule in RULES} <= known
    assert Message("thứ Sáu") in gathered()
