"""Models are founded, corrected, moved, paused, ended; they follow their village and their body."""

import datetime as dt

import pytest
from django.db import Error, transaction
from django.utils import timezone

from donghanh.community import actions
from donghanh.community.models import Initiative, InitiativeEvent, Pause, Placement, Replication
from donghanh.community.queries import State, initiatives_where, places_on, quota_on
from donghanh.community.refusals import CommunityRefused
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.records import StaleRecord
from donghanh.organisations.actions import end_organisation, rename_organisation
from donghanh.organisations.models import Organisation
from donghanh.units.actions import end_village, rename_unit
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import (
    CLUB,
    FOUNDED,
    SHELTER,
    TRUSTED,
    board_of,
    counsellor_of,
    initiative_of,
    kind_of,
    member_of,
    seat_of,
)

pytestmark = pytest.mark.django_db
LATER, LATEST = dt.date(2025, 9, 1), dt.date(2026, 1, 15)
BY = {"by": make.TESTS}


def now() -> dt.datetime:
    return timezone.now()


def refused(call, code: str) -> CommunityRefused:
    with pytest.raises(CommunityRefused) as why:
        call()
    assert why.value.code == code
    return why.value


def place_of(initiative: Initiative, day: dt.date) -> str:
    found = places_on([initiative], day).get(initiative.pk)
    return found.words if found else ""


def test_a_club_is_founded_in_its_village_with_its_event(cast: Cast) -> None:
    club = initiative_of(cast, name="  CLB   Đàn ông vào bếp ", decision_number="12/QĐ-UBND")
    assert (club.name, club.decision_number, club.is_protected) == ("CLB Đàn ông vào bếp", "12/QĐ-UBND", False)
    assert place_of(club, FOUNDED) == "thôn Bãi Sậy"
    assert AuditEvent.objects.get(verb="community.founded").object_id == str(club.pk)
    assert InitiativeEvent.objects.get().happened_on == FOUNDED


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "name_empty"),
        ({"founded_on": dt.date(2062, 1, 1)}, "day_far"),
        ({"founded_on": dt.date(2019, 1, 1)}, "village_absent"),
    ],
)
def test_a_founding_that_cannot_be_is_refused(cast: Cast, fields: dict, code: str) -> None:
    refused(lambda: initiative_of(cast, **fields), code)
    assert not Initiative.objects.exists()


def test_what_is_of_another_unit_is_refused(cast: Cast) -> None:
    refused(lambda: initiative_of(cast, village=cast.unit), "village_elsewhere")
    refused(lambda: initiative_of(cast, body=cast.stranger.organisation), "body_elsewhere")
    refused(lambda: initiative_of(cast, organisation=cast.stranger.organisation), "body_elsewhere")


def test_a_name_is_taken_while_its_bearer_lasts(cast: Cast) -> None:
    club = initiative_of(cast)
    refused(lambda: initiative_of(cast), "name_taken")
    actions.end_initiative(initiative=club, expected_version=1, on=LATER, reason="Nhập hai câu lạc bộ", at=now(), **BY)
    assert initiative_of(cast, founded_on=LATEST)


def test_a_body_for_the_chair_is_made_once(cast: Cast) -> None:
    club = initiative_of(cast, makes_organisation=True)
    assert club.organisation.kind == "club"
    refused(lambda: initiative_of(cast, name="CLB khác", organisation=club.organisation), "organisation_taken")
    make.make_organisation(cast.unit, "CLB Ba")
    refused(lambda: initiative_of(cast, name="CLB Ba", makes_organisation=True), "organisation_name_taken")


def test_what_is_said_is_corrected_once(cast: Cast) -> None:
    club = initiative_of(cast)
    actions.edit_initiative(
        initiative=club, expected_version=1, name="CLB Đàn ông và bếp lửa", contact_name="Lò Văn Ín", at=now(), **BY
    )
    club.refresh_from_db()
    assert (club.name, club.version) == ("CLB Đàn ông và bếp lửa", 2)
    event = AuditEvent.objects.get(verb="community.edited")
    assert (event.new["name"], event.new["contact_name"]) == ("CLB Đàn ông và bếp lửa", "•")
    with pytest.raises(StaleRecord):
        actions.edit_initiative(initiative=club, expected_version=1, name="CLB C", at=now(), **BY)
    refused(
        lambda: actions.edit_initiative(initiative=club, expected_version=2, name=club.name, at=now(), **BY),
        "nothing_new",
    )


