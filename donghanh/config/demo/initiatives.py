"""The models of the invented commune: a club that lacks a man, one that has all it needs, a shelter, a trusted address."""

import datetime as dt
import itertools
from collections.abc import Iterator

from django.utils import timezone

from donghanh.community.actions import (
    Answer,
    add_equipment,
    add_member,
    add_seat,
    add_team_member,
    begin_board,
    end_membership,
    found_initiative,
    plan_replication,
    record_review,
    write_address,
)
from donghanh.community.loading import load_community
from donghanh.community.models import Initiative, InitiativeKind, Membership
from donghanh.config.demo.places import Stage
from donghanh.units.models import Unit

CLUB = "CLB Người cha đồng hành thôn Suối Lạnh"
_FAMILIES = ("Lò", "Hà", "Vi", "Lương", "Mạc", "Tòng", "Cà", "Quàng", "Bạch", "Lường", "Kha", "Ngân")
_MALE = ("Văn Ín", "Văn Pản", "Đình Sắc", "Văn Tịnh", "Quốc Đoàn", "Văn Chựa", "Bá Nhàn", "Văn Khoan")
_FEMALE = ("Thị Mẩy", "Thị Ún", "Thị Xoan", "Thị Lả", "Thị Nhình", "Thị Bướm")


def found_models(stage: Stage, *, now: dt.datetime) -> None:
    """Found them through the actions the office uses; the men's club met its quota until some men left this spring."""
    officer = stage.actors["hanh"]
    load_community(by=officer, at=now)
    _mens_club(stage, now)
    _anti_violence_club(stage, now)
    house = _found(stage, "trusted_address", "Địa chỉ tin cậy trạm y tế", now, years=2, body="Trạm y tế xã")
    _things(house, now, stage, ("Giường xếp", 1), ("Tủ thuốc gia đình", 1))
    shelter = _found(stage, "shelter", "Nơi tạm lánh số 1", now, years=1, contact_phone="0900000099")
    write_address(
        initiative=shelter,
        expected_version=0,
        address="Nhà số 0 không có thật, chỉ có trong bản chạy thử",
        by=officer,
        at=now,
    )
    _things(shelter, now, stage, ("Bộ chăn màn", 2), ("Bếp từ", 1))
    _found(stage, "safe_school", "Trường THCS Sông Mây an toàn", now, years=1, body="Trường THCS Sông Mây")


def _mens_club(stage: Stage, now: dt.datetime) -> None:
    officer, founded = stage.actors["hanh"], _founded(stage, 1)
    village, other = _village(stage, "Suối Lạnh"), _village(stage, "Gò Sành")
    club = _found(stage, "men_pioneers", CLUB, now, years=1, village=village, organisation=CLUB)
    men, women = _people(club, "male", 34, village, stage, now), _people(club, "female", 11, village, stage, now)
    left = max(stage.today - dt.timedelta(days=40), founded + dt.timedelta(days=1))
    for held in men[-5:]:
        end_membership(membership=held, expected_version=1, left_on=left, by=officer, at=_at(left, now))
    board = begin_board(
        initiative=club,
        valid_from=founded,
        decision_number="45/QĐ-UBND",
        decision_on=founded,
        by=officer,
        at=_at(founded, now),
    )
    for held, position in ((men[0], "chair"), (women[0], "vice"), (men[1], "member")):
        add_seat(
            board=board, member=held.member, position=position, valid_from=founded, by=officer, at=_at(founded, now)
        )
    for name, sex, is_head in (("Vi Văn Đổng", "male", True), ("Hà Thị Nếm", "female", False)):
        add_team_member(
            initiative=club,
            full_name=name,
            sex=sex,
            village=village,
            is_head=is_head,
            valid_from=founded,
            by=officer,
            at=_at(founded, now),
        )
    _things(club, now, stage, ("Loa kéo", 1), ("Bảng trắng", 1), ("Ghế nhựa", 50))
    plan_replication(origin=club, village=other, planned_on=stage.today + dt.timedelta(days=120), by=officer, at=now)
    record_review(
        initiative=club,
        year=founded.year,
        held_on=min(dt.date(founded.year, 12, 20), stage.today),
        reviewer="Tổ kiểm tra của xã",
        conclusion="Câu lạc bộ đi vào nền nếp; cần giữ chân thành viên nam.",
        answers=[
            Answer("Có quyết định thành lập; quy chế còn phù hợp và được thực hiện", "met", met=True),
            Answer("Hoạt động đủ số kỳ, có ghi chép", "score", score=85),
            Answer("Người tham gia dự đều, đúng đối tượng của mô hình", "score", score=70),
        ],
        by=officer,
        at=_at(min(dt.date(founded.year, 12, 20), stage.today), now),
    )


