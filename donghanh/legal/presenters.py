"""What the pages of the library say, as plain values."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats
from donghanh.legal.models import Confidence, InstrumentChange, LegalInstrument, Status
from donghanh.legal.standing import Answer, Standing

CHIPS: dict[Answer, tuple[str, str | Promise]] = {
    Answer.YES: ("done", gettext_lazy("Còn hiệu lực")),
    Answer.NO: ("off", gettext_lazy("Không có hiệu lực")),
    Answer.UNKNOWN: ("note", gettext_lazy("Chưa đủ căn cứ")),
}
"""The chip of each answer. "Not enough to say" waits, it never looks like a yes."""

REASONS: dict[str, str | Promise] = {
    "not_issued": gettext_lazy("Văn bản ban hành ngày %(day)s, sau ngày đang xét."),
    "not_yet": gettext_lazy("Văn bản có hiệu lực từ %(day)s, sau ngày đang xét."),
    "ended": gettext_lazy("Văn bản hết hiệu lực từ %(day)s."),
    "period_over": gettext_lazy("Giai đoạn thực hiện đã kết thúc ngày %(day)s."),
    "before_period": gettext_lazy("Giai đoạn thực hiện bắt đầu ngày %(day)s, sau ngày đang xét."),
    "unverified": gettext_lazy("Chưa ai kiểm chứng được văn bản này còn hay hết hiệu lực."),
    "guidance": gettext_lazy(
        "Công văn, văn bản hướng dẫn không phải văn bản quy phạm, nên không nói là còn hay hết hiệu lực."
    ),
    "recalled": gettext_lazy("Dòng này ghi theo trí nhớ, chưa ai thấy văn bản. Đối chiếu rồi mới dùng làm căn cứ."),
    "no_first_day": gettext_lazy("Chưa biết ngày văn bản bắt đầu có hiệu lực."),
    "no_last_day": gettext_lazy("Văn bản đã hết hiệu lực nhưng chưa biết từ ngày nào."),
    "in_force": gettext_lazy("Có hiệu lực từ %(day)s và không thấy ghi ngày hết hiệu lực trước ngày đang xét."),
}

FIELD_NAMES: dict[str, str | Promise] = {
    "number": gettext_lazy("Số, ký hiệu"),
    "kind": gettext_lazy("Loại văn bản"),
    "title": gettext_lazy("Trích yếu"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "issued_on": gettext_lazy("Ngày ban hành"),
    "effective_on": gettext_lazy("Có hiệu lực từ ngày"),
    "ended_on": gettext_lazy("Hết hiệu lực từ ngày"),
    "period_from": gettext_lazy("Giai đoạn từ ngày"),
    "period_last": gettext_lazy("Giai đoạn đến hết ngày"),
    "status": gettext_lazy("Tình trạng"),
    "replaced_by_number": gettext_lazy("Được thay bằng"),
    "confidence": gettext_lazy("Độ tin cậy"),
    "source": gettext_lazy("Nguồn"),
    "note": gettext_lazy("Ghi chú"),
    "aliases": gettext_lazy("Tên gọi khác"),
}
_DAYS = {"issued_on", "effective_on", "ended_on", "period_from", "period_last"}


@dataclass(frozen=True)
class Standpoint:
    """The standing of an instrument on a day, in words."""

    chip: str
    text: str
    why: str


@dataclass(frozen=True)
class Row:
    """One instrument of a list."""

    instrument: LegalInstrument
    standpoint: Standpoint


@dataclass(frozen=True)
class FieldChange:
    """What one field was and became."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One entry of an instrument's history."""

    at: dt.datetime
    who: str
    verb: str
    reason: str
    fields: list[FieldChange]


def standpoint(standing: Standing) -> Standpoint:
    """A standing in words."""
    chip, text = CHIPS[standing.answer]
    return Standpoint(chip, str(text), str(REASONS[standing.reason]) % {"day": formats.date(standing.day)})


def facts(instrument: LegalInstrument) -> list[tuple[str, str]]:
    """Names and values for the card of an instrument; a date nobody knows is said to be unknown."""
    unknown = _("chưa rõ")
    rows = [
        (_("Loại văn bản"), instrument.kind),
        (_("Cơ quan ban hành"), instrument.issuer or unknown),
        (_("Ngày ban hành"), formats.date(instrument.issued_on) or unknown),
        (_("Có hiệu lực từ ngày"), formats.date(instrument.effective_on) or unknown),
    ]
    if instrument.ended_on or instrument.status in (Status.SUPERSEDED, Status.EXPIRED):
        rows.append((_("Hết hiệu lực từ ngày"), formats.date(instrument.ended_on) or unknown))
    if instrument.period_from or instrument.period_last:
        since, until = formats.date(instrument.period_from), formats.date(instrument.period_last)
        rows.append((_("Giai đoạn"), _("%(since)s đến hết %(until)s") % {"since": since or "…", "until": until or "…"}))
    rows.append((_("Tình trạng ghi nhận"), str(Status(instrument.status).label)))
    return rows


def sources(instrument: LegalInstrument) -> list[tuple[str, str]]:
    """Where the row comes from and how sure it is."""
    rows = [
        (_("Độ tin cậy"), str(Confidence(instrument.confidence).label)),
        (_("Nguồn"), instrument.source or _("không ghi")),
    ]
    if instrument.verified_on:
        rows.append((_("Đối chiếu ngày"), formats.date(instrument.verified_on)))
    if instrument.note:
        rows.append((_("Ghi chú"), instrument.note))
    return rows


def changes(rows: Iterable[InstrumentChange], names: dict[Any, str]) -> list[Change]:
    """The history in words; ``names`` are those of the people the reader may know."""
    return [
        Change(
            at=row.at,
            who=names.get(row.actor_id) or (_("Người ở cơ quan khác") if row.actor_id else _("Phần mềm")),
            verb=str(InstrumentChange.Verb(row.verb).label),
            reason=row.reason,
            fields=[_field(name, row.old.get(name), value) for name, value in row.new.items()]
            if row.verb != InstrumentChange.Verb.ADDED
            else [],
        )
        for row in rows
    ]


def _field(name: str, old: Any, new: Any) -> FieldChange:
    return FieldChange(str(FIELD_NAMES.get(name, name)), _said(name, old), _said(name, new))


def _said(name: str, value: Any) -> str:
    if value in (None, ""):
        return _("để trống")
    if name in _DAYS:
        return formats.date(dt.date.fromisoformat(value))
    if name == "status":
        return str(Status(value).label)
    if name == "confidence":
        return str(Confidence(value).label)
    return str(value)
