"""Findings in words: a line of a list, how they stand, columns of a file."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.followup import Standing
from donghanh.foundation.web import deadlines, formats
from donghanh.foundation.web.components import Four
from donghanh.inspections.models import SHORT_SEVERITY, Finding, FindingState
from donghanh.inspections.queries import Cells
from donghanh.plans.models import Mode

STANDINGS: tuple[tuple[str, Any], ...] = (
    (Standing.OVERDUE.value, gettext_lazy("Quá hạn")),
    (Standing.OPEN_IN_TIME.value, gettext_lazy("Đang khắc phục, còn hạn")),
    (Standing.CLOSED_ON_TIME.value, gettext_lazy("Đã xong đúng hạn")),
    (Standing.CLOSED_LATE.value, gettext_lazy("Đã xong, chậm hạn")),
    (Standing.OUTSIDE.value, gettext_lazy("Không tính: chưa gửi, thôi theo dõi")),
)
SEVERITY_CHIPS = {"grave": "late", "serious": "due", "minor": "note"}


@dataclass(frozen=True)
class FindingLine:
    """One finding in a list."""

    title: str
    url: str
    meta: str
    severity: str
    severity_chip: str
    owner: str
    due_on: dt.date
    is_extended: bool
    asked_until: dt.date | None
    chip: str
    chip_text: str


def finding_line(finding: Finding, today: dt.date) -> FindingLine:
    """How a list says it. Needs ``owner`` loaded, and ``with_asked()``."""
    kind, words = chip_of(finding, today)
    meta = _("%(owner)s · hạn %(day)s") % {"owner": owner_words(finding), "day": formats.date(finding.due_on)}
    asked: dt.date | None = finding.asked_until  # type: ignore[attr-defined]
    if asked:
        meta = _("%(words)s · xin lùi đến %(day)s") % {"words": meta, "day": formats.date(asked)}
    return FindingLine(
        title=finding.what,
        url=reverse("inspections:finding", args=[finding.pk]),
        meta=meta,
        severity=str(SHORT_SEVERITY[finding.severity]),  # type: ignore[index]
        severity_chip=SEVERITY_CHIPS[finding.severity],
        owner=owner_words(finding),
        due_on=finding.due_on,
        is_extended=finding.due_on != finding.first_due_on,
        asked_until=asked,
        chip=kind,
        chip_text=words,
    )


def title_of(finding: Finding, *, is_office: bool) -> str:
    """The name of its inspection, for who reads it."""
    inspection = finding.inspection
    return inspection.title if is_office or not inspection.is_protected else _("Kiểm tra một mô hình của xã")


def owner_words(finding: Finding) -> str:
    """Who is to put it right: ordered, or asked where the body cannot be ordered. Needs ``owner`` loaded."""
    name = finding.owner.name
    return _("Đề nghị %(body)s") % {"body": name} if finding.mode == Mode.REQUEST else name


def chip_of(finding: Finding, today: dt.date) -> tuple[str, str]:
    """How it stands, as a chip."""
    match finding.state:
        case FindingState.DRAFT:
            return "note", _("Chưa gửi")
        case FindingState.DROPPED:
            return "off", _("Thôi theo dõi")
        case FindingState.CLAIMED:
            return "doing", _("Chờ xác nhận")
        case FindingState.CLOSED:
            late = finding.standing_on(today) == Standing.CLOSED_LATE
            return "done", _("Đã xong, chậm hạn") if late else _("Đã xong đúng hạn")
    words = deadlines.words(finding.due_on, today)
    return deadlines.kind(finding.due_on, today), words[:1].upper() + words[1:]


def four_of(cells: Cells) -> Four:
    """The four cells, each leading to its rows."""
    page = reverse("inspections:findings")
    order = (Standing.CLOSED_ON_TIME, Standing.CLOSED_LATE, Standing.OPEN_IN_TIME, Standing.OVERDUE)
    urls = [f"{page}?{urlencode({'tinh-trang': one.value})}" for one in order]
    return Four(
        cells.closed_on_time, cells.closed_late, cells.open_in_time, cells.overdue, (urls[0], urls[1], urls[2], urls[3])
    )


def finding_columns(today: dt.date, *, is_office: bool) -> dict[str, Callable[[Finding], Any]]:
    """Heading → what stands under it; only its office reads the name of an inspection of a model whose address is kept apart.
    Needs ``inspection__subject_initiative``, ``owner`` and ``line`` loaded."""
    standings = dict(STANDINGS)
    return {
        _("Cuộc kiểm tra"): lambda one: title_of(one, is_office=is_office),
        _("Ngày kiểm tra"): lambda one: one.inspection.held_on,
        _("Số"): lambda one: one.number,
        _("Tồn tại, hạn chế"): lambda one: one.what,
        _("Yêu cầu khắc phục"): lambda one: one.demand,
        _("Mức độ"): lambda one: str(SHORT_SEVERITY[one.severity]),  # type: ignore[index]
        _("Câu trong bảng kiểm"): lambda one: one.line.code if one.line else "",
        _("Nơi khắc phục"): lambda one: one.owner.name,
        _("Cách giao"): lambda one: str(one.get_mode_display()),
        _("Hạn"): lambda one: one.due_on,
        _("Hạn ban đầu"): lambda one: one.first_due_on,
        _("Ngày khắc phục xong"): lambda one: one.done_on,
        _("Bước"): lambda one: str(one.get_state_display()),
        _("Tình trạng"): lambda one: str(standings[one.standing_on(today).value]),
    }