def _anti_violence_club(stage: Stage, now: dt.datetime) -> None:
    village = _village(stage, "Gò Sành")
    club = _found(stage, "anti_violence_club", "CLB Gia đình không bạo lực thôn Gò Sành", now, years=2, village=village)
    _people(club, "female", 12, village, stage, now)
    _people(club, "male", 6, village, stage, now)


def _found(
    stage: Stage,
    kind: str,
    name: str,
    now: dt.datetime,
    *,
    years: int,
    village: Unit | None = None,
    body: str = "",
    organisation: str = "",
    contact_phone: str = "",
) -> Initiative:
    return found_initiative(
        unit=stage.unit,
        kind=InitiativeKind.objects.get(code=kind),
        name=name,
        founded_on=_founded(stage, years),
        village=village,
        body=stage.bodies[body] if body else None,
        organisation=stage.bodies[organisation] if organisation else None,
        decision_number="45/QĐ-UBND",
        decision_on=_founded(stage, years),
        decision_issuer="Ủy ban nhân dân xã Sông Mây",
        contact_phone=contact_phone,
        by=stage.actors["hanh"],
        at=_at(_founded(stage, years), now),
    )


def _at(day: dt.date, now: dt.datetime) -> dt.datetime:
    """The morning of a day, never later than now."""
    return min(dt.datetime.combine(day, dt.time(9, 0), timezone.get_current_timezone()), now)


def _founded(stage: Stage, years: int) -> dt.date:
    """Some years ago, but not before the commune itself."""
    return max(dt.date(2025, 7, 15), stage.today - dt.timedelta(days=365 * years))


def _village(stage: Stage, name: str) -> Unit:
    village = stage.bodies[f"Thôn {name}"].village
    assert village is not None
    return village


def _names(given: tuple[str, ...]) -> Iterator[str]:
    return (f"{family} {name}" for name, family in itertools.product(given, _FAMILIES))


def _people(club: Initiative, sex: str, count: int, village: Unit, stage: Stage, now: dt.datetime) -> list[Membership]:
    """So many people of invented names, half of them sent by a body."""
    names = itertools.islice(_names(_MALE if sex == "male" else _FEMALE), count)
    senders = (None, stage.bodies["Hội Nông dân xã"], None, stage.bodies["Hội Liên hiệp Phụ nữ xã"])
    return [
        add_member(
            initiative=club,
            full_name=name,
            sex=sex,
            born_in=1960 + 10 * (number % 4),
            village=village,
            from_body=senders[number % 4],
            joined_on=club.founded_on,
            is_told=False,
            by=stage.actors["hanh"],
            at=_at(club.founded_on, now),
        )
        for number, name in enumerate(names)
    ]


def _things(initiative: Initiative, now: dt.datetime, stage: Stage, *items: tuple[str, int]) -> None:
    for item, quantity in items:
        add_equipment(
            initiative=initiative,
            item=item,
            quantity=quantity,
            measure="cái",
            received_on=initiative.founded_on,
            source="Ngân sách xã",
            by=stage.actors["hanh"],
            at=_at(initiative.founded_on, now),
        )
