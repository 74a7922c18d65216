"""The trainings of the invented commune: one that is over, one that waits for its attendance of today, one to come."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from donghanh.config.demo.places import Stage
from donghanh.training.actions import (
    add_session,
    all_present,
    enrol,
    enrol_known,
    finish_course,
    hold_session,
    issue_certificates,
    plan_course,
    set_office,
    set_presence,
)
from donghanh.training.loading import load_training
from donghanh.training.models import Course, Enrolment, NetworkMember, Session, Topic

_PEOPLE = (
    ("Lường Thị Ngoan", "female", 1986, "Trạm y tế xã", "", "Y sĩ"),
    ("Kha Văn Bống", "male", 1979, "", "Suối Lạnh", "Cộng tác viên dân số"),
    ("Hà Thị Thoa", "female", 1991, "", "Suối Lạnh", "Chi hội trưởng phụ nữ"),
    ("Vi Văn Soạn", "male", 1984, "Công an xã", "", "Công an viên"),
    ("Ngân Thị Xuyến", "female", 1990, "Hội Liên hiệp Phụ nữ xã", "", "Phó Chủ tịch Hội"),
    ("Lương Thị Nguyệt", "female", 1982, "", "Gò Sành", "Y tế thôn"),
    ("Bạch Văn Trịnh", "male", 1975, "", "Gò Sành", "Tổ trưởng tổ hòa giải"),
    ("Quàng Thị Ín", "female", 1995, "", "Bến Đò", "Cộng tác viên trẻ em"),
    ("Mạc Thị Lan Chi", "female", 1993, "Trường THCS Sông Mây", "", "Giáo viên"),
    ("Tòng Văn Dũng", "male", 1988, "Đoàn Thanh niên xã", "", "Bí thư Đoàn"),
    ("Cà Thị Pọm", "female", 1987, "", "Hòn Mây", "Y tế thôn"),
    ("Lò Văn Kẹo", "male", None, "", "Hòn Mây", ""),
    ("Lường Chựa", "", None, "", "Bến Đò", ""),
)
"""Name, sex, year of birth, body, village, position. Nobody of them exists."""


def train_lately(stage: Stage, *, now: dt.datetime) -> None:
    """Hold them through the actions the office uses."""
    load_training(by=stage.actors["hanh"], at=now)
    _over(stage, now)
    _running(stage, now)
    _to_come(stage, now)


def _over(stage: Stage, now: dt.datetime) -> None:
    """Two days in autumn; somebody missed half of it, and the sex of one is not known."""
    course = _course(
        stage, "Tiếp nhận và hỗ trợ ban đầu người bị bạo lực", "first_response", -70, -69, now,
        trainers=[("Trịnh Thị Vân Anh", "Giảng viên Trường Chính trị tỉnh")],
    )  # fmt: skip
    sessions = [
        _session(stage, course, day, hour, subject, now)
        for day, hour, subject in (
            (-70, 8, "Nhận biết bạo lực"), (-70, 14, "Lắng nghe, không phán xét"),
            (-69, 8, "Kế hoạch an toàn"), (-69, 14, "Kết nối dịch vụ"),
        )
    ]  # fmt: skip
    people = _people(stage, course, range(13), now)
    for place, session in enumerate(sessions):
        _hold(stage, session, people[11:12] if place > 1 else [], now)
    course.refresh_from_db()
    officer, at = stage.actors["hanh"], _evening(stage, -69, now)
    finish_course(course=course, expected_version=course.version, by=officer, at=at)
    set_office(
        unit=stage.unit,
        expected_version=0,
        authority="Ủy ban nhân dân xã Sông Mây",
        place="Sông Mây",
        symbol="GCN-UBND",
        signer_title="Phó Chủ tịch",
        signer_name="Đặng Hoài Thu",
        by=officer,
        at=at,
    )
    issue_certificates(
        course=course, issued_on=stage.today - dt.timedelta(days=65), by=officer, at=_evening(stage, -65, now)
    )


def _running(stage: Stage, now: dt.datetime) -> None:
    """It began the day before yesterday; today's session waits for its attendance."""
    course = _course(stage, "Báo cáo viên bình đẳng giới ở thôn", "communication", -2, 5, now)
    sessions = [_session(stage, course, day, 8, subject, now) for day, subject in ((-2, "Nói trước đông người"), (0, "Thực hành"), (5, ""))]  # fmt: skip
    known = list(NetworkMember.objects.filter(unit=stage.unit, village__isnull=False).order_by("sort_key")[:5])
    at = _evening(stage, -3, now)
    enrol_known(course=course, members=known, appointments=(), by=stage.actors["hanh"], at=at)
    _hold(stage, sessions[0], list(course.enrolments.order_by("member__sort_key")[:1]), now)


def _to_come(stage: Stage, now: dt.datetime) -> None:
    course = _course(stage, "Giữ bí mật thông tin người được hỗ trợ", "confidentiality", 20, 20, now, capacity=30)
    _session(stage, course, 20, 8, "", now)


def _course(stage: Stage, title: str, topic: str, first: int, last: int, now: dt.datetime, **more: object) -> Course:
    return plan_course(
        unit=stage.unit,
        topic=Topic.objects.get(code=topic, unit__isnull=True),
        title=title,
        organiser=stage.bodies["Phòng Văn hóa - Xã hội"],
        starts_on=stage.today + dt.timedelta(days=first),
        ends_on=stage.today + dt.timedelta(days=last),
        hours=Decimal(7 * (1 + min(last - first, 1))),
        place="Hội trường UBND xã",
        by=stage.actors["hanh"],
        at=_evening(stage, first - 10, now),
        **more,  # type: ignore[arg-type]
    )


def _session(stage: Stage, course: Course, day: int, hour: int, subject: str, now: dt.datetime) -> Session:
    return add_session(
        course=course,
        day=stage.today + dt.timedelta(days=day),
        starts_at=dt.time(hour),
        ends_at=dt.time(hour + 3, 30),
        subject=subject,
        by=stage.actors["hanh"],
        at=_evening(stage, day - 10, now),
    )


def _people(stage: Stage, course: Course, places: range, now: dt.datetime) -> list[Enrolment]:
    made = []
    for name, sex, year, body, village, position in (_PEOPLE[place] for place in places):
        made.append(
            enrol(
                course=course,
                full_name=name,
                sex=sex,
                birth_year=year,
                body=stage.bodies[body] if body else None,
                village=stage.bodies[f"Thôn {village}"].village if village else None,
                role="staff" if body else "collaborator",
                position=position,
                is_told=False,
                by=stage.actors["hanh"],
                at=_evening(stage, -75, now),
            )
        )
    return made


def _hold(stage: Stage, session: Session, absent: list[Enrolment], now: dt.datetime) -> None:
    at = min(dt.datetime.combine(session.day, dt.time(20), timezone.get_current_timezone()), now)
    by = stage.actors["hanh"]
    for one in absent:
        set_presence(session=session, enrolment=one, state="absent", by=by, at=at)
    all_present(session=session, by=by, at=at)
    hold_session(session=session, by=by, at=at)


def _evening(stage: Stage, days: int, now: dt.datetime) -> dt.datetime:
    day = stage.today + dt.timedelta(days=days)
    return min(dt.datetime.combine(day, dt.time(17), timezone.get_current_timezone()), now)
