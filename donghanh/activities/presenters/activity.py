"""One activity in words: facts, who came, what happened to it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.activities.models import (
    COUNTS,
    Activity,
    ActivityChange,
    ActivityState,
    ChangeKind,
    KindField,
    Measure,
    Quality,
)
from donghanh.activities.wording import AXIS_NAMES, COUNT_NAMES
from donghanh.domain.attendance import AXES
from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event
from donghanh.foundation.web.conflict import in_words

STATE_CHIPS: dict[str, str] = {
    ActivityState.PLANNED: "note",
    ActivityState.HELD: "due",
    ActivityState.COUNTED: "done",
    ActivityState.VOID: "off",
}
_ICONS: dict[str, str] = {
    ChangeKind.PLANNED: "calendar-event",
    ChangeKind.RECORDED: "clipboard-list",
    ChangeKind.CORRECTED: "pencil",
    ChangeKind.COUNTED: "users",
    ChangeKind.LINKED: "circle-check",
    ChangeKind.UNLINKED: "circle-minus",
    ChangeKind.ADOPTED: "circle-check",
    ChangeKind.LET_GO: "circle-minus",
    ChangeKind.VOID: "ban",
    ChangeKind.RESTORED: "arrow-back-up",
    ChangeKind.PHOTOS: "camera",
    ChangeKind.CONSENT: "file-check",
    ChangeKind.PHOTO_GONE: "eye-off",
    ChangeKind.PHOTO_OUT: "circle-minus",
}


def people_words(activity: Activity) -> str:
    """How many came: "46 lượt người, 30 nữ", "khoảng 200 lượt người"; a dash where people are not counted, and what is
    missing where they are."""
    count = activity.headcount
    if count is None:
        if activity.state == ActivityState.PLANNED:
            return "–"
        return _("chưa ghi số người") if activity.kind.counts_people else "–"
    number = formats.number(count.total)
    if activity.quality == Quality.ESTIMATED:
        number = _("khoảng %(n)s") % {"n": number}
    said = (
        _("%(n)s lượt người") % {"n": number} if activity.measure == Measure.TIMES else _("%(n)s người") % {"n": number}
    )
    women = count.value("female")
    return said if women is None else _("%(said)s, %(women)s nữ") % {"said": said, "women": formats.number(women)}


def when_words(activity: Activity) -> str:
    """The day or days, and the hour."""
    days = formats.date(activity.held_on)
    if activity.ends_on:
        days = _("%(first)s đến %(last)s") % {"first": days, "last": formats.date(activity.ends_on)}
    return f"{days}, {activity.starts_at:%H:%M}" if activity.starts_at else days


def facts_of(activity: Activity) -> list[tuple[str, str]]:
    """The facts on its page. Needs ``kind``, ``host``, ``village``, ``counting_unit``, ``unit`` and co-hosts loaded."""
    facts = [
        (_("Loại"), activity.kind.name),
        (_("Ngày"), when_words(activity)),
        (_("Địa điểm"), activity.where or _("Cả xã")),
        (_("Nơi tổ chức"), activity.host.name),
    ]
    others = [row.organisation.name for row in activity.co_hosts.all()]
    if others:
        facts.append((_("Cùng tổ chức"), ", ".join(others)))
    if activity.quantity > 1 or not activity.kind.counts_people:
        facts.append((_("Số lượng"), f"{formats.number(activity.quantity)} {activity.kind.unit_word}"))
    if activity.counting_unit_id != activity.unit_id:
        facts.append((_("Số liệu tính ở"), activity.counting_unit.title))
    return facts + detail_facts(activity)


def detail_facts(activity: Activity) -> list[tuple[str, str]]:
    """What its kind asks for besides, as far as it was told."""
    return [
        (own.label, _detail(own, activity.details[own.code]))
        for own in activity.kind.own_fields
        if own.code in activity.details
    ]


def attendance_lines(activity: Activity) -> list[tuple[str, list[tuple[str, str]]]]:
    """Axis → its values with their counts, what is unknown last; axes nobody knows anything of are left out."""
    count = activity.headcount
    if count is None:
        return []
    lines = []
    for axis, values in AXES.items():
        if all(count.value(value) is None for value in values):
            continue
        told = [(str(COUNT_NAMES[name]), formats.number(n)) for name in values if (n := count.value(name)) is not None]
        if count.unknown(axis):
            told.append((_("Chưa rõ"), formats.number(count.unknown(axis))))
        lines.append((str(AXIS_NAMES[axis]), told))
    return lines


def events_of(activity: Activity, story: list[ActivityChange], *, office: str) -> list[Event]:
    """What happened to it, as given, and last where it came from when that was a table; persons are not named, their body
    is."""
    events = [_event(line, office) for line in story]
    if activity.batch_id:
        events.append(Event(_("nhập từ bảng tính"), activity.recorded_at, office, "clipboard-list"))
    return events


def _event(line: ActivityChange, office: str) -> Event:
    text = str(line.get_kind_display())
    if line.text:
        text = f"{text}: {line.text}"
    if line.changes:
        said = [
            f"{_name(name)} {in_words(before)} → {in_words(after)}" for name, (before, after) in line.changes.items()
        ]
        text = f"{text}: {'; '.join(said)}"
    return Event(text, line.at, office, _ICONS[line.kind])


def _name(name: str) -> str:
    plain = {
        "title": _("tên"),
        "held_on": _("ngày"),
        "ends_on": _("đến hết ngày"),
        "starts_at": _("giờ"),
        "place": _("địa điểm"),
        "quantity": _("số lượng"),
        "quality": _("cách đếm"),
        "measure": _("cách tính"),
        "note": _("ghi thêm"),
    }
    if name in plain:
        return plain[name]
    word = str(COUNT_NAMES[name]) if name in (*COUNTS, "total") else name
    return word[:1].lower() + word[1:]


def _detail(own: KindField, value: Any) -> str:
    if own.type == "money":
        return _("%(n)s đồng") % {"n": formats.number(value)}
    return in_words(value)


def how_many(found: int) -> str:
    """The sentence over a list."""
    return ngettext("%(n)s hoạt động", "%(n)s hoạt động", found) % {"n": formats.number(found)}