def test_the_day_of_founding_moves_with_what_began_on_it_and_not_past_a_member(cast: Cast) -> None:
    club = initiative_of(cast)
    actions.edit_initiative(initiative=club, expected_version=1, founded_on=dt.date(2024, 2, 1), at=now(), **BY)
    assert Placement.objects.get().valid_from == dt.date(2024, 2, 1)
    member_of(club, joined_on=LATER)
    found = refused(
        lambda: actions.edit_initiative(initiative=club, expected_version=2, founded_on=LATEST, at=now(), **BY),
        "founded_after_start",
    )
    assert found.params == {"day": LATER}


def test_a_move_leaves_the_former_place_to_its_days(cast: Cast) -> None:
    club = initiative_of(cast)
    actions.move_initiative(
        initiative=club, village=None, body=cast.health, on=LATER, basis="QĐ 9/QĐ-UBND", at=now(), **BY
    )
    assert [place_of(club, day) for day in (LATER - dt.timedelta(days=1), LATER)] == ["thôn Bãi Sậy", "Trạm Y tế xã"]
    refused(
        lambda: actions.move_initiative(
            initiative=club, village=None, body=cast.health, on=LATEST, basis="", at=now(), **BY
        ),
        "nothing_new",
    )
    refused(
        lambda: actions.move_initiative(
            initiative=club, village=cast.village, body=None, on=FOUNDED, basis="", at=now(), **BY
        ),
        "moved_later",
    )


def test_on_the_day_a_place_began_it_is_corrected(cast: Cast) -> None:
    club = initiative_of(cast)
    actions.move_initiative(initiative=club, village=None, body=cast.school, on=FOUNDED, basis="", at=now(), **BY)
    assert Placement.objects.get().body == cast.school


def test_the_database_refuses_two_places_and_a_place_that_is_nowhere(cast: Cast) -> None:
    club = initiative_of(cast)
    for fields in ({"body": cast.health}, {}):
        with pytest.raises(Error), transaction.atomic():
            Placement.objects.create(initiative=club, valid_from=LATER if fields else dt.date(2020, 1, 1), **fields)


def test_a_village_that_is_merged_takes_its_models_along_from_that_day(cast: Cast) -> None:
    heir = make.make_unit("Gò Cao", "thôn", parent=cast.unit)
    club = initiative_of(cast)
    resident = counsellor_of(club, village=cast.village)
    end_village(village=cast.village, expected_version=1, into=heir, on=LATER, at=now(), **BY)
    assert [place_of(club, day) for day in (LATER - dt.timedelta(days=1), LATER)] == ["thôn Bãi Sậy", "thôn Gò Cao"]
    assert quota_on(club, LATEST).facts.team.local == 1
    assert resident.village == cast.village
    told = InitiativeEvent.objects.get(kind="moved")
    assert (told.happened_on, told.details) == (LATER, {"to": "thôn Gò Cao", "follows": True})


def test_a_merger_back_in_time_moves_what_was_placed_since(cast: Cast) -> None:
    heir = make.make_unit("Gò Cao", "thôn", parent=cast.unit)
    club = initiative_of(cast, founded_on=LATEST)
    end_village(village=cast.village, expected_version=1, into=heir, on=LATER, at=now(), **BY)
    place = Placement.objects.get()
    assert (place.village, place.valid_from) == (heir, LATEST)
    assert place_of(club, LATEST) == "thôn Gò Cao"


def test_a_village_that_ends_without_an_heir_leaves_the_question_where_to(cast: Cast) -> None:
    club = initiative_of(cast)
    end_village(village=cast.village, expected_version=1, on=LATER, at=now(), **BY)
    found = places_on([club], LATEST)[club.pk]
    assert (found.words, found.has_ended) == ("thôn Bãi Sậy", True)
    assert not places_on([club], FOUNDED)[club.pk].has_ended
    assert quota_on(club, LATEST).facts.team.total == 0


def test_a_renamed_village_is_called_by_the_name_of_the_day(cast: Cast) -> None:
    club = initiative_of(cast)
    rename_unit(unit=cast.village, expected_version=1, name="Bãi Sậy Đông", level="thôn", on=LATER, at=now(), **BY)
    assert [place_of(club, day) for day in (FOUNDED, LATER)] == ["thôn Bãi Sậy", "thôn Bãi Sậy Đông"]
    resident = counsellor_of(club, village=cast.village)
    assert quota_on(club, LATER).facts.team.local == 1
    assert resident.village_id == cast.village.pk


