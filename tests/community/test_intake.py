"""A list of members: every problem is named by its cell, and what leaves comes in again as it was."""

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from donghanh.community.actions import take_in_members
from donghanh.community.intake.columns_out import columns
from donghanh.community.intake.examine import Examination, examine
from donghanh.community.intake.sheets import MEMBERS
from donghanh.community.intake.template import template_file
from donghanh.community.models import Initiative, InitiativeEvent, Member, Membership
from donghanh.community.queries import members_on
from donghanh.community.refusals import CommunityRefused
from donghanh.community.wording import PROBLEMS
from donghanh.documents.sheets.upload import read_pasted, read_upload
from donghanh.documents.sheets.wording import problem_words
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import FOUNDED, SCHOOL, initiative_of, member_of

pytestmark = pytest.mark.django_db
HEADINGS = [column.heading for column in MEMBERS.columns]
MODULE = "donghanh.community.intake.limited"
ON = dt.date(2026, 3, 2)


def look(club: Initiative, *rows: tuple[Any, ...]) -> Examination:
    """Pasted rows of name, sex, born, village, body, joined, left; the last ones may be missing."""
    text = "\n".join("\t".join(map(str, row)) for row in (HEADINGS, *rows))
    return examine(read_pasted(text, MEMBERS), initiative=club, on=ON)


def told(found: Examination) -> list[tuple[str, str]]:
    return [(problem.place.partition("!")[2], problem.code) for problem in found.problems]


def row(name: str = "Lù A Páo", **fields: str) -> tuple[str, ...]:
    values = {"sex": "Nam", "born": "", "village": "", "body": "", "joined": "1/4/2024", "left": ""} | fields
    return (name, *values.values())


def test_a_clean_list_adds_people_with_what_it_says(cast: Cast) -> None:
    club = initiative_of(cast)
    text = [row(born="1975", village="bãi sậy", body="trạm y tế xã"), row("Lù Thị Sai", sex="nữ", left="1/2/2026")]
    sheets = read_pasted("\n".join("\t".join(one) for one in (HEADINGS, *text)), MEMBERS)
    done = take_in_members(initiative=club, sheets=sheets, by=cast.officer.actor, at=timezone.now())
    assert done.counts == {"new": 2}
    member = Member.objects.get(full_name="Lù A Páo")
    assert (member.sex, member.born_in, member.village, member.from_body) == ("male", 1970, cast.village, cast.health)
    assert [m.full_name for m in members_on(club, dt.date(2026, 2, 1))] == ["Lù A Páo"]
    assert InitiativeEvent.objects.get(kind="imported").details == {"counts": {"new": 2}}
    assert not InitiativeEvent.objects.filter(kind="joined").exists()


@pytest.mark.parametrize(
    ("fields", "cell", "code"),
    [
        ({"name": ""}, "A2", "cell_empty"),
        ({"name": "x" * 130}, "A2", "too_long"),
        ({"sex": "đàn ông"}, "B2", "sex_unknown"),
        ({"born": "khoảng 1890"}, "C2", "born_unknown"),
        ({"born": "1975 hoặc 1985"}, "C2", "born_unknown"),
        ({"born": "bảy lăm"}, "C2", "born_unknown"),
        ({"village": "Bãi Sậi"}, "D2", "village_unknown"),
        ({"body": "Trạm Thú y"}, "E2", "body_unknown"),
        ({"joined": ""}, "F2", "cell_empty"),
        ({"joined": "31/2/2025"}, "F2", "day"),
        ({"joined": "1/3/2019"}, "F2", "before_founding"),
        ({"joined": "1/3/2062"}, "F2", "day_far"),
        ({"left": "1/4/2024"}, "G2", "left_before"),
    ],
)
def test_each_mistake_is_named_by_its_cell(cast: Cast, fields: dict, cell: str, code: str) -> None:
    found = look(initiative_of(cast), row(**fields))
    assert told(found) == [(cell, code)]
    assert "%(" not in problem_words(found.problems[0], PROBLEMS)


def test_a_name_that_is_nearly_right_is_asked_about(cast: Cast) -> None:
    found = look(initiative_of(cast), row(village="Bãi Sậi"))
    assert "thôn Bãi Sậy" in problem_words(found.problems[0], PROBLEMS)


def test_all_mistakes_are_told_at_once_in_reading_order(cast: Cast) -> None:
    found = look(initiative_of(cast), row(sex="?", born="?"), row("", joined="?"))
    assert told(found) == [("B2", "sex_unknown"), ("C2", "born_unknown"), ("A3", "cell_empty"), ("F3", "day")]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ({}, "person_twice"),
        ({"joined": "1/6/2024"}, "person_twice"),
        ({"born": "1975"}, "same_name_row"),
        ({"village": "Bãi Sậy"}, "same_name_row"),
    ],
)
def test_two_lines_of_one_name_need_what_tells_them_apart(cast: Cast, second: dict, code: str) -> None:
    assert told(look(initiative_of(cast), row(), row(**second))) == [("A3", code)]


def test_two_people_of_one_name_and_two_times_of_one_person_are_taken(cast: Cast) -> None:
    club = initiative_of(cast)
    people = look(club, row(born="1975"), row(born="1992"))
    times = look(club, row(left="1/6/2024"), row(joined="1/6/2024"))
    assert people.is_clean
    assert times.is_clean


