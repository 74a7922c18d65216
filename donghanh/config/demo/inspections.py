"""What was inspected in the invented commune: a club with findings in every state, a trusted address under way, a plan."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from donghanh.community.models import Initiative
from donghanh.config.demo.initiatives import CLUB
from donghanh.config.demo.places import Stage
from donghanh.domain.calendar import WorkingCalendar
from donghanh.inspections import actions
from donghanh.inspections.actions import Counted, Given
from donghanh.inspections.loading import load_checklists
from donghanh.inspections.models import ChecklistVersion, Finding, Inspection, Survey, SurveyVillage
from donghanh.workdays.queries import calendar_for

_CLUB_ANSWERS: dict[str, Given] = {
    "1.1": Given("yes", text="45/QĐ-UBND"),
    "1.2": Given("yes"),
    "1.3": Given(number=Decimal(29)),
    "1.4": Given(number=Decimal(11)),
    "2.1": Given("no", text="Tháng 2, tháng 5 không sinh hoạt"),
    "2.2": Given(number=Decimal(10)),
    "2.3": Given("no"),
    "3.1": Given("yes"),
    "3.2": Given("na"),
    "4.1": Given(text="Anh em muốn sinh hoạt vào tối thứ bảy, sau vụ gặt."),
}
_FINDINGS: tuple[tuple[str, str, str, str, int], ...] = (
    ("Câu lạc bộ thiếu một thành viên nam so với mức cần có", "Vận động thêm thành viên nam", "serious", CLUB, -4),
    ("Hai tháng không sinh hoạt", "Sinh hoạt bù, gửi lịch cả năm cho xã", "serious", "Thôn Suối Lạnh", 12),
    ("Báo cáo quý gửi chậm", "Gửi báo cáo quý trước ngày 25 tháng cuối quý", "minor", "Hội Liên hiệp Phụ nữ xã", 6),
    ("Loa của câu lạc bộ chưa có người giữ", "Giao người giữ, ghi vào danh sách trang thiết bị", "minor", CLUB, 9),
)
"""What, what to do, how grave, whose it is, and when it is due from today."""
_COUNTED: dict[str, tuple[tuple[int, int] | int | None, ...]] = {
    "Suối Lạnh": ((64, 50), (21, 40), (14, 96), 8),
    "Gò Sành": ((58, 52), (18, 40), (9, 120), 6),
    "Tân Thủy": ((7, 4), (25, 40), (12, 80), 5),
    "Hòn Mây": ((55, 50), (15, 40), (16, 110), 4),
}
"""By hamlet what was counted for births, prejudice, risk and community life; of the others something is missing."""


def inspect_lately(stage: Stage, *, now: dt.datetime) -> None:
    """A concluded inspection, one under way, one planned, a checklist of the commune's own; a survey that chose a hamlet, and
    one that still lacks values."""
    officer = stage.actors["hanh"]
    load_checklists(by=officer, at=now)
    own = actions.add_checklist(
        unit=stage.unit, name="Bảng kiểm câu lạc bộ nam giới xã Sông Mây", copies=_version("club"),
        about="Dùng cho hai câu lạc bộ nam giới của xã", by=officer, at=now,
    )  # fmt: skip
    draft = own.versions.get()
    actions.add_line(
        draft=draft,
        code="5.1",
        question="Có bảng phân công việc nhà treo ở nhà văn hóa",
        kind="yes_no",
        by=officer,
        at=now,
    )
    version = actions.publish_version(draft=draft, expected_version=draft.version, by=officer, at=now)
    actions.start_version(checklist=own, by=officer, at=now)
    _club(stage, version, now)
    _address(stage, now)
    _planned(stage, now)
    _survey(stage, now)


def _version(code: str) -> ChecklistVersion:
    return ChecklistVersion.objects.filter(checklist__code=code).order_by("-number")[0]


def _club(stage: Stage, version: ChecklistVersion, now: dt.datetime) -> None:
    officer = stage.actors["hanh"]
    held = _working(stage, stage.today - dt.timedelta(days=16))
    at = dt.datetime.combine(held, dt.time(14), timezone.get_current_timezone())
    one = _plan(stage, at, held, subject=Initiative.objects.get(name=CLUB), version=version)
    for login, is_lead in (("thu", True), ("hanh", False), ("yen", False)):
        actions.add_team_member(inspection=one, post=stage.posts[login], is_lead=is_lead, by=officer, at=at)
    actions.add_team_member(inspection=one, outside="Chuyên viên Sở Nội vụ tỉnh An Lam", by=officer, at=at)
    at += dt.timedelta(hours=1)
    _answer(one, _CLUB_ANSWERS, stage, at)
    at += dt.timedelta(hours=1)
    findings = [
        actions.add_finding(
            inspection=one, what=what, demand=demand, severity=severity, owner=stage.bodies[owner],
            due_on=stage.today + dt.timedelta(days=days), by=officer, at=at,
        )
        for what, demand, severity, owner, days in _FINDINGS
    ]  # fmt: skip
    one.refresh_from_db()
    at += dt.timedelta(minutes=20)
    actions.conclude_inspection(
        inspection=one, expected_version=one.version, by=officer, at=at,
        conclusion="Câu lạc bộ có nền nếp, anh em tham gia nhiệt tình.\nCòn thiếu thành viên nam và hai tháng bỏ sinh hoạt.",
    )  # fmt: skip
    for finding in findings:
        finding.refresh_from_db()
    actions.ask_more_time(
        finding=findings[1], new_due_on=findings[1].due_on + dt.timedelta(days=14),
        reason="Đang vụ gặt, bà con chưa họp được", by=stage.actors["toan"], at=now,
    )  # fmt: skip
    _report(findings[2], "Đã gửi báo cáo quý, từ nay gửi qua văn thư xã", stage, "yen", now)
    done = _report(findings[3], "Giao anh phó chủ nhiệm giữ loa", stage, "hanh", now)
    actions.verify_done(
        finding=done, expected_version=done.version, text="Xem sổ trang thiết bị", by=stage.actors["thu"], at=now
    )


def _address(stage: Stage, now: dt.datetime) -> None:
    held = _working(stage, stage.today)
    one = _plan(
        stage,
        now,
        held,
        subject=Initiative.objects.get(name="Địa chỉ tin cậy trạm y tế"),
        version=_version("trusted_address"),
    )
    officer = stage.actors["hanh"]
    actions.add_team_member(inspection=one, post=stage.posts["hanh"], is_lead=True, by=officer, at=now)
    actions.add_team_member(inspection=one, post=stage.posts["yen"], by=officer, at=now)
    _answer(one, {"1.1": Given("yes"), "1.2": Given("no", text="Một người mới, chưa tập huấn")}, stage, now)
    actions.add_finding(
        inspection=one, what="Người trực mới chưa được tập huấn", demand="Cử người dự lớp gần nhất", severity="serious",
        owner=stage.bodies["Trạm y tế xã"], due_on=stage.today + dt.timedelta(days=30), by=officer, at=now,
    )  # fmt: skip


def _planned(stage: Stage, now: dt.datetime) -> None:
    ahead = _working(stage, stage.today + dt.timedelta(days=20))
    one = _plan(stage, now, ahead, subject=stage.bodies["Trường THCS Sông Mây"], version=_version("body"))
    actions.add_team_member(inspection=one, post=stage.posts["thu"], is_lead=True, by=stage.actors["hanh"], at=now)


def _survey(stage: Stage, now: dt.datetime) -> None:
    officer, day = stage.actors["hanh"], stage.today
    first = actions.start_survey(
        unit=stage.unit, title="Khảo sát chọn thôn điểm mô hình người cha đồng hành", as_of=day - dt.timedelta(days=60),
        note="Trạm y tế cho số sinh, trưởng thôn cho số hộ; hỏi 40 người mỗi thôn, không ghi tên.", by=officer, at=now,
    )  # fmt: skip
    for number, village in enumerate(first.villages.select_related("village").order_by("village__sort_key")):
        values = _COUNTED.get(
            village.village.name, ((50 + number, 48 + number), (10 + number, 40), (8 + number, 100), 3)
        )
        _count(first, village, values, stage, now)
    chosen = first.villages.get(village__name="Suối Lạnh")
    actions.choose_village(
        survey=first, village=chosen, decided_by="UBND xã Sông Mây", document_number="52/KH-UBND",
        decided_on=day - dt.timedelta(days=40), by=officer, at=now,
        reason="Tỷ số giới tính khi sinh cao, bà con sinh hoạt đều, có nhà văn hóa rộng",
    )  # fmt: skip
    second = actions.start_survey(
        unit=stage.unit,
        title="Khảo sát chọn thôn điểm làng quê an toàn",
        as_of=day - dt.timedelta(days=3),
        by=officer,
        at=now,
    )
    for name, values in _COUNTED.items():
        village = second.villages.filter(village__name=name).first()
        if village is not None:
            _count(
                second, village, (values[0], values[1], None if name == "Gò Sành" else values[2], values[3]), stage, now
            )


def _count(
    survey: Survey,
    village: SurveyVillage,
    values: tuple[tuple[int, int] | int | None, ...],
    stage: Stage,
    now: dt.datetime,
) -> None:
    counted = {}
    for criterion, value in zip(survey.criteria.order_by("order"), values, strict=True):
        number, base = value if isinstance(value, tuple) else (value, None)
        counted[criterion.pk] = Counted(None if number is None else Decimal(number), base)
    actions.count_village(
        village=village, expected_version=village.version, counted=counted, by=stage.actors["hanh"], at=now
    )


def _plan(
    stage: Stage, at: dt.datetime, held: dt.date, *, subject: actions.Subject, version: ChecklistVersion
) -> Inspection:
    host = stage.posts["hanh"].organisation
    return actions.plan_inspection(
        unit=stage.unit, subject=subject, host=host, held_on=held, checklist_version=version,
        decision_number="61/QĐ-UBND", decision_on=min(held, stage.today), by=stage.actors["hanh"], at=at,
    )  # fmt: skip


def _answer(one: Inspection, given: dict[str, Given], stage: Stage, at: dt.datetime) -> None:
    lines = {line.code: line.pk for line in one.checklist_version.lines.all()}
    actions.save_answers(
        inspection=one, given={lines[code]: value for code, value in given.items()}, by=stage.actors["yen"], at=at
    )


def _report(finding: Finding, text: str, stage: Stage, login: str, now: dt.datetime) -> Finding:
    actions.claim_done(
        finding=finding,
        expected_version=finding.version,
        text=text,
        done_on=stage.today,
        by=stage.actors[login],
        at=now,
    )
    finding.refresh_from_db()
    return finding


def _working(stage: Stage, day: dt.date) -> dt.date:
    calendar: WorkingCalendar = calendar_for(stage.unit.pk, day, day)
    return calendar.on_or_before(day)
