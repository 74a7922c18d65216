"""The scorer gives full marks to the gold itself, and takes off what is missed, invented or put in the wrong place."""

from typing import Any

import pytest

from tests.samples.scoring.board import Board, details, rows
from tests.samples.scoring.likeness import pairs, same_beginning, same_name, same_number
from tests.samples.written import samples

GOLD: dict[str, Any] = {
    "doc_type": "Kế hoạch",
    "number": "12/KH-UBND",
    "sections": [
        {"marker": "I.", "level": 1, "title": "MỤC ĐÍCH", "kind": "heading"},
        {"marker": "1.", "level": 2, "title": "Nâng cao nhận thức của người dân", "kind": "item"},
    ],
    "tasks": [
        {"text": "Trồng hai luống hoa trước cổng trường cùng phụ huynh", "lead": ["Công an xã"], "coordinating": []}
    ],
    "assignments": [
        {
            "agency": "Công an xã",
            "duty_prefixes": ["Giữ trật tự tại cổng trường"],
            "duty_clauses": ["bố trí người trực"],
            "requested": False,
        }
    ],
    "dates": [
        {"date": "2026-06-30", "text": "30/6/2026"},
        {"recurring": "weekly", "text": "hằng tuần", "optional": True},
    ],
    "anomalies": [{"type": "typo", "text": "nhận thưc"}],
}


def board_of(got: dict[str, Any], gold: dict[str, Any] = GOLD) -> Board:
    board = Board()
    board.add("plan", gold, got)
    return board


def test_gold_scores_full_marks_against_itself() -> None:
    board = Board()
    for sample in samples():
        board.add(sample.name, sample.gold, sample.gold)
    assert board.macro == 1.0
    assert details(board) == [line for line in details(board) if line.startswith("finding")]


def test_an_empty_reading_scores_nothing_and_breaks_nothing() -> None:
    board = board_of({})
    assert board.macro == 0.0
    assert [row[0] for row in rows(board)][-1] == "finding types (recall)"


def test_an_item_may_be_read_as_heading_or_left_and_an_optional_one_may_be_listed_or_left() -> None:
    heading = {"marker": "I.", "level": 1, "title": "Mục đích", "kind": "heading"}
    run_in = {"marker": "1.", "level": 2, "title": "Nâng cao nhận thức của người dân", "kind": "run_in"}
    for got in ([heading], [heading, run_in]):
        assert board_of({"sections": got}).fields["sections"].f1 == 1.0
    invented = {"marker": "2.", "level": 2, "title": "Chẳng có", "kind": "heading"}
    assert board_of({"sections": [heading, invented]}).fields["sections"].precision == 0.5
    weekly = {"recurring": "weekly", "text": "hằng tuần"}
    for dates in ([GOLD["dates"][0]], [GOLD["dates"][0], weekly]):
        assert board_of({"dates": dates}).fields["dates"].f1 == 1.0


def test_a_clause_may_be_listed_apart_but_only_under_a_body_of_the_gold() -> None:
    duties = [
        {"text": "Giữ trật tự tại cổng trường và trong chợ"},
        {"text": "bố trí người trực"},
        {"text": "làm việc khác hẳn"},
    ]
    board = board_of({"assignments": [{"agency": "Công an xã", "duties": duties, "requested": True}]})
    assert (board.fields["duties"].hits, len(board.fields["duties"].extra)) == (1, 1)
    assert board.fields["assignment.requested"].hits == 0


def test_a_field_named_as_debatable_is_not_scored_nor_what_follows_from_it() -> None:
    board = board_of({"tasks": []}, GOLD | {"not_scored": {"tasks": "a reason"}})
    assert "tasks" not in board.fields
    assert "number" in board.fields


def test_findings_count_by_type_and_an_error_beyond_the_gold_is_told() -> None:
    found = [
        {"type": "typo", "severity": "info", "code": "L14"},
        {"type": "wrong_year", "severity": "error", "code": "L04"},
    ]
    board = board_of({"findings": found})
    assert board.findings.recall == 1.0
    assert [finding["type"] for _, finding in board.false_errors] == ["wrong_year"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND xã Sông Mây", "Ủy ban nhân dân xã Sông Mây", True),
        ("Uỷ ban nhân dân xã Hoà An", "Ủy ban nhân dân xã Hòa An", True),
        ("Công an xã", "Công đoàn xã", False),
        ("UBND xã Sông Mây", "UBND phường Sông Mây", False),
    ],
)
def test_names_are_the_same_whatever_their_spelling_but_not_of_another_body_or_level(
    one: str, other: str, same: bool
) -> None:
    assert bool(same_name(0.8)(one, other)) is same


def test_long_texts_are_compared_by_their_beginning_and_numbers_without_spaces() -> None:
    text = "Tổ chức các buổi nói chuyện chuyên đề tại nhà văn hóa"
    assert same_beginning(text, f"{text} thôn, xong trước ngày 30/6/2026.")
    assert not same_beginning(text, "Tổ chức thi nấu ăn")
    assert same_number("2282/QĐ- TTg", "2282/QĐ-TTg")


def test_each_item_is_paired_once_the_likest_first() -> None:
    assert pairs(["a", "a"], ["a", "b", "a"], lambda one, other: float(one == other)) == [(0, 0), (1, 2)]
    assert pairs(["a"], ["a", "a"], lambda one, other: float(one == other)) == [(0, 0)]