def test_who_is_there_already_is_the_same_and_who_left_comes_again(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo", born_in=1970, joined_on=dt.date(2024, 4, 1))
    member_of(club, "Vàng A Chứ", left_on=dt.date(2025, 1, 1))
    member_of(club, "Sùng A Tủa", joined_on=dt.date(2024, 4, 1))
    found = look(
        club,
        row(),
        row("Vàng A Chứ", joined="1/2/2025"),
        row("Sùng A Tủa", left="1/2/2026"),
        row("Hạng A Nủ"),
    )
    assert found.is_clean
    assert [line.status for line in found.lines] == ["same", "again", "leaves", "new"]


@pytest.mark.parametrize(
    ("fields", "cell", "code"),
    [
        ({"joined": "2/4/2024"}, "F2", "holds_since"),
        ({"joined": "1/4/2024", "sex": "Nữ"}, "B2", "other_sex"),
    ],
)
def test_days_and_sex_that_contradict_the_list_are_told(cast: Cast, fields: dict, cell: str, code: str) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo", joined_on=dt.date(2024, 4, 1))
    assert told(look(club, row(**fields))) == [(cell, code)]


def test_an_end_that_is_written_down_is_not_changed_by_a_list(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo", joined_on=dt.date(2024, 4, 1), left_on=dt.date(2025, 1, 1))
    for left in ("", "1/2/2025"):
        assert told(look(club, row(left=left))) == [("G2", "left_since")]
    assert look(club, row(left="1/1/2025")).is_clean


def test_of_several_people_of_one_name_the_list_says_whom_it_means(cast: Cast) -> None:
    club = initiative_of(cast)
    for born_in in (1970, 1990):
        member_of(club, "Lù A Páo", born_in=born_in, joined_on=dt.date(2024, 4, 1))
    assert told(look(club, row())) == [("A2", "which_of_them")]
    assert look(club, row(born="1991")).lines[0].member.born_in == 1990


def test_what_was_taken_away_comes_in_again_as_it_was(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo", born_in=1970, village=cast.village, from_body=cast.health)
    member_of(club, "=Lù Thị Sai", "female", left_on=dt.date(2025, 5, 5))
    member_of(club, "Không Rõ", "")
    client = cast.officer.client()
    for query, read in (("?dang=xlsx", _from_file), ("", _from_csv)):
        answer = client.get(f"/mo-hinh/{club.pk}/thanh-vien/tai-ve/{query}{'&' if query else '?'}tinh_trang=tat-ca")
        found = examine(read(b"".join(answer.streaming_content)), initiative=club, on=ON)
        assert [line.status for line in found.lines] == ["same"] * 3, told(found)
    assert list(columns()) == HEADINGS


def _from_file(content: bytes) -> dict:
    return read_upload(SimpleUploadedFile("thanh-vien.xlsx", content), module=MODULE)


def _from_csv(content: bytes) -> dict:
    return read_pasted(content.decode(), MEMBERS)


def test_the_template_is_a_list_without_lines(cast: Cast) -> None:
    content = template_file(villages=["thôn Bãi Sậy"], bodies=["=Trạm"])
    found = examine(_from_file(content), initiative=initiative_of(cast), on=ON)
    assert [problem.code for problem in found.problems] == ["no_rows"]


def test_a_filled_file_is_read_in_a_child(cast: Cast) -> None:
    book = Workbook()
    book.active.title = "thanh vien"
    book.active.append(HEADINGS)
    book.active.append(["Lù A Páo", "Nam", 1975, None, None, dt.date(2024, 4, 1)])
    book.active.append(["Lù A Pó", "Nam", dt.date(1981, 5, 6), None, None, 45400])
    out = io.BytesIO()
    book.save(out)
    found = examine(_from_file(out.getvalue()), initiative=initiative_of(cast), on=ON)
    assert told(found) == [("F3", "day_number")]
    assert [line.born_in for line in found.lines] == [1970, 1980]


def test_a_list_that_is_no_longer_clean_writes_nothing(cast: Cast) -> None:
    club = initiative_of(cast)
    sheets = read_pasted("\n".join("\t".join(one) for one in (HEADINGS, row("Vàng A Chứ"), row())), MEMBERS)
    member_of(club, "Lù A Páo", joined_on=dt.date(2024, 5, 1))
    with pytest.raises(CommunityRefused, match="not_clean"):
        take_in_members(initiative=club, sheets=sheets, by=make.TESTS, at=timezone.now())
    assert Membership.objects.count() == 1


def test_a_list_with_nothing_new_is_refused(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, "Lù A Páo", joined_on=dt.date(2024, 4, 1))
    sheets = read_pasted("\n".join("\t".join(one) for one in (HEADINGS, row())), MEMBERS)
    with pytest.raises(CommunityRefused, match="nothing_to_do"):
        take_in_members(initiative=club, sheets=sheets, by=make.TESTS, at=timezone.now())


def test_a_kind_without_members_takes_no_list(cast: Cast) -> None:
    with pytest.raises(CommunityRefused, match="no_members"):
        take_in_members(
            initiative=initiative_of(cast, SCHOOL), sheets=read_pasted("x", MEMBERS), by=make.TESTS, at=timezone.now()
        )


def test_looking_a_list_over_costs_the_same_for_many_lines(cast: Cast, django_assert_max_num_queries) -> None:
    club = initiative_of(cast)
    assert club.founded_on == FOUNDED
    rows = [row(f"Người {number}") for number in range(300)]
    with django_assert_max_num_queries(10):
        assert look(club, *rows).is_clean
