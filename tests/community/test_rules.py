"""What kinds ask for: the shipped table, and an office's own rules over it."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from django.db import Error, transaction
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.loading import FOLDER, Loaded, criteria_for, load_community
from donghanh.community.models import InitiativeKind, KindRule, RetentionRule
from donghanh.community.presenters.rules import rule_words
from donghanh.community.queries import quota_history, quota_on, rule_on
from donghanh.community.refusals import CommunityRefused
from donghanh.domain.community import Norm, Standing
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import CLUB, FOUNDED, SHELTER, initiative_of, kind_of, members_of

pytestmark = pytest.mark.django_db
BY = {"by": make.TESTS}
DAY, LATER = dt.date(2025, 9, 1), dt.date(2026, 1, 15)
FEWER = {
    "min_men": 15, "min_women": 5, "min_members": 0, "min_board_men": 0, "min_board_women": 0, "meetings_per_year": 12,
    "team_is_local": False, "cadence": "Hằng tháng",
}  # fmt: skip


def own(cast: Cast, **fields) -> KindRule:
    values = {"valid_from": DAY, "source": "12/QĐ-UBND ngày 01/9/2025", **FEWER} | fields
    return actions.set_rule(unit=cast.unit, kind=kind_of(CLUB), at=timezone.now(), **values, **BY)


def test_the_shipped_kinds_are_those_of_the_programmes() -> None:
    load_community(at=timezone.now(), **BY)
    assert list(InitiativeKind.objects.values_list("code", flat=True)) == [
        "men_pioneers", "trusted_address", "shelter", "safe_school", "safe_village", "safe_workplace",
        "anti_violence_club", "disability_club", "media_team", "change_leaders", "other",
    ]  # fmt: skip
    assert [kind.code for kind in InitiativeKind.objects.filter(protects_address=True)] == ["shelter"]
    rule = KindRule.objects.get(kind__code="men_pioneers")
    assert rule.norm == Norm(men=30, women=10, board_men=2, team_is_local=True)
    assert rule.meetings_per_year == 12
    assert KindRule.objects.get(kind__code="anti_violence_club").meetings_per_year == 6
    assert RetentionRule.objects.get().confidence == "recalled"


def test_every_shipped_fact_says_where_it_was_seen() -> None:
    with (FOLDER / "kinds.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert all(row["source"] and row["confidence"] in ("verified", "recalled") for row in rows)
    assert all(int(row["min_men"]) == 0 or row["confidence"] == "verified" for row in rows)


def test_loading_again_changes_nothing_and_leaves_own_rules_alone(cast: Cast) -> None:
    load_community(at=timezone.now(), **BY)
    rule = own(cast)
    assert load_community(at=timezone.now(), **BY) == Loaded()
    assert KindRule.objects.get(pk=rule.pk).min_men == 15


def test_loading_follows_the_files(cast: Cast, tmp_path: Path) -> None:
    load_community(at=timezone.now(), **BY)
    initiative_of(cast, SHELTER, "Nơi tạm lánh số 1")
    lines = (FOLDER / "kinds.csv").read_text("utf-8").splitlines(keepends=True)
    later = lines[1].replace("2008-07-01", "2026-01-01").replace(",30,10,", ",20,10,")
    kept = [line for line in lines if not line.startswith(("shelter,", "other,"))]
    (tmp_path / "kinds.csv").write_text("".join([*kept, later]), "utf-8")
    (tmp_path / "retention.csv").write_text(
        (FOLDER / "retention.csv").read_text("utf-8").replace("5,", "7,", 1), "utf-8"
    )
    done = load_community(at=timezone.now(), folder=tmp_path, **BY)
    assert (done.added, done.removed) == (1, 2), "the men's new rule; the kind nobody uses, the rule of the one in use"
    assert not InitiativeKind.objects.filter(code="other").exists()
    assert InitiativeKind.objects.filter(code="shelter").exists(), "a model is of it"
    rules = KindRule.objects.filter(kind__code="men_pioneers").order_by("valid_from")
    assert [(rule.min_men, rule.valid_until) for rule in rules] == [(30, dt.date(2026, 1, 1)), (20, None)]
    assert RetentionRule.objects.get().years == 7


def test_a_review_proposes_what_the_kind_is_asked() -> None:
    general, shelter = criteria_for("men_pioneers"), criteria_for("shelter")
    assert general == criteria_for("unheard of")
    assert shelter != general
    assert {one.measure for one in general} == {"score", "met"}


def test_an_own_rule_counts_here_from_its_day_and_nowhere_else(cast: Cast) -> None:
    club = initiative_of(cast)
    members_of(club, men=15, women=5)
    own(cast)
    assert quota_on(club, DAY - dt.timedelta(days=1)).standing is Standing.SHORT
    assert quota_on(club, DAY).standing is Standing.MET
    told = quota_history(club, LATER)
    assert [(s.since, s.verdict.standing) for s in told] == [(FOUNDED, Standing.SHORT), (DAY, Standing.MET)]
    over_there = initiative_of(cast, unit=cast.neighbour, village=None, name="CLB Bên kia")
    assert quota_on(over_there, DAY).norm.men == 30


def test_the_next_own_rule_ends_the_former_and_one_of_the_same_day_corrects_it(cast: Cast) -> None:
    first = own(cast)
    own(cast, min_men=12)
    first.refresh_from_db()
    assert (first.min_men, first.version) == (12, 2)
    own(cast, valid_from=LATER, min_men=8)
    first.refresh_from_db()
    assert first.valid_until == LATER
    with pytest.raises(CommunityRefused, match="rule_later"):
        own(cast, valid_from=DAY + dt.timedelta(days=9))
    with pytest.raises(CommunityRefused, match="nothing_new"):
        own(cast, valid_from=LATER, min_men=8)


def test_an_own_rule_taken_out_gives_back_what_held_before_it(cast: Cast) -> None:
    first = own(cast)
    second = own(cast, valid_from=LATER, min_men=8)
    actions.remove_rule(rule=second, at=timezone.now(), **BY)
    first.refresh_from_db()
    assert first.valid_until is None
    actions.remove_rule(rule=first, at=timezone.now(), **BY)
    found = rule_on(kind_of(CLUB), cast.unit, LATER)
    assert found is not None
    assert found.min_men == 30
    with pytest.raises(CommunityRefused, match="rule_of_country"):
        actions.remove_rule(rule=found, at=timezone.now(), **BY)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"min_men": 1001}, "number_wrong"),
        ({"source": ""}, "source_missing"),
        ({"valid_from": dt.date(2062, 1, 1)}, "day_far"),
    ],
)
def test_an_own_rule_that_cannot_be_is_refused(cast: Cast, fields: dict, code: str) -> None:
    with pytest.raises(CommunityRefused, match=code):
        own(cast, **fields)


def test_what_is_only_remembered_needs_no_paper(cast: Cast) -> None:
    assert own(cast, source="", confidence="recalled").source == ""


def test_the_database_refuses_two_rules_for_one_day(cast: Cast) -> None:
    rule = own(cast)
    with pytest.raises(Error), transaction.atomic():
        KindRule.objects.create(
            kind=rule.kind, unit=cast.unit, unit_key=rule.unit_key, valid_from=LATER, confidence="recalled"
        )


def test_a_rule_is_said_in_a_sentence(cast: Cast) -> None:
    assert rule_words(rule_on(kind_of(CLUB), cast.unit, DAY)) == (
        "Ít nhất 30 nam, 10 nữ; ban chủ nhiệm ít nhất 2 nam; tổ tư vấn gồm người sống tại địa bàn; ít nhất 12 buổi một năm."
    )
    assert rule_words(None) == rule_words(rule_on(kind_of(SHELTER), cast.unit, DAY)) == "Không có mức phải đủ."
