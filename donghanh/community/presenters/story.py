"""What happened to a model, line by line."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.community.models import EventKind, FileUse, InitiativeEvent, Position, ReplicationState
from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event

_ICONS = {
    EventKind.FOUNDED: "flag",
    EventKind.MOVED: "home",
    EventKind.PROTECTED: "shield-lock",
    EventKind.ADDRESS: "shield-lock",
    EventKind.PAUSED: "clock",
    EventKind.ENDED: "ban",
    EventKind.JOINED: "users",
    EventKind.LEFT: "users",
    EventKind.IMPORTED: "users",
    EventKind.TAKEN_AWAY: "download",
    EventKind.BOARD: "users-group",
    EventKind.BOARD_CHANGED: "users-group",
    EventKind.TEAM: "heart-handshake",
    EventKind.REVIEWED: "report",
    EventKind.FILE: "file-text",
    EventKind.ERASED: "eye-off",
}


def story_of(events: Iterable[InitiativeEvent]) -> list[Event]:
    """The events as the page lists them; their authors are to be loaded."""
    return [
        Event(
            text=words_of(event),
            at=event.recorded_at,
            who=event.author.full_name if event.author else "",
            icon=_ICONS.get(EventKind(event.kind), "pencil"),
        )
        for event in events
    ]


def words_of(event: InitiativeEvent) -> str:
    """What was done, with the details that matter."""
    kind = EventKind(event.kind)
    more = _MORE.get(kind)
    details = more(event.details) if more else ""
    words = f"{kind.label}: {details}" if details else str(kind.label)
    if event.happened_on != timezone.localdate(event.recorded_at):
        words += " " + _("(từ %(day)s)") % {"day": formats.date(event.happened_on)}
    return words


def _fields(details: dict[str, Any]) -> str:
    names = {
        "kind": _("loại mô hình"),
        "name": _("tên"),
        "founded_on": _("ngày thành lập"),
        "organisation": _("cơ quan"),
        "decision_number": _("số quyết định"),
        "decision_on": _("ngày quyết định"),
        "decision_issuer": _("cơ quan quyết định"),
        "contact_name": _("người liên hệ"),
        "contact_phone": _("điện thoại"),
        "full_name": _("họ tên"),
        "sex": _("giới tính"),
        "born_in": _("khoảng năm sinh"),
        "village": _("thôn"),
        "from_body": _("cơ quan cử"),
        "days": _("ngày vào, ngày ra"),
    }
    return ", ".join(names[field] for field in details.get("fields", ()) if field in names)


def _people(details: dict[str, Any]) -> str:
    count = int(details.get("count", 0))
    return ngettext("%(n)d người", "%(n)d người", count) % {"n": count}


def _moved(details: dict[str, Any]) -> str:
    to = details.get("to") or _("của cả xã")
    return _("%(place)s (theo sáp nhập)") % {"place": to} if details.get("follows") else str(to)


def _imported(details: dict[str, Any]) -> str:
    counts = details.get("counts", {})
    new, again, left = (int(counts.get(name, 0)) for name in ("new", "again", "leaves"))
    parts = (
        ngettext("%(n)d người mới", "%(n)d người mới", new) % {"n": new} if new else "",
        ngettext("%(n)d người vào lại", "%(n)d người vào lại", again) % {"n": again} if again else "",
        ngettext("%(n)d người ra", "%(n)d người ra", left) % {"n": left} if left else "",
    )
    return ", ".join(filter(None, parts))


def _seat(details: dict[str, Any]) -> str:
    position = details.get("position")
    return str(Position(position).label).lower() if position in Position.values else ""


def _thing(details: dict[str, Any]) -> str:
    item = str(details.get("item", ""))
    if details.get("gone"):
        return _("%(item)s không còn") % {"item": item}
    return f"{item} × {details['quantity']}" if details.get("quantity") else item


def _file(details: dict[str, Any]) -> str:
    use = str(FileUse(details["use"]).label).lower()
    return _("bỏ %(use)s") % {"use": use} if details.get("gone") else _("thêm %(use)s") % {"use": use}


def _review(details: dict[str, Any]) -> str:
    year = str(details.get("year", ""))
    return _("%(year)s, sửa lại") % {"year": year} if details.get("corrected") else year


def _replication(details: dict[str, Any]) -> str:
    parts = [
        details.get("village", ""),
        str(ReplicationState(details["state"]).label).lower(),
        details.get("reason", ""),
    ]
    return ", ".join(filter(None, parts))


def _removed(details: dict[str, Any]) -> str:
    words = {
        "member": _("thành viên"),
        "seat": _("người trong ban chủ nhiệm"),
        "counsellor": _("người trong tổ tư vấn"),
        "equipment": _("thiết bị"),
    }
    return words.get(details.get("what", ""), "")


def _protected(details: dict[str, Any]) -> str:
    return "" if details.get("protected") else _("thôi giữ kín, địa chỉ đã ghi được xóa")


def _reason(details: dict[str, Any]) -> str:
    return str(details.get("reason", ""))


_MORE: dict[EventKind, Callable[[dict[str, Any]], str]] = {
    EventKind.EDITED: _fields,
    EventKind.MOVED: _moved,
    EventKind.PROTECTED: _protected,
    EventKind.PAUSED: _reason,
    EventKind.ENDED: _reason,
    EventKind.JOINED: _people,
    EventKind.LEFT: _people,
    EventKind.CORRECTED: _fields,
    EventKind.REMOVED: _removed,
    EventKind.IMPORTED: _imported,
    EventKind.TAKEN_AWAY: _people,
    EventKind.BOARD_CHANGED: _seat,
    EventKind.EQUIPMENT: _thing,
    EventKind.FILE: _file,
    EventKind.REVIEWED: _review,
    EventKind.REPLICATION: _replication,
    EventKind.ERASED: _people,
}
