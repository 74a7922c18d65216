"""The quota of a model on a day: what is missing, what cannot be told, and what is no shortage at all."""

import pytest

from donghanh.domain.community import Facts, Headcount, Norm, Remark, Shortfall, Standing, Team, What, judge

CLUB = Norm(men=30, women=10, board_men=2, team_is_local=True)
FULL = Facts(
    members=Headcount(men=30, women=10),
    board=Headcount(men=2, women=1),
    team=Team(local=3),
    has_chair=True,
    chair_is_member=True,
)


def missing(norm: Norm, **changed: object) -> list[tuple[What, int]]:
    """What is missing from a full club when some facts are others."""
    facts = Facts(**(vars(FULL) | changed))
    return [(one.what, one.missing) for one in judge(norm, facts).shortfalls]


def test_a_club_with_just_enough_has_its_quota() -> None:
    verdict = judge(CLUB, FULL)
    assert (verdict.standing, verdict.shortfalls, verdict.remarks) == (Standing.MET, (), ())


@pytest.mark.parametrize(
    ("members", "short"),
    [
        (Headcount(26, 10), [(What.MEN, 4)]),
        (Headcount(30, 9), [(What.WOMEN, 1)]),
        (Headcount(26, 8), [(What.MEN, 4), (What.WOMEN, 2)]),
        (Headcount(300, 9), [(What.WOMEN, 1)]),
        (Headcount(0, 0), [(What.MEN, 30), (What.WOMEN, 10)]),
    ],
)
def test_too_few_men_or_women_are_told_apart(members: Headcount, short: list) -> None:
    assert missing(CLUB, members=members) == short


def test_more_women_never_make_up_for_men() -> None:
    assert judge(CLUB, Facts(**(vars(FULL) | {"members": Headcount(29, 90)}))).standing is Standing.SHORT


@pytest.mark.parametrize(
    ("members", "standing"),
    [
        (Headcount(28, 10, unknown=2), Standing.UNCLEAR),
        (Headcount(28, 10, unknown=1), Standing.SHORT),
        (Headcount(29, 9, unknown=2), Standing.UNCLEAR),
        (Headcount(28, 9, unknown=2), Standing.SHORT),
        (Headcount(30, 10, unknown=5), Standing.MET),
    ],
    ids=["may be two men", "too few", "one of each", "nobody fills two gaps", "not needed"],
)
def test_members_of_unknown_sex_leave_it_open_as_long_as_they_could_fill_the_gaps(
    members: Headcount, standing: Standing
) -> None:
    assert judge(CLUB, Facts(**(vars(FULL) | {"members": members}))).standing is standing


def test_a_norm_for_all_members_counts_everybody() -> None:
    norm = Norm(members=15)
    assert judge(norm, Facts(members=Headcount(5, 5, 5))).standing is Standing.MET
    assert judge(norm, Facts(members=Headcount(5, 5, 4))).shortfalls == (Shortfall(What.MEMBERS, 15, 14),)


@pytest.mark.parametrize(
    ("board", "short"),
    [
        (Headcount(men=1, women=5), [(What.BOARD_MEN, 1)]),
        (Headcount(), [(What.BOARD_MEN, 2)]),
        (Headcount(men=2), []),
    ],
)
def test_the_board_needs_its_men_and_no_board_has_none(board: Headcount, short: list) -> None:
    assert missing(CLUB, board=board) == short


@pytest.mark.parametrize(
    ("team", "short", "standing"),
    [
        (Team(), [(What.TEAM, 1)], Standing.SHORT),
        (Team(local=2, away=1), [(What.TEAM_LOCAL, 1)], Standing.SHORT),
        (Team(local=2, unknown=1), [(What.TEAM_LOCAL, 1)], Standing.UNCLEAR),
        (Team(local=1), [], Standing.MET),
    ],
)
def test_all_of_the_counselling_team_lives_where_the_club_is(team: Team, short: list, standing: Standing) -> None:
    assert missing(CLUB, team=team) == short
    assert judge(CLUB, Facts(**(vars(FULL) | {"team": team}))).standing is standing


def test_where_the_team_need_not_be_local_nobody_asks() -> None:
    assert judge(Norm(men=30), Facts(members=Headcount(30), team=Team(away=4))).standing is Standing.MET


def test_without_a_rule_nothing_is_short() -> None:
    verdict = judge(Norm(), Facts())
    assert (verdict.standing, verdict.shortfalls, verdict.remarks) == (Standing.NO_RULE, (), ())


@pytest.mark.parametrize(
    ("changed", "remarks"),
    [
        ({"chair_is_member": False}, (Remark.CHAIR_NO_MEMBER,)),
        ({"has_chair": False, "chair_is_member": False}, (Remark.NO_CHAIR,)),
        ({}, ()),
    ],
)
def test_a_chair_who_is_no_member_is_remarked_and_no_shortage(changed: dict, remarks: tuple) -> None:
    verdict = judge(CLUB, Facts(**(vars(FULL) | changed)))
    assert (verdict.standing, verdict.remarks) == (Standing.MET, remarks)


def test_a_model_without_members_is_not_told_that_its_chair_is_none() -> None:
    facts = Facts(board=Headcount(men=2), has_chair=True)
    assert judge(Norm(board_men=2), facts).remarks == ()


def test_words_that_are_no_sex_count_as_unknown() -> None:
    assert Headcount.of(["male", "female", "", "khác", "male"]) == Headcount(2, 1, 2)
