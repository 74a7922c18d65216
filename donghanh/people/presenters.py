"""People in words for pages; plain values, no questions to the database."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.people.models import Appointment, Person


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
