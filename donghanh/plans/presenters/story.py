"""What was told about a task, as its timeline draws it."""

import datetime as dt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web import formats
from donghanh.foundation.web.components import Event
from donghanh.plans.models import CheckMonths, Mode, TaskUpdate, UpdateKind
from donghanh.plans.presenters.check_ins import told_words
from donghanh.plans.presenters.words import rhythm_words

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
    UpdateKind.EXEMPT: ("circle-minus", gettext_lazy("cho miễn việc này")),
    UpdateKind.NO_EVENT: ("circle-minus", gettext_lazy("ghi việc không phát sinh")),
    UpdateKind.PAUSED: ("circle-minus", gettext_lazy("tạm dừng việc này")),
    UpdateKind.OPENED: ("send", gettext_lazy("mở kỳ này và gửi đi")),
    UpdateKind.CHECKED: ("circle-check", gettext_lazy("xác nhận kết quả")),
    UpdateKind.UNCHECKED: ("arrow-back-up", gettext_lazy("trả lại kết quả")),
    UpdateKind.ASKED: ("clock", gettext_lazy("xin gia hạn")),
    UpdateKind.EXTENDED: ("check", gettext_lazy("cho gia hạn")),
    UpdateKind.REFUSED: ("circle-minus", gettext_lazy("không cho gia hạn")),
    UpdateKind.REMARK: ("message-circle", gettext_lazy("nhắn")),
    UpdateKind.SHOWN: ("camera", gettext_lazy("thêm minh chứng")),
    UpdateKind.UNSHOWN: ("circle-minus", gettext_lazy("bỏ một minh chứng")),
    UpdateKind.CHECK_IN: ("message-circle", gettext_lazy("trả lời hỏi thăm")),
    UpdateKind.CHECK_SEEN: ("check", gettext_lazy("đã xem vướng mắc")),
}
_QUOTED = frozenset(UpdateKind) - {
    UpdateKind.ADDED,
    UpdateKind.EDITED,
    UpdateKind.LEAD,
    UpdateKind.SENT,
    UpdateKind.ACCEPTED,
    UpdateKind.SHOWN,
    UpdateKind.CHECK_SEEN,
}
"""Told in somebody's own words."""
_FROM_BODY = frozenset(
    {
        UpdateKind.ACCEPTED,
        UpdateKind.RETURNED,
        UpdateKind.NOTE,
        UpdateKind.RESULT,
        UpdateKind.ASKED,
        UpdateKind.SHOWN,
        UpdateKind.CHECK_IN,
    }
)


def events_of(story: list[TaskUpdate], *, office: str) -> list[Event]:
    """The story of a task as the timeline draws it. Persons are not named, their bodies are; but for who took a file away."""
    return [_event(update, office) for update in story]


def _event(update: TaskUpdate, office: str) -> Event:
    icon, words = _TOLD[update.kind]
    text = str(words)
    was_asked = bool(update.party and update.party.mode == Mode.REQUEST)
    if was_asked and update.kind == UpdateKind.ACCEPTED:
        text = _("nhận lời")
    if was_asked and update.kind == UpdateKind.RETURNED:
        icon, text = "message-circle", _("chưa nhận lời được")
    if update.kind == UpdateKind.WITHDRAWN and update.party:
        text = _("rút phần việc của %(body)s") % {"body": update.party.name}
    if bodies := update.changes.get("body"):
        icon, text = (
            "users",
            _("chuyển phần việc của %(before)s sang %(after)s") % dict(zip(("before", "after"), bodies, strict=True)),
        )
    if update.kind == UpdateKind.CHECK_IN:
        text = told_words(update.changes)
    if update.kind == UpdateKind.CHECK_SEEN and update.party:
        text = _("đã xem vướng mắc của %(body)s") % {"body": update.party.name}
    if update.kind == UpdateKind.REMARK and update.party:
        text = _("nhắn %(body)s") % {"body": update.party.name}
    if update.kind == UpdateKind.UNSHOWN and update.author:
        text = _("bỏ một minh chứng (%(person)s)") % {"person": update.author.full_name}
    if update.kind in _QUOTED:
        text = f"{text}: “{update.text}”" if update.text else text
    elif update.text:
        text = f"{text} ({update.text})"
    if changed := update.changes.get("due_on"):
        before, after = (formats.date(dt.date.fromisoformat(day)) if day else "–" for day in changed)
        text += _(", hạn từ %(before)s thành %(after)s") % {"before": before, "after": after}
    if rhythm := update.changes.get("recurrence"):
        said = {name: rhythm_words(str(code)) or "–" for name, code in zip(("before", "after"), rhythm, strict=True)}
        text += _(", lặp lại từ %(before)s thành %(after)s") % said
    if often := update.changes.get("check_months"):
        text += _(", hỏi thăm: %(often)s") % {"often": str(CheckMonths(often[1]).label).lower()}
    if "text" in update.changes:
        text += _(", lời cũ: “%(words)s”") % {"words": str(update.changes["text"][0])[:160]}
    if update.kind == UpdateKind.RESULT:
        text += _(" (làm ngày %(day)s)") % {"day": formats.date(update.happened_on)}
    if update.by_link:
        text += _(", qua đường dẫn cá nhân")
    is_body = update.kind in _FROM_BODY or update.changes.get("by") == ["body"]
    voice = update.changes.get("voice")
    who = update.party.name if update.party and is_body else str(voice[0]) if voice else office
    return Event(
        text=text,
        at=update.recorded_at,
        who=who,
        icon=icon,
        is_due=update.kind == UpdateKind.RETURNED and not was_asked,
    )