def test_plans_to_replicate_follow_the_village_and_do_not_double(cast: Cast) -> None:
    heir, below = (make.make_unit(name, "thôn", parent=cast.unit) for name in ("Gò Cao", "Xóm Dưới"))
    club, other = (initiative_of(cast, name=name, village=below) for name in ("CLB Xóm Dưới", "CLB Xóm Dưới 2"))
    for origin, villages in ((club, (cast.village,)), (other, (cast.village, heir))):
        for village in villages:
            actions.plan_replication(origin=origin, village=village, planned_on=LATEST, at=now(), **BY)
    end_village(village=cast.village, expected_version=1, into=heir, on=LATER, at=now(), **BY)
    assert [(r.village, r.state) for r in club.replications.all()] == [(heir, "planned")]
    assert sorted(other.replications.values_list("state", "village__name")) == [
        ("dropped", "Bãi Sậy"),
        ("planned", "Gò Cao"),
    ]


def test_a_plan_to_replicate_between_two_villages_that_became_one_is_dropped_with_the_reason(cast: Cast) -> None:
    heir = make.make_unit("Gò Cao", "thôn", parent=cast.unit)
    here, there = initiative_of(cast), initiative_of(cast, name="CLB Gò Cao", village=heir)
    elsewhere = initiative_of(cast, name="CLB Xóm dưới", village=make.make_unit("Xóm Dưới", "thôn", parent=cast.unit))
    for origin, village in ((here, heir), (there, cast.village), (elsewhere, heir)):
        actions.plan_replication(origin=origin, village=village, planned_on=LATEST, at=now(), **BY)
    end_village(village=cast.village, expected_version=1, into=heir, on=LATER, at=now(), **BY)
    assert [one.replications.get().state for one in (here, there, elsewhere)] == ["dropped", "dropped", "planned"]
    assert here.replications.get().reason == "Sáp nhập thôn: mô hình đã ở thôn Gò Cao."
    assert elsewhere.replications.get().version == 1, "what has nothing to do with the merger is not touched"


def test_a_body_that_goes_over_takes_what_it_houses_and_what_it_is(cast: Cast) -> None:
    school = initiative_of(cast, TRUSTED, "Địa chỉ tin cậy", body=cast.health, village=None)
    club = initiative_of(cast, makes_organisation=True)
    rename_organisation(
        organisation=cast.health,
        expected_version=1,
        name="Trạm Y tế liên xã",
        effective_on=LATER,
        legal_basis="",
        at=now(),
        **BY,
    )
    rename_organisation(
        organisation=club.organisation,
        expected_version=1,
        name="CLB Đàn ông",
        effective_on=LATER,
        legal_basis="",
        at=now(),
        **BY,
    )
    club.refresh_from_db()
    assert club.organisation.name == "CLB Đàn ông"
    assert [place_of(school, day) for day in (FOUNDED, LATER)] == ["Trạm Y tế xã", "Trạm Y tế liên xã"]


def test_a_succession_still_to_come_changes_the_body_on_its_day_and_not_before(cast: Cast) -> None:
    club = initiative_of(cast, makes_organisation=True)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    before = club.organisation
    rename_organisation(
        organisation=before, expected_version=1, name="CLB Mới", effective_on=tomorrow, legal_basis="", at=now(), **BY
    )
    club.refresh_from_db()
    assert club.organisation == before
    assert actions.follow_successors(at=now() + dt.timedelta(days=1), **BY) == 1
    club.refresh_from_db()
    assert club.organisation == Organisation.objects.get(name="CLB Mới")
    assert actions.follow_successors(at=now() + dt.timedelta(days=1), **BY) == 0


def test_a_body_that_ends_leaves_its_model_with_a_word(cast: Cast) -> None:
    house = initiative_of(cast, TRUSTED, "Địa chỉ tin cậy", body=cast.health, village=None)
    end_organisation(organisation=cast.health, expected_version=1, valid_until=LATER, legal_basis="", at=now(), **BY)
    assert places_on([house], LATEST)[house.pk].has_ended


def test_a_pause_begins_ends_and_begins_again(cast: Cast) -> None:
    club = initiative_of(cast)
    actions.pause_initiative(initiative=club, on=LATER, reason="Sửa nhà văn hóa", at=now(), **BY)
    refused(lambda: actions.pause_initiative(initiative=club, on=LATEST, reason="x", at=now(), **BY), "paused_already")
    refused(lambda: actions.resume_initiative(initiative=club, on=LATER, at=now(), **BY), "period_backward")
    actions.resume_initiative(initiative=club, on=LATEST, at=now(), **BY)
    refused(lambda: actions.resume_initiative(initiative=club, on=LATEST, at=now(), **BY), "not_paused")
    actions.pause_initiative(initiative=club, on=LATEST, reason="Mùa vụ", at=now(), **BY)
    assert Pause.objects.count() == 2
    found = [initiatives_where(Initiative.objects.all(), day).get().is_paused for day in (FOUNDED, LATER, LATEST)]
    assert found == [False, True, True]


