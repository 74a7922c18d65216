"""The record of an inspection on paper: whose head it carries, and who signs it."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from donghanh.inspections.models import Inspection, TeamMember

COMMITTEE = ("Ủy ban nhân dân", "UBND")
PAPER_KIND = "BB-……"
"""The type of the paper (NĐ 30/2020, Phụ lục III); the office writes the rest of its symbol by hand."""


def paper_of(inspection: Inspection, team: Sequence[TeamMember], *, is_empty: bool) -> dict[str, Any]:
    """What head and foot of the record are given. Who inspects issues it, under the People's Committee where that may order the
    body (NĐ 30/2020, Phụ lục I, mục II, khoản 2). The inspected body, the head of the team and each member sign. Needs ``unit``,
    ``host``, and of the team ``person`` and ``post__organisation`` loaded.
    """
    host = inspection.host
    is_committee = host.name.startswith(COMMITTEE)
    lead = next((member for member in team if member.is_lead), None)
    return {
        "issuer": "" if is_committee else host.name,
        "is_above": host.directable and not is_committee,
        "paper_kind": "" if is_empty else PAPER_KIND,
        "paper_name": _("Phiếu kiểm tra") if is_empty else _("Biên bản kiểm tra"),
        "closing": ""
        if is_empty
        else _(
            "Biên bản được lập thành 02 bản có giá trị như nhau, nơi được kiểm tra giữ 01 bản, đoàn kiểm tra giữ 01 bản; đã đọc lại "
            "cho những người có mặt cùng nghe, mọi người nhất trí và ký tên dưới đây."
        ),
        "seats": [
            (_("Đại diện nơi được kiểm tra").upper(), ""),
            (_("Trưởng đoàn").upper(), lead.person.full_name if lead and lead.person else ""),
        ],
        "more": [_seat(member) for member in team if not member.is_lead],
    }


def _seat(member: TeamMember) -> tuple[str, str]:
    if member.post is None:
        return member.outside, ""
    return f"{member.post.title}, {member.post.organisation.name}", member.person.full_name if member.person else ""
