"""The amendments of a plan in words: day, who, why, how many of what, and each change before and after."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.models import CandidateKind
from donghanh.plans.amendments import Act
from donghanh.plans.amendments.telling import KEPT
from donghanh.plans.models import PlanAmendment, ReportDuty, Target, Task
from donghanh.plans.presenters.amendments import FACTS, fact_words

_MODELS: dict[str, type[Model]] = {
    CandidateKind.TASK: Task,
    CandidateKind.TARGET: Target,
    CandidateKind.REPORT_DUTY: ReportDuty,
}
_GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (gettext_lazy("Đã sửa lời, hạn, con số"), (Act.CHANGE,)),
    (gettext_lazy("Đã đổi nơi làm"), (Act.LEAD, Act.WITH)),
    (gettext_lazy("Đã thêm"), (Act.ADD,)),
    (gettext_lazy("Đã bỏ, vì văn bản không còn nói"), (Act.DROP,)),
    (gettext_lazy("Vẫn giữ, dù văn bản không còn nói"), (KEPT,)),
)


@dataclass(frozen=True)
class ChangeLine:
    """One change. ``before`` and ``after`` are texts, equal where only facts differ."""

    kind: str
    before: str
    after: str
    facts: Sequence[tuple[str, str, str]] = ()
    """Label, before, after."""


@dataclass(frozen=True)
class AmendmentStory:
    """One amendment as the page of the history draws it."""

    at: dt.datetime
    who: str
    reason: str
    said: str
    """How many of what, in one line."""
    groups: list[tuple[str, list[ChangeLine]]]
    anchor: str


def history_of(amendments: Iterable[PlanAmendment], *, office: str) -> list[AmendmentStory]:
    """The amendments, as given; persons are not named, their body is. Asks the database nothing."""
    return [_story(amendment, office) for amendment in amendments]


def _story(amendment: PlanAmendment, office: str) -> AmendmentStory:
    found = [
        (str(title), [_line(change) for change in amendment.changes if change["act"] in acts])
        for title, acts in _GROUPS
    ]
    groups = [(title, lines) for title, lines in found if lines]
    counts = [f"{title[:1].lower()}{title[1:]}: {len(lines)}" for title, lines in groups]
    return AmendmentStory(
        at=amendment.amended_at,
        who=office,
        reason=amendment.reason,
        said="; ".join(counts) or _("không đổi mục nào"),
        groups=groups,
        anchor=f"dc-{amendment.pk}",
    )


def _line(change: Mapping[str, Any]) -> ChangeLine:
    kind = str(CandidateKind(change["kind"]).label)
    before, after = str(change["before"]), str(change["after"])
    if change["act"] in (Act.DROP, KEPT):
        after = before if change["act"] == KEPT else ""
    facts = [fact for one in change["facts"] for fact in _facts(change["kind"], *one)]
    return ChangeLine(kind, before, after, facts)


def _facts(kind: str, code: str, before: Any, after: Any) -> list[tuple[str, str, str]]:
    if code == Act.LEAD:
        return [(_("Chủ trì"), ", ".join(before) or _("Chưa giao"), ", ".join(after))]
    if code == Act.WITH:
        rows = [(_("Thêm phối hợp"), "", ", ".join(after)), (_("Thôi phối hợp"), ", ".join(before), "")]
        return [row for row in rows if row[1] or row[2]]
    return [(str(FACTS[code]), fact_words(_row(kind, before), code), fact_words(_row(kind, after), code))]


def _row(kind: str, columns: Mapping[str, Any]) -> Any:
    """The row with these columns as they came back from JSON; not stored, never stored."""
    model = _MODELS[kind]
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: fields[name].to_python(value) for name, value in columns.items() if name in fields})
