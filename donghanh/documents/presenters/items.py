"""One extracted item as the review page shows it: its state in a word, its facts in lines."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from donghanh.documents.bodies import key_of
from donghanh.documents.header import whole_date
from donghanh.documents.models import BodyAnswer, Candidate, CandidateKind, Decision, PrintedBody
from donghanh.documents.open_questions import Question
from donghanh.documents.presenters.doubts import ItemDoubt, MarkedDoubts
from donghanh.foundation.web import formats

CHIPS = {
    Decision.PENDING: "open",
    Decision.ACCEPTED: "done",
    Decision.EDITED: "done",
    Decision.REJECTED: "off",
    Decision.MERGED: "off",
}
SHORT = 90


@dataclass(frozen=True)
class Fact:
    """One line under an item."""

    label: str
    value: str


@dataclass(frozen=True)
class Alike:
    """Another item this one looks like."""

    pk: str
    number: int
    text: str
    href: str
    """Where it stands, which may be another page."""


@dataclass(frozen=True)
class Item:
    """Everything the template of one item needs."""

    pk: str
    version: int
    number: int
    kind: str
    kind_label: str
    text: str
    line: int | None
    chip: str
    state: str
    is_pending: bool
    facts: Sequence[Fact]
    alike: Sequence[Alike] = field(default_factory=tuple)
    can_split: bool = False
    is_manual: bool = False
    can_restore: bool = False
    """Whether it can be given the words of the paper again."""
    also: Sequence[tuple[int, int]] = ()
    """Number and line of each item merged into it: its words stand there too."""
    asks: str = ""
    """Why confirming many items at once leaves this one to be looked at, in words."""
    remembered: str = ""
    """What the office did with the same sentence before, in words."""
    doubt: ItemDoubt | None = None
    """What is told of words in it that the recognition was not sure of."""
    can_take_back: bool = False
    """Whether there is an edit that was given up for the words of the paper."""

    @property
    def base(self) -> str:
        """Where its acts lie, seen from the review page: a long plan repeats them hundreds of times."""
        return f"../muc/{self.pk}/"


class Names:
    """Whom printed names mean, looked up once for the whole page."""

    def __init__(self, bodies: Sequence[PrintedBody]) -> None:
        self._by_key = {body.key: body for body in bodies}

    def say(self, item: Mapping[str, Any]) -> str:
        """The printed name, and whom it means where that differs or is not known yet."""
        printed = str(item.get("printed") or "")
        body = self._by_key.get(key_of(printed))
        if body is None or body.answer == BodyAnswer.OPEN:
            return _("%(name)s (chưa rõ là ai)") % {"name": printed}
        if body.answer == BodyAnswer.LEFT:
            return _("%(name)s (để “Chưa giao”)") % {"name": printed}
        meant = body.organisation.name if body.organisation else body.group.name if body.group else ""
        if not meant or key_of(meant) == body.key:
            return printed
        return _("%(name)s, tức %(meant)s") % {"name": printed, "meant": meant}

    def list(self, items: Sequence[Mapping[str, Any]]) -> str:
        """Several names in one line."""
        return "; ".join(self.say(item) for item in items)

    def only_asked(self, items: Sequence[Mapping[str, Any]]) -> Sequence[str]:
        """Those of the names that mean bodies the People's Committee asks and does not order."""
        printed = [str(item.get("printed") or "") for item in items]
        bodies = ((name, self._by_key.get(key_of(name))) for name in printed)
        return [name for name, body in bodies if body and body.organisation and not body.organisation.directable]


def present(
    candidates: Sequence[Candidate],
    bodies: Sequence[PrintedBody],
    *,
    shown: Sequence[Candidate] | None = None,
    doubts: MarkedDoubts | None = None,
    questions: Mapping[uuid.UUID, Question] | None = None,
) -> list[Item]:
    """The items as a page shows them, all or those of ``shown``; look-alikes are found among all. ``doubts`` are the words
    of the paper that its recognition was not sure of; ``questions`` the open questions they hold
    (:mod:`donghanh.documents.open_questions`)."""
    names = Names(bodies)
    here = {candidate.pk for candidate in (candidates if shown is None else shown)}
    groups: dict[Any, list[Candidate]] = {}
    merged: dict[Any, list[tuple[int, int]]] = {}
    for candidate in candidates:
        if candidate.merged_into_id is not None and candidate.line is not None:
            merged.setdefault(candidate.merged_into_id, []).append((candidate.number, candidate.line))
        if candidate.lookalike and candidate.decision not in (Decision.REJECTED, Decision.MERGED):
            groups.setdefault(candidate.lookalike, []).append(candidate)
    return [
        replace(
            _item(candidate, names, groups.get(candidate.lookalike, []), here, doubts),
            also=tuple(merged.get(candidate.pk, ())),
            asks=words_of_question((questions or {}).get(candidate.pk)),
        )
        for candidate in (candidates if shown is None else shown)
    ]