def test_a_reason_is_asked_for(cast: Cast) -> None:
    club = initiative_of(cast)
    refused(lambda: actions.pause_initiative(initiative=club, on=LATER, reason=" ", at=now(), **BY), "reason_missing")
    refused(
        lambda: actions.end_initiative(initiative=club, expected_version=1, on=LATER, reason="", at=now(), **BY),
        "reason_missing",
    )


def test_what_ends_with_a_model_goes_on_when_the_end_was_a_mistake(cast: Cast) -> None:
    club = initiative_of(cast)
    stays, left = member_of(club, "An"), member_of(club, "Bình", left_on=LATER)
    seat = seat_of(board_of(club), stays.member, "chair")
    counsellor = counsellor_of(club)
    until = member_of(club, "Chi", left_on=LATEST)
    actions.end_initiative(initiative=club, expected_version=1, on=LATER, reason="Ghi thử", at=now(), **BY)
    for row in (stays, seat, seat.board, counsellor, until):
        row.refresh_from_db()
        assert row.valid_until == LATER
    assert initiatives_where(Initiative.objects.all(), LATER, state=State.ENDED).count() == 1
    club.refresh_from_db()
    actions.reopen_initiative(initiative=club, expected_version=2, at=now(), **BY)
    for row, end in (
        (stays, None),
        (seat, None),
        (seat.board, None),
        (counsellor, None),
        (left, LATER),
        (until, LATEST),
    ):
        row.refresh_from_db()
        assert row.valid_until == end
    assert initiatives_where(Initiative.objects.all(), LATER, state=State.ACTIVE).count() == 1


def test_a_model_does_not_end_before_something_of_it_begins(cast: Cast) -> None:
    club = initiative_of(cast)
    member_of(club, joined_on=LATEST)
    refused(
        lambda: actions.end_initiative(initiative=club, expected_version=1, on=LATER, reason="x", at=now(), **BY),
        "begins_later",
    )
    club.refresh_from_db()
    assert club.ended_on is None


def test_a_kind_that_keeps_its_place_secret_is_not_chosen_afterwards(cast: Cast) -> None:
    club = initiative_of(cast)
    refused(
        lambda: actions.edit_initiative(initiative=club, expected_version=1, kind=kind_of(SHELTER), at=now(), **BY),
        "kind_protects",
    )


def test_a_replica_is_linked_to_what_it_was_made_after(cast: Cast) -> None:
    there = make.make_unit("Gò Cao", "thôn", parent=cast.unit)
    club = initiative_of(cast)
    plan = actions.plan_replication(origin=club, village=there, planned_on=LATEST, at=now(), **BY)
    refused(
        lambda: actions.plan_replication(origin=club, village=there, planned_on=LATEST, at=now(), **BY),
        "planned_already",
    )
    made = actions.found_replica(
        replication=plan, expected_version=1, name="CLB Gò Cao", founded_on=LATER, at=now(), **BY
    )
    assert (made.origin, made.kind, place_of(made, LATER)) == (club, kind_of(CLUB), "thôn Gò Cao")
    assert Replication.objects.get().made == made
    refused(
        lambda: actions.drop_replication(replication=plan, expected_version=2, reason="x", at=now(), **BY),
        "replication_over",
    )


def test_a_plan_to_replicate_is_put_off_or_dropped_with_a_reason(cast: Cast) -> None:
    club = initiative_of(cast)
    plan = actions.plan_replication(origin=club, village=cast.village, planned_on=LATEST, at=now(), **BY)
    actions.put_off_replication(replication=plan, expected_version=1, planned_on=dt.date(2027, 5, 1), at=now(), **BY)
    refused(
        lambda: actions.drop_replication(replication=plan, expected_version=2, reason=" ", at=now(), **BY),
        "reason_missing",
    )
    actions.drop_replication(replication=plan, expected_version=2, reason="Thiếu người phụ trách", at=now(), **BY)
    assert (plan.state, plan.reason) == ("dropped", "Thiếu người phụ trách")
    assert actions.plan_replication(origin=club, village=cast.village, planned_on=LATEST, at=now(), **BY)
