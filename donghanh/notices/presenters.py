"""Notices and messages as plain values for the pages."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.notices.channels import channels
from donghanh.notices.kinds import kind_named
from donghanh.notices.models import Message, MessageState, Notice
from donghanh.people.models import Person


@dataclass(frozen=True)
class NoticeLine:
    """One notice as the list draws it."""

    icon: str
    title: str
    url: str
    day: dt.date
    detail: str
    chip: str
    chip_text: str
    is_new: bool


@dataclass(frozen=True)
class MessageLine:
    """One message in doubt: whom it was for, when, how it ended. Never what it said."""

    pk: Any
    person: Person
    day: dt.date
    channel: str
    chip: str
    chip_text: str
    reason: str
    checked_at: dt.datetime | None


def notice_line(notice: Notice) -> NoticeLine:
    """The notice in the words of its kind; one whose kind is gone keeps its title."""
    kind = kind_named(notice.kind)
    text = kind.text(notice.facts) if kind and kind.text else notice.title
    return NoticeLine(
        icon=kind.icon if kind else "bell",
        title=text or _("Có việc cần xem"),
        url=reverse("notices:open", args=[notice.pk]),
        day=notice.day,
        detail=kind.detail(notice.facts) if kind and kind.detail else "",
        chip=kind.chip if kind else "note",
        chip_text=kind.chip_text(notice.facts) if kind else "",
        is_new=notice.read_at is None,
    )


def message_lines(messages: Iterable[Message]) -> list[MessageLine]:
    """Messages in doubt in words. One still marked as being sent has lost its sender."""
    names = {code: str(channel.name) for code, channel in channels().items()}
    return [
        MessageLine(
            pk=message.pk,
            person=message.recipient,
            day=message.day,
            channel=names.get(message.channel, message.channel),
            chip="late" if message.state == MessageState.FAILED else "due",
            chip_text=str(
                (MessageState.FAILED if message.state == MessageState.FAILED else MessageState.UNCERTAIN).label
            ),
            reason=reason_words("interrupted" if message.state == MessageState.SENDING else message.reason),
            checked_at=message.checked_at,
        )
        for message in messages
    ]


def reason_words(code: str) -> str:
    """Why a message may not have arrived."""
    return {
        "interrupted": _("Máy dừng giữa lúc đang gửi"),
        "no_answer": _("Nơi chuyển tin nhận rồi im lặng"),
        "refused": _("Nơi nhận từ chối"),
        "no_entry": _("Khóa gửi tin sai hoặc đã hết hạn; nhờ người trông máy đặt khóa mới"),
        "insecure": _("Địa chỉ nơi chuyển tin không có TLS (https); nhờ người trông máy sửa"),
        "unreachable": _("Không nối được tới nơi chuyển tin"),
        "too_late": _("Hết ngày mà chưa gửi được"),
        "closed": _("Cách gửi này đã tắt"),
        "no_address": _("Không còn địa chỉ để gửi"),
        "nothing_to_say": _("Không còn gì để báo"),
    }.get(code, "")