def address_of(candidate: Candidate, here: Collection[uuid.UUID]) -> str:
    """The link to an item, from the page that shows the items ``here``."""
    anchor = f"#m{candidate.number}"
    return anchor if candidate.pk in here else f"?muc={candidate.number}{anchor}"


def _item(
    candidate: Candidate,
    names: Names,
    group: Sequence[Candidate],
    here: Collection[uuid.UUID],
    doubts: MarkedDoubts | None,
) -> Item:
    is_pending = candidate.decision == Decision.PENDING
    alike = [
        Alike(str(other.pk), other.number, _shorten(str(other.fields.get("text") or "")), address_of(other, here))
        for other in group
        if other.pk != candidate.pk
    ]
    return Item(
        pk=str(candidate.pk),
        version=candidate.version,
        number=candidate.number,
        kind=candidate.kind,
        kind_label=str(CandidateKind(candidate.kind).label),
        text=str(candidate.fields.get("text") or ""),
        line=candidate.line,
        chip=CHIPS[Decision(candidate.decision)],
        state=str(Decision(candidate.decision).label),
        is_pending=is_pending,
        facts=facts_of(candidate, names),
        alike=alike if is_pending else (),
        can_split=candidate.kind == CandidateKind.TASK,
        is_manual=candidate.is_manual,
        can_restore=candidate.original_fields is not None and candidate.decision != Decision.MERGED,
        remembered=remembered_words(candidate.remembered) if is_pending and candidate.remembered else "",
        doubt=doubts.note(doubts.doubtful.said_by(candidate)) if is_pending and doubts else None,
        can_take_back=is_pending and "edited" in candidate.undo,
    )


def words_of_question(question: Question | None) -> str:
    """Why an item wants a look of its own; empty for one that can be confirmed with the others."""
    if question is None:
        return ""
    return {
        Question.LOOKALIKE: _("Cần xem riêng: có thể trùng với mục khác."),
        Question.NAME: _("Cần xem riêng: chưa rõ tên in ở đây là cơ quan nào."),
        Question.MISTAKE: _("Cần xem riêng: trong câu có chỗ cần xem lại, chưa quyết định."),
    }.get(question, _("Cần xem riêng mục này."))


def remembered_words(proposal: Mapping[str, Any]) -> str:
    """What was done with the same sentence in an earlier paper."""
    said = []
    if "lead" in proposal:
        said.append(_("chủ trì %(names)s") % {"names": "; ".join(proposal["lead"]) or _("để trống")})
    if "coordinating" in proposal:
        said.append(_("phối hợp %(names)s") % {"names": "; ".join(proposal["coordinating"]) or _("để trống")})
    if "texts" in proposal:
        said.append(_("tách thành %(count)s việc") % {"count": len(proposal["texts"])})
    return _("Câu này ở %(name)s: %(said)s.") % {"name": proposal.get("name") or "", "said": ", ".join(said)}


def facts_of(candidate: Candidate, names: Names) -> list[Fact]:
    """The lines under an item, by its kind. What the paper does not say is left out, except a task's deadline."""
    say = {
        CandidateKind.TASK: _task_facts,
        CandidateKind.TARGET: _target_facts,
        CandidateKind.REPORT_DUTY: _report_facts,
        CandidateKind.BUDGET_SOURCE: lambda fields, names: [],
    }[CandidateKind(candidate.kind)]
    facts = [fact for fact in say(candidate.fields, names) if fact.value]
    if candidate.decision == Decision.MERGED and candidate.merged_into is not None:
        number = candidate.merged_into.number
        facts.insert(0, Fact(_("Gộp vào"), _("mục %(number)s") % {"number": number}))
    return facts


