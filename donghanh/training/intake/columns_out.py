"""The same columns going out: what leaves comes in again as it was."""

from collections.abc import Callable
from typing import Any

from donghanh.training.intake.sheets import COLLABORATOR, FEMALE, MALE, OTHER, STAFF, TRAINEES
from donghanh.training.models import Enrolment, MemberRole, NetworkMember, SexChoice

_SEX = {SexChoice.MALE: MALE, SexChoice.FEMALE: FEMALE}
_ROLE = {MemberRole.STAFF: STAFF, MemberRole.COLLABORATOR: COLLABORATOR, MemberRole.OTHER: OTHER}
_READ: dict[str, Callable[[NetworkMember], Any]] = {
    "full_name": lambda one: one.full_name,
    "sex": lambda one: _SEX.get(SexChoice(one.sex), "") if one.sex else "",
    "born": lambda one: str(one.birth_year or ""),
    "village": lambda one: one.village.full_name if one.village else "",
    "body": lambda one: one.body.name if one.body else "",
    "role": lambda one: _ROLE[MemberRole(one.role)],
    "position": lambda one: one.position,
}


def columns() -> dict[str, Callable[[Enrolment], Any]]:
    """Heading → what stands under it, for ``foundation.web.export.list_response``."""

    def of(key: str) -> Callable[[Enrolment], Any]:
        return lambda one: _READ[key](one.member)

    return {column.heading: of(column.key) for column in TRAINEES.columns}
