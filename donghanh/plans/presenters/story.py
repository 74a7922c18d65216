"""What was told about a task, as its timeline draws it."""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event
from donghanh.plans.models import TaskUpdate, UpdateKind

_TOLD: dict[str, tuple[str, str | Promise]] = {
    UpdateKind.ADDED: ("clipboard-list", gettext_lazy("thêm việc này")),
    UpdateKind.EDITED: ("pencil", gettext_lazy("sửa việc")),
    UpdateKind.LEAD: ("users", gettext_lazy("chọn cơ quan chủ trì")),
    UpdateKind.SENT: ("send", gettext_lazy("gửi việc")),
    UpdateKind.ACCEPTED: ("message-circle", gettext_lazy("nhận việc")),
    UpdateKind.RETURNED: ("arrow-back-up", gettext_lazy("trả lại việc")),
    UpdateKind.WITHDRAWN: ("circle-minus", gettext_lazy("rút phần việc")),
    UpdateKind.NOTE: ("message-circle", gettext_lazy("cho biết")),
    UpdateKind.RESULT: ("check", gettext_lazy("báo xong")),
    UpdateKind.REOPENED: ("history", gettext_lazy("mở lại việc")),
    UpdateKind.DROPPED: ("circle-minus", gettext_lazy("cho thôi việc này")),
}


def events_of(story: list[TaskUpdate], *, office: str) -> list[Event]:
    """The story of a task as the timeline draws it; persons are not named, their bodies are."""
    return [_event(update, office) for update in story]


def _event(update: TaskUpdate, office: str) -> Event:
    icon, words = _TOLD[update.kind]
    text = str(words)
    if update.kind == UpdateKind.WITHDRAWN and update.party:
        text = _("rút phần việc của %(body)s") % {"body": update.party.name}
    if bodies := update.changes.get("body"):
        icon, text = (
            "users",
            _("chuyển phần việc của %(before)s sang %(after)s") % dict(zip(("before", "after"), bodies, strict=True)),
        )
    if update.kind in (
        UpdateKind.RESULT,
        UpdateKind.NOTE,
        UpdateKind.RETURNED,
        UpdateKind.WITHDRAWN,
        UpdateKind.DROPPED,
        UpdateKind.REOPENED,
    ):
        text = f"{text}: “{update.text}”" if update.text else text
    elif update.text:
        text = f"{text} ({update.text})"
    if changed := update.changes.get("due_on"):
        before, after = (formats.date(dt.date.fromisoformat(day)) if day else "–" for day in changed)
        text += _(", hạn từ %(before)s thành %(after)s") % {"before": before, "after": after}
    if "text" in update.changes:
        text += _(", lời cũ: “%(words)s”") % {"words": str(update.changes["text"][0])[:160]}
    if update.kind == UpdateKind.RESULT:
        text += _(" (làm ngày %(day)s)") % {"day": formats.date(update.happened_on)}
    from_body = update.kind in (UpdateKind.ACCEPTED, UpdateKind.RETURNED, UpdateKind.NOTE, UpdateKind.RESULT)
    who = update.party.name if update.party and from_body else office
    return Event(text=text, at=update.recorded_at, who=who, icon=icon, is_due=update.kind == UpdateKind.RETURNED)