def _task_facts(fields: Mapping[str, Any], names: Names) -> list[Fact]:
    leads = fields.get("lead") or []
    only_asked = names.only_asked(leads)
    asked = fields.get("mode") == "request" or (bool(leads) and len(only_asked) == len(leads))
    manner = _("Đề nghị phối hợp, không phải giao việc") if asked else ""
    if only_asked and not asked:
        manner = _("Đề nghị với %(names)s, giao việc cho nơi còn lại") % {"names": ", ".join(only_asked)}
    return [
        Fact(_("Đề nghị") if asked else _("Chủ trì"), names.list(leads) or _("Văn bản không ghi, sẽ để “Chưa giao”")),
        Fact(_("Phối hợp"), names.list(fields.get("coordinating") or [])),
        Fact(_("Hạn"), when(fields.get("deadline")) or _("Văn bản không ghi")),
        Fact(_("Lịch"), when(fields.get("schedule"))),
        Fact(_("Cách giao"), manner),
    ]


def _target_facts(fields: Mapping[str, Any], names: Names) -> list[Fact]:
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}.get(str(fields.get("operator") or ""), "")
    value = fields.get("value")
    number = formats.number(value) if isinstance(value, int | float) else str(value or "")
    unit = str(fields.get("unit") or "")
    formal = fields.get("target_kind") == "chi_tieu"
    amount = f"{sign}{number}{formats.NBSP if unit == '%' else ' '}{unit}".strip() if number else ""
    return [
        Fact(_("Mức"), amount or _("Chưa ghi số")),
        Fact(_("Loại"), _("Chỉ tiêu của kế hoạch") if formal else _("Số lượng cần đạt")),
    ]


PERIODS = {
    "yearly": "Hằng năm",
    "half_yearly": "6 tháng",
    "quarterly": "Hằng quý",
    "monthly": "Hằng tháng",
    "weekly": "Hằng tuần",
    "once": "Một lần",
}


def _report_facts(fields: Mapping[str, Any], names: Names) -> list[Fact]:
    reporter = fields.get("reporter")
    by, expected = fields.get("by"), fields.get("expected_by")
    before = fields.get("rule") == "before"
    due = day_words(by, of=fields.get("period"))
    due = _("trước %(day)s") % {"day": due} if by and before else due
    if expected and expected != by:
        due = _("%(printed)s. Gợi ý %(expected)s") % {"printed": due or _("chưa rõ"), "expected": day_words(expected)}
    return [
        Fact(_("Ai báo cáo"), names.say(reporter) if reporter else _("Văn bản không ghi")),
        Fact(_("Gửi"), str(fields.get("to") or "")),
        Fact(_("Qua"), str(fields.get("via") or "")),
        Fact(_("Hạn"), due),
        Fact(_("Kỳ"), PERIODS.get(str(fields.get("period")), str(fields.get("period") or ""))),
    ]


def when(value: Any) -> str:
    """A deadline or schedule in words: as printed, with the day it comes to where the paper leaves that open."""
    if not isinstance(value, dict):
        return str(value or "")
    printed = str(value.get("text") or "")
    printed = printed[:1].upper() + printed[1:]
    last = whole_date(value.get("due")) if value.get("rule") == "before" else None
    if printed and last:
        return _("%(printed)s, tức đến hết %(day)s") % {"printed": printed, "day": formats.date(last)}
    if printed:
        return printed
    if value.get("range"):
        return " – ".join(day_words(part) for part in value["range"])
    return day_words(value.get("date"), of=value.get("recurring")) or PERIODS.get(
        str(value.get("recurring")), str(value.get("recurring") or "")
    )


def day_words(text: Any, *, of: Any = "monthly") -> str:
    """15/12/2026 for an ISO day, 15/12 hằng năm for ``--12-15``, ngày 20 hằng tháng for ``---20``, or, of a longer
    rhythm, ngày 20 của tháng cuối kỳ; else as it is."""
    raw = str(text or "")
    if day := whole_date(raw):
        return formats.date(day)
    if raw.startswith("---") and raw[3:].isdigit() and of in ("quarterly", "half_yearly"):
        return _("ngày %(day)s của tháng cuối kỳ") % {"day": int(raw[3:])}
    if raw.startswith("---") and raw[3:].isdigit():
        return _("ngày %(day)s hằng tháng") % {"day": int(raw[3:])}
    if raw.startswith("--") and raw.count("-") == 3:
        month, day_ = raw[2:].split("-")
        return _("%(day)s/%(month)s hằng năm") % {"day": day_, "month": month}
    return raw


def _shorten(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"
