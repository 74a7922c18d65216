"""The composed documents say what their gold says, in every form they are printed in."""

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from tests.samples.compose.compose import Sample
from tests.samples.compose.forms import FORMS
from tests.samples.compose.from_text import sheet_of, words_of
from tests.samples.compose.marks import counted, parse
from tests.samples.compose.plain import text_of
from tests.samples.compose.scan import DPI, pages_of, png_of, scanned_pdf, worn
from tests.samples.scoring.board import FINDINGS
from tests.samples.scoring.likeness import normal
from tests.samples.written import NAMES, samples

SAMPLES = {sample.name: sample for sample in samples()}
BLIND = Path(__file__).parent / "blind"
SOME = (
    "island_children-table",
    "insurance_letter-arabic",
    "reform_decision-wrapped",
    "party_programme-party",
    "school_year-slashed",
    "disaster_scheme-parts",
)


def squeezed(text: str) -> str:
    """The text without markup and line ends, to look for words in it."""
    return re.sub(r"\s+", " ", normal(text.replace("*", "").replace("|", " ")))


def quotes(gold: dict[str, Any]) -> list[str]:
    """Every phrase that the gold takes from the document."""
    found = [gold["title"], *gold["recipients"], *gold["budget_sources"]]
    found += [item["title"] for item in gold["sections"]]
    found += [item.get("text") or item["text_prefix"] for item in gold["tasks"]]
    found += [body for item in gold["tasks"] for body in (*item.get("lead", ()), *item.get("coordinating", ()))]
    found += [item["agency"] for item in gold["assignments"]]
    found += [text for item in gold["assignments"] for text in (*item["duty_prefixes"], *item.get("duty_clauses", ()))]
    found += [item["text"] for key in ("dates", "targets") for item in gold[key]]
    return [phrase for phrase in found if phrase]


@pytest.mark.parametrize("name", SAMPLES)
def test_gold_of_a_sample_quotes_its_text(name: str) -> None:
    sample = SAMPLES[name]
    text = squeezed(text_of(sample.sheet, sample.setting))
    assert [phrase for phrase in quotes(sample.gold) if squeezed(phrase) not in text] == []


@pytest.mark.parametrize("path", sorted(BLIND.glob("gold/*.json")), ids=lambda path: path.stem)
def test_gold_of_a_blind_document_quotes_its_text(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    (source,) = BLIND.glob(f"{path.stem}.*")
    text = squeezed(source.read_text("utf-8"))
    assert [phrase for phrase in quotes(gold) if squeezed(phrase) not in text] == []


def test_every_kind_of_finding_is_planted_at_least_once() -> None:
    planted = {
        fault["type"] for sample in SAMPLES.values() for fault in sample.gold["anomalies"] if "confidence" not in fault
    }
    # How much of a duty must be answered for "partly" is the rule's own measure, so no description plants it.
    assert FINDINGS - planted == {"partly_covered"}


def test_every_description_is_printed_at_least_three_times_and_most_printings_are_clean() -> None:
    clean = [sample for sample in SAMPLES.values() if not sample.gold["anomalies"]]
    assert all(sum(name.startswith(f"{document}-") for name in SAMPLES) >= 3 for document in NAMES)
    assert len(clean) >= 40
    assert {sample.gold["doc_type"] for sample in SAMPLES.values()} >= {
        "Kế hoạch", "Chương trình", "Phương án", "Quyết định", "Chỉ thị", "Công văn", "Báo cáo", "Thông báo", "Hướng dẫn",
    }  # fmt: skip


def printed(sample: Sample, form: str) -> str:
    """The text of a sample in another form, as the plainest of libraries gives it."""
    data = FORMS[form].make(sample.sheet)
    if form == "pdf":
        document = pypdfium2.PdfDocument(data)
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        return text
    texts: list[str] = []
    word = docx.Document(io.BytesIO(data))
    for block in word.iter_inner_content():
        rows = getattr(block, "rows", None)
        texts += [cell.text for row in rows for cell in row.cells] if rows is not None else [block.text]
    return "\n".join(texts)


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("name", SOME)
def test_a_form_prints_every_word(name: str, form: str) -> None:
    sample = SAMPLES[name]
    letters = re.sub(r"\s+", "", printed(sample, form))
    lost = [word for word in words_of(sample.sheet) if re.sub(r"\s+", "", word) not in letters]
    assert lost == []


def test_word_counts_the_markers_it_would_print_alike_and_leaves_the_others_typed() -> None:
    plainly = printed(SAMPLES["school_year-stacked-faulty"], "docx")
    counted_by_word = printed(SAMPLES["school_year-stacked-faulty"], "docx-auto")
    assert "I. MỤC ĐÍCH, YÊU CẦU" in plainly
    assert "I. MỤC ĐÍCH, YÊU CẦU" not in counted_by_word
    assert "MỤC ĐÍCH, YÊU CẦU" in counted_by_word
    # Two bodies are numbered 2: Word would print 3, so the second is typed.
    assert "2. Giáo viên chủ nhiệm" in counted_by_word


def test_pages_are_scanned_at_two_hundred_dots_an_inch() -> None:
    (first, *_) = pages = pages_of(FORMS["pdf"].make(SAMPLES["island_children-table"].sheet))
    assert (first.width, first.height) == pytest.approx((210 / 25.4 * DPI, 297 / 25.4 * DPI), abs=2)
    assert png_of(worn(first)).startswith(b"\x89PNG")
    document = pypdfium2.PdfDocument(scanned_pdf(pages))
    assert len(document) == len(pages)
    assert document[0].get_textpage().get_text_range().strip() == ""
    document.close()


@pytest.mark.parametrize("path", sorted(p for p in BLIND.iterdir() if p.is_file()), ids=lambda path: path.stem)
def test_any_text_can_be_printed_without_losing_a_word(path: Path) -> None:
    text = path.read_text("utf-8")
    bare = re.compile(r"[\s|#*_:-]+")
    assert sorted(bare.sub("", "".join(words_of(sheet_of(text))))) == sorted(bare.sub("", text))


def test_a_mark_that_is_broken_or_a_number_without_one_is_refused() -> None:
    for source in ("tổ chức 03 buổi", "trước {d 2026-06-30|ngày 30/6/2026", "{x|nói}"):
        with pytest.raises(ValueError, match=r"number|closed|unknown"):
            parse(source)


def test_a_fault_is_printed_only_where_it_is_planted() -> None:
    source = "báo cáo {!wrong_year|{d 2022-12-16|trước ngày 16/12/2022}|{d 2026-12-16|trước ngày 16/12/2026}}."
    assert parse(source).text == "báo cáo trước ngày 16/12/2026."
    planted = parse(source, {"wrong_year"})
    assert planted.faults == (("wrong_year", "trước ngày 16/12/2022"),)
    assert [mark.says for mark, _ in planted.of("d")] == ["2022-12-16"]


def test_words_and_operator_of_a_count_must_agree() -> None:
    ((mark, words),) = parse("{q >=|ít nhất 1.200 tờ rơi}").of("q")
    assert counted(mark, words) == (1200, "tờ rơi", ">=")
    ((mark, words),) = parse("{t >=|Trên 95%}").of("t")
    with pytest.raises(ValueError, match="says >"):
        counted(mark, words)
