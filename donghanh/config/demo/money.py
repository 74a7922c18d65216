"""What the invented commune has to spend: an estimate in force with its vouchers, another before the leader."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from donghanh.activities.models import Activity
from donghanh.budget import actions
from donghanh.budget.loading import load_norms
from donghanh.budget.models import Estimate, EstimateLine, Source, Spending
from donghanh.config.demo.places import Stage
from donghanh.plans.models import Plan, Task

_LINES: tuple[tuple[str, str, str, int, int, str], ...] = (
    ("Nước uống các buổi nói chuyện", "người", "60", 20_000, 6, Source.STATE),
    ("Thù lao nói chuyện chuyên đề", "buổi", "6", 400_000, 1, Source.STATE),
    ("In băng rôn", "chiếc", "12", 250_000, 1, Source.STATE),
    ("Giải thưởng hội thi vẽ tranh", "giải", "8", 200_000, 1, Source.PROGRAMME),
    ("Quà thăm hộ gia đình khó khăn", "suất", "20", 300_000, 1, Source.DONOR),
)
_CLUB_LINES: tuple[tuple[str, str, str, int, int, str], ...] = (
    ("Nước uống sinh hoạt câu lạc bộ", "buổi", "1", 300_000, 12, Source.STATE),
    ("Loa kéo cho câu lạc bộ", "chiếc", "1", 2_400_000, 1, Source.OTHER),
)
_VOUCHERS: tuple[tuple[str, str, int, str, str], ...] = (
    ("PC 03", "Nước uống các buổi nói chuyện", 1_200_000, "Nước uống buổi nói chuyện tại Suối Lạnh", "Quán Bến Xưa"),
    (
        "PC 05",
        "Thù lao nói chuyện chuyên đề",
        400_000,
        "Thù lao buổi nói chuyện tại Suối Lạnh",
        "Báo cáo viên huyện hội",
    ),
    ("PC 11", "Giải thưởng hội thi vẽ tranh", 1_600_000, "Giải thưởng hội thi vẽ tranh", "Nhà sách Sông Mây"),
    ("PC 14", "In băng rôn", 2_750_000, "In 11 băng rôn Tháng hành động", "Cơ sở in Gò Sành"),
    ("PC 15", "In băng rôn", 520_000, "In 2 băng rôn thay chiếc hỏng", "Cơ sở in Gò Sành"),
)
"""Number, line, amount, what for, who was paid. The last but one is booked twice by mistake and reversed."""


def spend_lately(stage: Stage, *, year: int, now: dt.datetime) -> None:
    """Norms of the province, money in, an estimate approved by the leader, vouchers of the year, one reversed, gifts counted,
    an advance open; the estimate of a club waits for the leader. Days stay in the year of the plans, however young it is."""
    load_norms(by=stage.actors["hanh"], at=now)
    officer = stage.actors["hanh"]
    plans = list(
        Plan.objects.filter(unit=stage.unit, ends_on__year__gte=year, starts_on__year__lte=year).order_by(
            "issued_on", "pk"
        )
    )
    if not plans:
        return
    norm = actions.add_norm(
        unit=stage.unit, item="Thù lao báo cáo viên cấp xã", unit_word="buổi", ceiling=300_000,
        authority="NQ 21/NQ-HĐND tỉnh An Lam, Điều 4", valid_from=dt.date(year - 1, 1, 1), by=officer, at=now,
    )  # fmt: skip
    main, rest = plans[0], plans[1:]
    estimate = _draw_up(stage, main, year, _LINES, now)
    fee = EstimateLine.objects.get(estimate=estimate, item="Thù lao nói chuyện chuyên đề")
    actions.correct_line(
        line=fee,
        expected_version=fee.version,
        norm=norm,
        over_norm_reason="Mời báo cáo viên của tỉnh",
        by=officer,
        at=now,
    )
    _approve(stage, _submit(stage, estimate, now), now)
    _money_in(stage, main, year, now)
    _vouchers(stage, estimate, year, now)
    if rest:
        _submit(stage, _draw_up(stage, rest[0], year, _CLUB_LINES, now), now)


def _draw_up(
    stage: Stage, plan: Plan, year: int, lines: tuple[tuple[str, str, str, int, int, str], ...], now: dt.datetime
) -> Estimate:
    officer = stage.actors["hanh"]
    estimate = actions.start_estimate(plan=plan, year=year, by=officer, at=now)
    task = Task.objects.filter(plan=plan).printed().order_by("order", "pk").first()
    for number, (item, unit_word, quantity, price, times, source) in enumerate(lines):
        actions.add_line(
            estimate=estimate, item=item, unit_word=unit_word, quantity=Decimal(quantity), unit_price=price,
            times=times, source=source, task=task if number == 0 else None, by=officer, at=now,
        )  # fmt: skip
    return estimate


def _submit(stage: Stage, estimate: Estimate, now: dt.datetime) -> Estimate:
    estimate.refresh_from_db()
    return actions.submit_estimate(
        estimate=estimate, expected_version=estimate.version, by=stage.actors["hanh"], at=now
    )


def _approve(stage: Stage, estimate: Estimate, now: dt.datetime) -> None:
    actions.approve_estimate(estimate=estimate, expected_version=estimate.version, by=stage.actors["thu"], at=now)


def _money_in(stage: Stage, plan: Plan, year: int, now: dt.datetime) -> None:
    officer, first = stage.actors["hanh"], dt.date(year, 1, 1)
    day = min(dt.date(year, 1, 20), timezone.localdate(now))
    given = (
        {"source": Source.STATE, "amount": 15_000_000, "decision_number": "08/QĐ-UBND", "purpose": "Cấp theo dự toán năm"},
        {"source": Source.PROGRAMME, "amount": 2_000_000, "decision_number": "31/QĐ-UBND", "purpose": "Lồng ghép dự án 8"},
        {"source": Source.DONOR, "amount": 3_000_000, "donor_name": "Hợp tác xã Mây tre Sông Mây", "donor_agrees": True,
         "purpose": "Ủng hộ Tháng hành động"},
        {"source": Source.DONOR, "amount": 1_500_000, "donor_name": "Bà Khúc Thị Lài", "purpose": "Ủng hộ câu lạc bộ"},
    )  # fmt: skip
    for one in given:
        actions.record_allocation(unit=stage.unit, received_on=day, plan=plan, by=officer, at=now, **one)  # type: ignore[arg-type]
    things = actions.record_allocation(
        unit=stage.unit, received_on=first, source=Source.DONOR, amount=6_000_000, is_in_kind=True, things="20 suất quà",
        donor_name="Quỹ Bến Đò", donor_agrees=True, purpose="Thăm gia đình khó khăn", by=officer, at=now,
    )  # fmt: skip
    visit = Activity.objects.filter(unit=stage.unit, kind__code="visit", held_on__year=year).first()
    actions.record_gift(
        unit=stage.unit, given_on=visit.held_on if visit else day, what="Quà thăm hộ gia đình khó khăn", count=20,
        people=20, amount=6_000_000, allocation=things, activity=visit, by=officer, at=now,
    )  # fmt: skip
    actions.record_advance(
        plan=plan, number="TU 02", advanced_on=day, amount=1_500_000, purpose="Chuẩn bị buổi đối thoại tại Lộc Yên",
        organisation=stage.bodies["Hội Liên hiệp Phụ nữ xã"], by=officer, at=now,
    )  # fmt: skip


def _vouchers(stage: Stage, estimate: Estimate, year: int, now: dt.datetime) -> None:
    officer, today = stage.actors["hanh"], min(timezone.localdate(now), dt.date(year, 12, 31))
    lines = {line.item: line for line in EstimateLine.objects.filter(estimate=estimate)}
    talk = Activity.objects.filter(unit=stage.unit, kind__code="talk", held_on__year=year).order_by("held_on").first()
    booked: list[Spending] = []
    for number, (voucher, item, amount, what, payee) in enumerate(_VOUCHERS):
        day = max(dt.date(year, 1, 1), today - dt.timedelta(days=150 - 30 * number))
        booked.append(
            actions.record_spending(
                line=lines[item],
                spent_on=day,
                amount=amount,
                what=what,
                payee=payee,
                voucher_number=voucher,
                activity=talk if number < 2 else None,
                accepts_over_line=True,
                over_funds_reason="Chờ cấp bổ sung",
                by=officer,
                at=now,
            )
        )
    actions.reverse_spending(spending=booked[-2], reason="Ghi nhầm số chiếc", on=today, by=officer, at=now)
    again = _VOUCHERS[-2]
    actions.record_spending(
        line=lines[again[1]], spent_on=booked[-2].spent_on, amount=2_500_000, what="In 10 băng rôn Tháng hành động",
        payee=again[4], voucher_number=again[0], accepts_over_line=True, by=officer, at=now,
    )  # fmt: skip
