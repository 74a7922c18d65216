"""What a verdict says, in words: a chip, the lines of the panel, the stretches of the history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.community.forms.filters import QUOTAS, STATES
from donghanh.community.queries.listing import State
from donghanh.domain.community import Remark, Shortfall, Standing, Stretch, Verdict, What
from donghanh.foundation.web import formats

_CHIPS = {Standing.MET: "done", Standing.SHORT: "due", Standing.UNCLEAR: "note", Standing.NO_RULE: "off"}
_STATE_CHIPS = {State.ACTIVE: "doing", State.PAUSED: "note", State.COMING: "open", State.ENDED: "off"}
MOST_IN_CHIP = 2


@dataclass(frozen=True)
class Chip:
    """A chip: its kind and its words."""

    kind: str
    words: str


@dataclass(frozen=True)
class Line:
    """One thing the rule asks for: so many wanted, so many there, and what follows."""

    label: str
    wanted: str
    have: str
    chip: Chip


def state_chip(state: State) -> Chip:
    """How the model is."""
    return Chip(_STATE_CHIPS[state], str(STATES[state]))


def quota_chip(verdict: Verdict) -> Chip:
    """How it stands: "Đủ", "Thiếu 4 nam", "Chưa rõ", "Không có mức"."""
    standing = verdict.standing
    if standing is Standing.SHORT:
        return Chip("due", short_words(verdict.shortfalls))
    return Chip(_CHIPS[standing], str(QUOTAS[standing]))


def short_words(shortfalls: Sequence[Shortfall]) -> str:
    """What is missing in a few words: "Thiếu 4 nam, 2 nữ". What is only unclear comes last, and no more than two are said."""
    ordered = sorted(shortfalls, key=lambda one: not one.is_sure)
    if ordered[0].what is What.TEAM_LOCAL:
        return missing_words(ordered[0])
    said = [missing_words(one) for one in ordered if one.what is not What.TEAM_LOCAL][:MOST_IN_CHIP]
    more = len(shortfalls) - len(said)
    return _("Thiếu %(what)s") % {"what": ", ".join(said)} + (f" (+{more})" if more else "")


def missing_words(one: Shortfall) -> str:
    """One shortage: "4 nam", "1 nam trong ban", "tổ tư vấn"."""
    many = {"n": one.missing}
    match one.what:
        case What.MEN:
            return ngettext("%(n)d nam", "%(n)d nam", one.missing) % many
        case What.WOMEN:
            return ngettext("%(n)d nữ", "%(n)d nữ", one.missing) % many
        case What.MEMBERS:
            return ngettext("%(n)d người", "%(n)d người", one.missing) % many
        case What.BOARD_MEN:
            return ngettext("%(n)d nam trong ban", "%(n)d nam trong ban", one.missing) % many
        case What.BOARD_WOMEN:
            return ngettext("%(n)d nữ trong ban", "%(n)d nữ trong ban", one.missing) % many
        case What.TEAM:
            return _("tổ tư vấn")
        case What.TEAM_LOCAL:
            return ngettext("%(n)d tư vấn viên nơi khác", "%(n)d tư vấn viên nơi khác", one.missing) % many


def lines_of(verdict: Verdict) -> list[Line]:
    """Everything the rule asks for, in its order; met or not."""
    norm, facts = verdict.norm, verdict.facts
    short = {one.what: one for one in verdict.shortfalls}
    asked = (
        (What.MEN, _("Thành viên nam"), norm.men, facts.members.men, facts.members.unknown),
        (What.WOMEN, _("Thành viên nữ"), norm.women, facts.members.women, facts.members.unknown),
        (What.MEMBERS, _("Thành viên"), norm.members, facts.members.total, 0),
        (What.BOARD_MEN, _("Nam trong ban chủ nhiệm"), norm.board_men, facts.board.men, facts.board.unknown),
        (What.BOARD_WOMEN, _("Nữ trong ban chủ nhiệm"), norm.board_women, facts.board.women, facts.board.unknown),
    )
    lines = [
        Line(label, _("ít nhất %(n)s") % {"n": formats.number(wanted)}, _have(have, unknown), _chip(short.get(what)))
        for what, label, wanted, have, unknown in asked
        if wanted
    ]
    if norm.team_is_local:
        team = facts.team
        words = _("%(local)d tại địa bàn, %(away)d nơi khác, %(unknown)d chưa ghi") % vars(team) if team.total else "0"
        line = short.get(What.TEAM) or short.get(What.TEAM_LOCAL)
        lines.append(Line(_("Tổ tư vấn"), _("sống tại địa bàn"), words, _chip(line)))
    return lines


def _have(have: int, unknown: int) -> str:
    words = formats.number(have)
    return (
        words if not unknown else _("%(have)s và %(unknown)s chưa rõ giới tính") % {"have": words, "unknown": unknown}
    )


def _chip(one: Shortfall | None) -> Chip:
    if one is None:
        return Chip("done", _("đủ"))
    if not one.is_sure:
        return Chip("note", _("chưa rõ"))
    if one.what is What.TEAM_LOCAL:
        return Chip("due", missing_words(one))
    return Chip("due", _("còn thiếu %(what)s") % {"what": missing_words(one)})


def remarks_of(verdict: Verdict) -> list[str]:
    """What is no shortage and should be looked at."""
    words = {
        Remark.NO_CHAIR: _("Chưa ghi chủ nhiệm."),
        Remark.CHAIR_NO_MEMBER: _("Chủ nhiệm không có trong danh sách thành viên, nên không được đếm vào thành viên."),
    }
    return [words[remark] for remark in verdict.remarks]


@dataclass(frozen=True)
class Past:
    """A stretch of the history: its days in words, how the model stood, what was missing."""

    days: str
    chip: Chip
    what: str


def stretches_of(stretches: Sequence[Stretch]) -> list[Past]:
    """The history, the latest first."""
    return [
        Past(
            days=_days(one.since, one.until),
            chip=quota_chip(one.verdict),
            what=", ".join(missing_words(short) for short in one.verdict.shortfalls),
        )
        for one in reversed(stretches)
    ]


def _days(since: dt.date, until: dt.date | None) -> str:
    if until is None:
        return _("từ %(since)s đến nay") % {"since": formats.date(since)}
    last = until - dt.timedelta(days=1)
    return _("%(since)s đến %(last)s") % {"since": formats.date(since), "last": formats.date(last)}
