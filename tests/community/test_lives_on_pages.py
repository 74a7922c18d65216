"""Founding, correcting, moving, ending a model, its board and rules, as people do it on the pages."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from donghanh.community.models import (
    Board,
    BoardSeat,
    Initiative,
    InitiativeEvent,
    Replication,
    TeamMember,
)
from donghanh.foundation.web.search import search
from tests import factories as make
from tests.cast import Cast
from tests.factories.community import (
    FOUNDED,
    SHELTER,
    TRUSTED,
    initiative_of,
    kind_of,
    member_of,
)

pytestmark = pytest.mark.django_db
BY = {"by": make.TESTS}
LATER = dt.date(2025, 9, 1)


def now() -> dt.datetime:
    return timezone.now()


def at(name: str, *args: object) -> str:
    return reverse(f"community:{name}", args=args)


def test_a_model_is_founded_from_its_kind_with_what_that_asks(cast: Cast) -> None:
    kind_of(TRUSTED)
    client = cast.officer.client()
    assert "Ít nhất 30 nam" in client.get(at("add")).content.decode()
    address = f"{at('add')}?loai=men_pioneers"
    assert "Ít nhất 30 nam" in client.get(address).content.decode()
    data = {
        "name": "CLB Đàn ông vào bếp",
        "founded_on": "1/3/2024",
        "village": str(cast.village.pk),
        "body": "",
        "organisation": "new",
        "decision_number": "12/QĐ-UBND",
        "contact_phone": "0912 345 678",
    }
    answer = client.post(address, data)
    club = Initiative.objects.get()
    assert answer["Location"] == at("initiative", club.pk)
    assert (club.founded_on, club.organisation.name) == (FOUNDED, club.name)
    taken = client.post(address, data)
    assert taken.status_code == 422
    assert "mang tên này" in taken.content.decode()
    assert "12/QĐ-UBND" in taken.content.decode()


def test_a_shelter_is_founded_without_a_place(cast: Cast) -> None:
    kind_of(SHELTER)
    client = cast.officer.client()
    form = client.get(f"{at('add')}?loai=shelter").context["form"]
    assert not {"village", "body", "is_protected"} & set(form.fields)
    client.post(f"{at('add')}?loai=shelter", {"name": "Nơi tạm lánh số 1", "founded_on": "1/3/2024"})
    assert Initiative.objects.get().is_protected


def test_what_is_said_is_corrected_and_a_lost_race_shows_both(cast: Cast) -> None:
    club = initiative_of(cast)
    client = cast.officer.client()
    data = {"kind": str(club.kind_id), "name": "CLB Bếp lửa", "founded_on": "1/3/2024", "version": "1"}
    assert client.post(at("edit", club.pk), data).status_code == 302
    answer = client.post(at("edit", club.pk), data | {"name": "CLB Bếp ga"})
    assert answer.status_code == 409
    assert "CLB Bếp lửa" in answer.content.decode()


def test_a_model_moves_rests_goes_on_ends_and_reopens_on_its_pages(cast: Cast) -> None:
    club = initiative_of(cast)
    client = cast.officer.client()
    steps = [
        ("move", {"village": "", "body": str(cast.school.pk), "on": "1/9/2025", "basis": "QĐ 9"}),
        ("pause", {"on": "1/10/2025", "reason": "Mùa vụ"}),
        ("resume", {"on": "1/11/2025"}),
        ("end", {"on": "1/12/2025", "reason": "Hết giai đoạn", "version": "1"}),
        ("reopen", {"version": "2"}),
        ("protect", {"version": "3"}),
        ("protect", {"version": "4"}),
    ]
    for name, data in steps:
        assert client.get(at(name, club.pk)).status_code == 200, name
        assert client.post(at(name, club.pk), data).status_code == 302, name
    kinds = list(InitiativeEvent.objects.order_by("recorded_at").values_list("kind", flat=True))
    assert kinds == ["founded", "paused", "resumed", "ended", "reopened", "protected", "protected"]
    story = client.get(at("story", club.pk)).content.decode()
    assert "Mùa vụ" in story
    assert "Trường Tiểu học" not in story, "the places of a model that was protected are told no more"
    missing = client.post(at("pause", club.pk), {"on": "1/1/2026", "reason": " "})
    assert missing.status_code == 422


def test_a_question_answered_too_late_is_refused_in_words(cast: Cast) -> None:
    club = initiative_of(cast)
    answer = cast.officer.client().post(at("protect", club.pk), {"version": "9"})
    assert answer.status_code == 422
    assert "Người khác vừa sửa" in answer.content.decode()


def test_a_board_and_a_team_are_made_corrected_and_ended_on_the_pages(cast: Cast) -> None:
    club = initiative_of(cast)
    held = member_of(club)
    client = cast.officer.client()
    client.post(at("board-begin", club.pk), {"valid_from": "1/3/2024", "ends_former": "on"})
    board = Board.objects.get()
    nobody = client.post(
        at("seat-add", board.pk), {"position": "chair", "member": "", "full_name": "", "valid_from": "1/3/2024"}
    )
    assert "Chọn một thành viên" in nobody.content.decode()
    client.post(
        at("seat-add", board.pk), {"position": "chair", "member": str(held.member_id), "valid_from": "1/3/2024"}
    )
    seat = BoardSeat.objects.get()
    assert (seat.member, seat.sole) == (held.member, "chair")
    data = {
        "position": "vice",
        "member": str(held.member_id),
        "valid_from": "1/3/2024",
        "valid_until": "1/9/2025",
        "version": "1",
    }
    client.post(at("seat-edit", seat.pk), data)
    seat.refresh_from_db()
    assert (seat.position, seat.sole, seat.valid_until) == ("vice", "", LATER)
    client.post(at("board-edit", board.pk), {"valid_from": "1/3/2024", "decision_number": "7/QĐ", "version": "1"})
    assert "7/QĐ" in client.get(at("boards", club.pk)).content.decode()
    client.post(
        at("counsellor-add", club.pk),
        {"full_name": "Cà Thị Mẩy", "village": str(cast.village.pk), "valid_from": "1/3/2024"},
    )
    line = TeamMember.objects.get()
    assert client.get(at("counsellor-edit", line.pk)).status_code == 200
    for name, row in (("seat-remove", seat), ("counsellor-remove", line)):
        row.refresh_from_db()
        assert client.get(at(name, row.pk)).status_code == 200
        client.post(at(name, row.pk), {"version": str(row.version)})
    assert not BoardSeat.objects.exists()
    assert not TeamMember.objects.exists()


def test_a_planned_model_is_founded_from_its_plan(cast: Cast) -> None:
    there = make.make_unit("Gò Cao", "thôn", parent=cast.unit)
    club = initiative_of(cast)
    client = cast.officer.client()
    client.post(at("replication-add", club.pk), {"village": str(there.pk), "planned_on": "1/9/2027"})
    plan = Replication.objects.get()
    client.post(at("replication-put-off", plan.pk), {"planned_on": "1/10/2027", "version": "1"})
    form = client.get(at("replication-found", plan.pk)).context["form"]
    assert "Gò Cao" in form.initial["name"]
    client.post(at("replication-found", plan.pk), {"name": "CLB Gò Cao", "founded_on": "1/2/2026", "body": ""})
    made = Initiative.objects.get(name="CLB Gò Cao")
    assert made.origin == club
    page = client.get(at("initiative", made.pk)).content.decode()
    assert at("initiative", club.pk) in page
    assert client.get(at("replication-drop", plan.pk)).status_code == 404, "it was founded"


def test_own_rules_are_written_and_taken_out_on_their_page(cast: Cast) -> None:
    kind = kind_of("men_pioneers")
    client = cast.officer.client()
    form = client.get(at("rule-set", kind.code)).context["form"]
    data = {name: form.initial.get(name, "") for name in form.fields} | {
        "min_men": "20", "valid_from": "1/9/2025", "source": "12/QĐ-UBND", "team_is_local": "",
    }  # fmt: skip
    assert client.post(at("rule-set", kind.code), data).status_code == 302
    page = client.get(at("rules"))
    assert "Ít nhất 20 nam" in page.content.decode()
    assert "mức riêng của xã" in page.content.decode()
    rule = kind.rules.get(unit=cast.unit)
    assert cast.stranger.client().post(at("rule-remove", rule.pk), {"version": "1"}).status_code == 404
    client.post(at("rule-remove", rule.pk), {"version": "1"})
    assert not kind.rules.filter(unit__isnull=False).exists()
    client.post(at("retention"), {"years": "3", "valid_from": "1/9/2025", "source": "12/QĐ-UBND"})
    assert "3 năm sau ngày ra" in client.get(at("rules")).content.decode()
    leader = cast.leader.client().get(at("rules")).content.decode()
    assert at("rule-set", kind.code) not in leader


def test_models_are_found_by_name_and_on_the_pages_of_their_body_and_village(cast: Cast) -> None:
    club = initiative_of(cast, makes_organisation=True)
    member_of(club, "Lù A Páo")
    hits = search(cast.officer.scope, "dan ong vao")
    assert [hit.title for hit in hits["Mô hình"]] == [club.name]
    assert "Mô hình" not in search(cast.officer.scope, "Lù A Páo")
    assert "Mô hình" not in search(cast.partner.scope, "dan ong vao")
    client = cast.officer.client()
    for address in (
        reverse("organisations:organisation", args=(club.organisation_id,)),
        reverse("units:unit", args=(cast.village.pk,)),
    ):
        assert at("initiative", club.pk) in client.get(address).content.decode()
        assert at("initiative", club.pk) not in cast.stranger.client().get(address).content.decode()
