"""What a newer reading proposes, in words: what stands there now, what would stand there, who loses work by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.models import CandidateKind
from donghanh.foundation.web import formats
from donghanh.plans.amendments import Act, Proposal
from donghanh.plans.models import ReportDuty, Target, Task, TaskParty
from donghanh.plans.presenters.words import due_words, duty_due, rhythm_words
from donghanh.plans.rows import Row
from donghanh.plans.status import PartState

GROUPS: tuple[tuple[str | Promise, tuple[Act, ...]], ...] = (
    (gettext_lazy("Sửa lời, hạn, con số"), (Act.CHANGE,)),
    (gettext_lazy("Đổi nơi làm"), (Act.LEAD, Act.WITH)),
    (gettext_lazy("Thêm vào kế hoạch"), (Act.ADD,)),
    (gettext_lazy("Văn bản không còn nói"), (Act.DROP,)),
)
FACTS: dict[str, str | Promise] = {
    "due": gettext_lazy("Hạn"),
    "value": gettext_lazy("Giá trị"),
    "kind": gettext_lazy("Là"),
    "reporter": gettext_lazy("Ai báo cáo"),
    "recipient": gettext_lazy("Gửi ai"),
    "via": gettext_lazy("Qua đầu mối"),
    "period": gettext_lazy("Kỳ"),
}


@dataclass(frozen=True)
class ProposalLine:
    """One proposal with its box. ``before`` and ``after`` are texts, equal where only facts differ."""

    key: str
    kind: str
    before: str
    after: str
    facts: Sequence[tuple[str, str, str]] = ()
    """Label, before, after."""
    note: str = ""


def proposal_groups(proposals: Iterable[Proposal]) -> list[tuple[str, list[ProposalLine]]]:
    """The proposals under headings; headings without any are left out."""
    found = list(proposals)
    groups = [(str(title), [_line(one) for one in found if one.act in acts]) for title, acts in GROUPS]
    return [(title, lines) for title, lines in groups if lines]


def _line(proposal: Proposal) -> ProposalLine:
    kind = str(CandidateKind(proposal.kind).label)
    before, after = proposal.before, proposal.after
    if proposal.act == Act.CHANGE and "text" not in {fact.code for fact in proposal.facts}:
        after = before
    if proposal.act in (Act.LEAD, Act.WITH):
        after = before
    return ProposalLine(proposal.key, kind, before, after, _facts(proposal), _note(proposal))


def _facts(proposal: Proposal) -> list[tuple[str, str, str]]:
    come = ", ".join(body.printed for body in proposal.come)
    gone = ", ".join(party.name for party in proposal.gone)
    if proposal.act == Act.LEAD:
        return [(_("Chủ trì"), gone or _("Chưa giao"), come)]
    if proposal.act == Act.WITH:
        rows = [(_("Thêm phối hợp"), "", come), (_("Thôi phối hợp"), gone, "")]
        return [row for row in rows if row[1] or row[2]]
    row, new = proposal.row, proposal.new
    if row is None or new is None:
        return []
    codes = [fact.code for fact in proposal.facts if fact.code in FACTS]
    return [(str(FACTS[code]), fact_words(row, code), fact_words(new, code)) for code in codes]


def fact_words(row: Row, code: str) -> str:
    """One fact of a row in words."""
    if isinstance(row, Task):
        return due_words(row) or _("thường xuyên, chưa có hạn")
    if isinstance(row, Target):
        if code == "kind":
            return row.get_kind_display()
        return f"{row.sign} {formats.number(row.value)} {row.unit_text}".strip() if row.value is not None else ""
    if isinstance(row, ReportDuty):
        if code == "due":
            return duty_due(row)
        return rhythm_words(row.period) if code == "period" else str(getattr(row, code))
    return ""


def _note(proposal: Proposal) -> str:
    sent = [party for party in proposal.gone if _is_withdrawn(party)]
    if not sent:
        return ""
    bodies = ", ".join(party.name for party in sent)
    return _("Phần đã gửi cho %(bodies)s được rút lại kèm lý do.") % {"bodies": bodies}


def _is_withdrawn(party: TaskParty) -> bool:
    return bool(party.organisation_id) and party.state not in (PartState.DRAFT, PartState.DONE)
