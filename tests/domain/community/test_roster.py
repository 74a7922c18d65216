"""A club through time: who counts on which day, and from when until when it had its quota."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from donghanh.domain.community import (
    Norm,
    Presence,
    Residence,
    Roster,
    Rule,
    Seat,
    Sex,
    Site,
    Standing,
    Step,
    Team,
    facts_on,
    history,
    judge,
    place_on,
)

MALE, FEMALE = Sex.MALE, Sex.FEMALE
MAR, JUN, SEP, DEC = (dt.date(2026, month, 1) for month in (3, 6, 9, 12))
DAY = dt.timedelta(days=1)


def ruled(norm: Norm, **parts: object) -> Roster:
    return Roster(rules=[Rule(norm, dt.date(2020, 1, 1))], **parts)


def test_who_leaves_today_is_no_longer_counted_today() -> None:
    roster = Roster(members=[Presence(MALE, MAR, JUN), Presence(FEMALE, MAR)])
    assert facts_on(roster, MAR - DAY).members.total == 0
    assert facts_on(roster, MAR).members.total == 2
    assert facts_on(roster, JUN - DAY).members.men == 1
    assert (facts_on(roster, JUN).members.men, facts_on(roster, JUN).members.women) == (0, 1)


def test_the_chair_is_a_member_only_while_they_belong() -> None:
    roster = Roster(members=[Presence(MALE, MAR, JUN, who="an")], board=[Seat(MALE, MAR, who="an", is_chair=True)])
    assert facts_on(roster, MAR).chair_is_member
    assert not facts_on(roster, JUN).chair_is_member
    assert facts_on(roster, JUN).has_chair


def test_a_chair_without_a_name_among_the_members_is_none_of_them() -> None:
    roster = Roster(members=[Presence(MALE, MAR)], board=[Seat(MALE, MAR, is_chair=True)])
    assert not facts_on(roster, MAR).chair_is_member


def test_of_two_boards_the_one_of_the_day_counts() -> None:
    board = [Seat(MALE, MAR, JUN), Seat(MALE, MAR, JUN), Seat(FEMALE, JUN), Seat(MALE, JUN)]
    roster = ruled(Norm(board_men=2), board=board)
    assert [(s.since, s.verdict.standing) for s in history(roster, MAR, DEC)] == [
        (MAR, Standing.MET),
        (JUN, Standing.SHORT),
    ]


def test_home_is_local_through_the_merger_of_villages() -> None:
    steps = [Step("suối", "gò", JUN)]
    team = [Residence(MALE, MAR, home="suối"), Residence(FEMALE, MAR, home="gò"), Residence(MALE, MAR, lives_away=True)]
    sites = [Site("suối", MAR, JUN), Site("gò", JUN)]
    roster = Roster(team=team, sites=sites, steps=steps)
    assert facts_on(roster, MAR).team == Team(local=1, away=2)
    assert facts_on(roster, JUN).team == Team(local=2, away=1)


def test_a_model_of_the_whole_unit_has_every_village_of_it_at_home() -> None:
    team = [Residence(MALE, MAR, home="suối"), Residence(MALE, MAR, home="gò"), Residence(MALE, MAR)]
    assert facts_on(Roster(team=team), MAR).team == Team(local=2, unknown=1)


def test_a_place_goes_through_several_steps_and_no_ring_holds_it() -> None:
    steps = [Step("a", "b", MAR), Step("b", "c", JUN)]
    assert [place_on("a", day, steps) for day in (MAR - DAY, MAR, JUN)] == ["a", "b", "c"]
    assert place_on("x", JUN, [Step("x", "y", MAR), Step("y", "x", MAR)]) == "y"


def test_history_tells_from_when_until_when_and_joins_what_reads_alike() -> None:
    members = [Presence(MALE, MAR), Presence(MALE, JUN, SEP), Presence(FEMALE, JUN), Presence(FEMALE, SEP)]
    told = history(ruled(Norm(men=2), members=members), MAR, DEC)
    assert [(s.since, s.until, s.verdict.standing) for s in told] == [
        (MAR, JUN, Standing.SHORT),
        (JUN, SEP, Standing.MET),
        (SEP, None, Standing.SHORT),
    ]


def test_a_rule_that_changes_is_applied_from_its_day_on() -> None:
    rules = [Rule(Norm(men=1), MAR), Rule(Norm(men=2), JUN)]
    told = history(Roster(members=[Presence(MALE, MAR)], rules=rules), MAR - DAY, DEC)
    assert [s.verdict.standing for s in told] == [Standing.NO_RULE, Standing.MET, Standing.SHORT]


def test_no_time_has_no_history() -> None:
    assert history(Roster(), JUN, JUN) == []


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 2, 15))
PRESENCES = st.builds(
    lambda sex, since, length: Presence(sex, since, since + dt.timedelta(days=length) if length else None),
    st.sampled_from([MALE, FEMALE, Sex.UNKNOWN]),
    DAYS,
    st.integers(0, 20),
)


@given(st.lists(PRESENCES, max_size=12), st.integers(0, 4), st.integers(0, 4))
def test_history_says_of_every_day_what_the_day_itself_says(members: list, men: int, women: int) -> None:
    roster = ruled(Norm(men=men, women=women), members=members)
    since, until = dt.date(2025, 12, 25), dt.date(2026, 3, 20)
    told = history(roster, since, until)
    assert [s.until for s in told] == [*(s.since for s in told[1:]), None]
    for offset in range((until - since).days):
        day = since + dt.timedelta(days=offset)
        (stretch,) = (s for s in told if s.since <= day and (s.until is None or day < s.until))
        truth = judge(roster.norm_on(day), facts_on(roster, day))
        assert (stretch.verdict.standing, stretch.verdict.shortfalls) == (truth.standing, truth.shortfalls)
