"""What the pages of working days say, as plain values."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.domain.calendar import Holiday, StatutoryDay, lunar
from donghanh.foundation.web import formats
from donghanh.workdays.models import Confidence, Kind, YearNotice
from donghanh.workdays.table import Entry, Standing

HOLIDAYS: dict[Holiday, str | Promise] = {
    Holiday.NEW_YEAR: gettext_lazy("Tết Dương lịch"),
    Holiday.TET: gettext_lazy("Tết Nguyên đán"),
    Holiday.HUNG_KINGS: gettext_lazy("Giỗ Tổ Hùng Vương"),
    Holiday.REUNIFICATION: gettext_lazy("Ngày Chiến thắng 30/4"),
    Holiday.LABOUR: gettext_lazy("Ngày Quốc tế lao động 1/5"),
    Holiday.NATIONAL: gettext_lazy("Quốc khánh 2/9"),
}
KIND_CHIPS: dict[Kind, tuple[str, str | Promise, str]] = {
    Kind.OFF: ("off", gettext_lazy("Nghỉ"), "home"),
    Kind.WORKED: ("doing", gettext_lazy("Làm bù"), "building-community"),
    Kind.QUIET: ("note", gettext_lazy("Không nhắc việc"), "bell"),
}
STANDING_CHIPS: dict[Standing, tuple[str, str | Promise, str]] = {
    Standing.LAW: ("done", gettext_lazy("Theo luật"), "scale"),
    Standing.SEEN: ("done", gettext_lazy("Đã thấy nguồn"), "circle-check"),
    Standing.RECALLED: ("due", gettext_lazy("Cần kiểm chứng"), "alert-circle"),
    Standing.SUPPOSED: ("due", gettext_lazy("Tạm tính"), "hourglass"),
}
LAW = gettext_lazy("Bộ luật Lao động 45/2019/QH14, Điều 112")
LAW_INSTEAD = gettext_lazy("Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3")
SUPPOSED_WHY = gettext_lazy("chờ thông báo nghỉ của năm")


@dataclass(frozen=True)
class Chip:
    """A state in a word or three, with its icon."""

    kind: str
    text: str
    icon: str


@dataclass(frozen=True)
class Act:
    """One thing that may be done with a row."""

    text: str
    url: str


@dataclass(frozen=True)
class Row:
    """One day of the table."""

    day: dt.date
    weekday: str
    lunar: str
    name: str
    notes: tuple[str, ...]
    kind: Chip
    standing: Chip
    source: str
    whose: str
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Notice:
    """What is known of the arrangement of a year, and what may be done about it."""

    text: str
    tone: str = ""
    act: Act | None = None


def row_of(entry: Entry, *, unit_name: str = "", may_edit: bool = False, xa: str = "") -> Row:
    """A day of the table in words; ``xa`` names the unit in addresses where somebody works in several."""
    return Row(
        day=entry.day,
        weekday=formats.weekday(entry.day),
        lunar=lunar_words(entry.day),
        name=name_of(entry),
        notes=_notes(entry),
        kind=_chip(KIND_CHIPS[entry.kind]),
        standing=_chip(STANDING_CHIPS[entry.standing]),
        source=source_of(entry),
        whose=unit_name if entry.is_own else _("Cả nước"),
        acts=_acts(entry, xa) if may_edit else (),
    )


def name_of(entry: Entry) -> str:
    """What the day is called."""
    if entry.row is not None:
        return entry.row.name
    assert entry.statutory is not None
    return holiday_name(entry.statutory)


def holiday_name(one: StatutoryDay) -> str:
    """A day of the law in words."""
    name = str(HOLIDAYS[one.holiday])
    if one.is_instead:
        return _("Nghỉ bù %(name)s") % {"name": name}
    if one.holiday is not Holiday.TET:
        return name
    if one.number == 0:
        return _("%(name)s, ngày cuối tháng Chạp") % {"name": name}
    return _("%(name)s, mùng %(number)s") % {"name": name, "number": one.number}


def source_of(entry: Entry) -> str:
    """Where the day comes from."""
    if entry.row is not None:
        return entry.row.source or _("không ghi")
    assert entry.statutory is not None
    return str(LAW_INSTEAD if entry.statutory.is_instead else LAW)


def lunar_words(day: dt.date) -> str:
    """10/3 âm lịch; a leap month says so."""
    named = lunar.lunar_day(day)
    words = _("%(day)s/%(month)s nhuận âm lịch") if named.is_leap else _("%(day)s/%(month)s âm lịch")
    return words % {"day": named.day, "month": named.month}


def notice_of(year: int, notice: YearNotice | None, act: Act | None = None) -> Notice:
    """What the page says above the table about the notice of a year."""
    if notice is None:
        text = _(
            "Chưa có thông báo nghỉ năm %(year)s. Ngày nghỉ quanh mùng 1 đến mùng 3 Tết và ngày thứ hai của Quốc khánh là tạm "
            "tính; số ngày làm việc đếm qua các ngày ấy chưa chắc chắn."
        )
        return Notice(text % {"year": year}, "due", act)
    named = _notice_name(notice)
    if notice.confidence == Confidence.RECALLED:
        text = _(
            "Lịch nghỉ Tết và Quốc khánh năm %(year)s ghi theo trí nhớ (%(name)s), cần kiểm chứng. Số ngày làm việc đếm "
            "qua các ngày ấy chưa chắc chắn."
        )
        return Notice(text % {"year": year, "name": named}, "due", act)
    text = _("Tết và Quốc khánh năm %(year)s theo %(name)s. Nguồn: %(source)s.")
    return Notice(text % {"year": year, "name": named, "source": notice.source}, "", act)


def _notice_name(notice: YearNotice) -> str:
    whose = (
        _("thông báo của %(unit)s") % {"unit": notice.unit.full_name} if notice.unit else _("thông báo chung cả nước")
    )
    number = _("số %(number)s") % {"number": notice.number} if notice.number else _("chưa rõ số")
    day = _("ngày %(day)s") % {"day": formats.date(notice.issued_on)} if notice.issued_on else ""
    return ", ".join(filter(None, (whose, number, day)))


def _notes(entry: Entry) -> tuple[str, ...]:
    notes = []
    if entry.row is not None and entry.row.swapped_with:
        words = _("làm bù %(day)s") if entry.kind is Kind.OFF else _("thay cho %(day)s được nghỉ")
        notes.append(words % {"day": formats.day_with_weekday(entry.row.swapped_with)})
    if entry.standing is Standing.SUPPOSED:
        notes.append(str(SUPPOSED_WHY))
    if entry.is_own and entry.over is not None:
        kind = str(KIND_CHIPS[entry.over.kind][1])
        notes.append(_("Cả nước: %(name)s (%(kind)s)") % {"name": name_of(entry.over), "kind": kind.lower()})
    return tuple(notes)


def _acts(entry: Entry, xa: str) -> tuple[Act, ...]:
    if not entry.is_own:
        query = f"?ngay={entry.day.isoformat()}{f'&xa={xa}' if xa else ''}"
        return (Act(_("Ghi khác"), reverse("workdays:add") + query),)
    assert entry.row is not None
    if entry.row.notice_id:
        return (Act(_("Sửa thông báo"), reverse("workdays:notice-correct", args=[entry.row.notice_id])),)
    return (
        Act(_("Sửa"), reverse("workdays:correct", args=[entry.row.pk])),
        Act(_("Bỏ"), reverse("workdays:remove", args=[entry.row.pk])),
    )


def _chip(of: tuple[str, str | Promise, str]) -> Chip:
    kind, text, icon = of
    return Chip(kind, str(text), icon)
