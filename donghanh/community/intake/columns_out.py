"""The same columns going out: what leaves comes in again as it was."""

from collections.abc import Callable
from typing import Any

from donghanh.community.intake.sheets import FEMALE, MALE, MEMBERS
from donghanh.community.models import Membership, SexChoice
from donghanh.community.naming import decade_words

_SEX = {SexChoice.MALE: MALE, SexChoice.FEMALE: FEMALE}
_READ: dict[str, Callable[[Membership], Any]] = {
    "full_name": lambda one: one.member.full_name,
    "sex": lambda one: _SEX.get(SexChoice(one.member.sex), "") if one.member.sex else "",
    "born": lambda one: decade_words(one.member.born_in),
    "village": lambda one: one.member.village.full_name if one.member.village else "",
    "body": lambda one: one.member.from_body.name if one.member.from_body else "",
    "joined_on": lambda one: one.valid_from,
    "left_on": lambda one: one.valid_until,
}


def columns() -> dict[str, Callable[[Membership], Any]]:
    """Heading → what stands under it, for ``foundation.web.export.list_response``."""
    return {column.heading: _READ[column.key] for column in MEMBERS.columns}
