"""People in words for pages; plain values, no questions to the database."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.people.models import Appointment, Delegation, Person
from donghanh.people.roles import role_named


@dataclass(frozen=True)
class AccountState:
    """How far somebody's account is: a chip and what may be done next."""

    code: str
    """``none``, ``invited``, ``open`` or ``closed``."""
    words: str
    chip: str


def account_state(person: Person) -> AccountState:
    """The state of the account; give a person whose ``user`` is loaded."""
    user = person.user
    if user is None:
        return AccountState("none", _("Chưa mời"), "off")
    if not user.is_active:
        return AccountState("closed", _("Đã đóng"), "off")
    if user.enrolled_at is None:
        return AccountState("invited", _("Đã mời, chưa nhận"), "note")
    return AccountState("open", _("Đang dùng"), "done")


def seat_words(seat: Appointment) -> str:
    """ "Phó Chủ tịch, Ủy ban nhân dân xã Sông Mây"; give a seat whose post, body and confirmation are loaded."""
    acting = _("Phụ trách: ") if seat.is_acting else ""
    doubt = doubt_words(seat)
    return f"{acting}{seat.post.title}, {seat.post.organisation.name}{f' ({doubt})' if doubt else ''}"


def doubt_words(seat: Appointment) -> str:
    """What a second person has still to say about an appointment, or has said against it, in small letters; empty when
    nothing is open. Give a seat whose confirmation is loaded."""
    asked = seat.doubt
    if asked is None:
        return ""
    if asked.answer:
        return _("lãnh đạo không xác nhận")
    return _("chưa có người thứ hai xác nhận") if asked.alone else _("chờ lãnh đạo xác nhận")


@dataclass(frozen=True)
class DelegationLine:
    """One delegation in words: who acts for whom, in which post, on which days, and how it stands."""

    delegation: Delegation
    giver: str
    delegate: str
    post: str
    days: str
    words: str
    chip: str
    role: str
    is_open: bool
    """Whether it runs or is still to come."""


def delegation_line(row: Delegation, on: date) -> DelegationLine:
    """Give a delegation whose people, post and body are loaded."""
    post, role = row.appointment.post, role_named(row.appointment.post.role)
    over = row.last_day < on or (row.appointment.valid_until is not None and row.appointment.valid_until <= on)
    if row.waits:
        words, chip = _("chờ người thứ hai xác nhận"), "due"
    elif over:
        words, chip = _("đã hết"), "off"
    elif row.valid_from > on:
        words, chip = _("chưa đến ngày"), "note"
    else:
        words, chip = _("đang có hiệu lực"), "done"
    return DelegationLine(
        delegation=row,
        giver=row.appointment.person.full_name,
        delegate=row.delegate.full_name,
        post=f"{post.title}, {post.organisation.name}",
        days=_("từ %(first)s đến hết %(last)s")
        % {"first": formats.date(row.valid_from), "last": formats.date(row.last_day)},
        words=words,
        chip="off" if over else chip,
        role=str(role.name) if role else "",
        is_open=not over,
    )
