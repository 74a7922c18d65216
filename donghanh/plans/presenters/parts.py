"""The bodies of one task, as its page lists them."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from donghanh.foundation.web import formats
from donghanh.plans.models import Mode, PartyRole, TaskParty
from donghanh.plans.presenters.states import Chip, part_chip
from donghanh.plans.queries.tasks import TaskRow
from donghanh.plans.status import GOING_ON, PART_MOVES, PartState


@dataclass(frozen=True)
class PartLine:
    """One body's part on the task page."""

    party: TaskParty
    name: str
    mode: str
    chip: Chip
    said: str
    depth: int
    members: str = ""

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether the officer may take it back: it was sent to one body, and no lead has taken it on."""
        at_work = self.party.role == PartyRole.LEAD and self.party.state == PartState.ACCEPTED
        may = PartState.WITHDRAWN in PART_MOVES[self.party.state]
        return bool(self.party.organisation_id) and may and not at_work


def part_lines(row: TaskRow) -> list[PartLine]:
    """The bodies of a task in order: what was handed back and waits for the officer first, then the lead, members under
    their group; last those the office withdrew."""
    lines: list[PartLine] = []

    def add(party: TaskParty, depth: int) -> None:
        under = [p for p in row.parties if p.parent_id == party.pk]
        leaves = row.bodies_of(party)
        members = ""
        if party.is_whole and leaves:
            done = sum(leaf.state == PartState.DONE for leaf in leaves)
            members = _("%(done)d trên %(all)d đã xong") % {"done": done, "all": len(leaves)}
        lines.append(
            PartLine(
                party=party,
                name=party.name,
                mode=mode_words(party),
                chip=part_chip(party),
                said=_said(party, row.today),
                depth=depth,
                members=members,
            )
        )
        for member in sorted(under, key=lambda p: (p.state != PartState.RETURNED, p.order)):
            add(member, depth + 1)

    wholes = {p.pk for p in row.parties}  # what a body did stays when its group was withdrawn
    top = [p for p in row.parties if p.parent_id not in wholes]
    waits = {party.pk for party in top if any(leaf.state == PartState.RETURNED for leaf in row.bodies_of(party))}
    for party in sorted(top, key=lambda p: (p.pk not in waits, p.role != PartyRole.LEAD, p.order)):
        add(party, 0)
    for party in row.withdrawn:
        if party.organisation_id:
            add(party, 0)
    return lines


def mode_words(party: TaskParty) -> str:
    """What the body is to the task, in words that never order whom one may only ask."""
    if party.role == PartyRole.LEAD:
        return _("Được đề nghị chủ trì") if party.mode == Mode.REQUEST else _("Chủ trì")
    if party.role == PartyRole.COORDINATING:
        return _("Được đề nghị phối hợp") if party.mode == Mode.REQUEST else _("Phối hợp")
    if party.role == PartyRole.SUPERVISING and party.mode == Mode.REQUEST:
        return _("Được đề nghị giám sát")
    return str(PartyRole(party.role).label)


def _said(party: TaskParty, today: dt.date) -> str:
    body = party.organisation
    if body and body.valid_until and body.valid_until <= today and party.state in GOING_ON:
        return _("Nơi này không còn từ %(day)s, không ai nhận được việc. Rút rồi giao nơi khác.") % {
            "day": formats.date(body.valid_until)
        }
    if party.state in (PartState.RETURNED, PartState.WITHDRAWN) and party.reason:
        return _("Lý do: %(reason)s") % {"reason": party.reason}
    if party.state == PartState.DONE:
        return _("Ngày %(day)s: %(result)s") % {"day": formats.date(party.done_on), "result": party.result}
    if not party.is_whole or party.group_id:
        return ""
    return "" if party.printed and party.is_whole else _("Chưa có trong danh sách cơ quan")
