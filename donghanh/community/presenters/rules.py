"""What a kind asks for, in one sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.community.models import KindRule


def rule_words(rule: KindRule | None) -> str:
    """ "Ít nhất 30 nam, 10 nữ; ban chủ nhiệm ít nhất 2 nam; tổ tư vấn sống tại địa bàn; hằng tháng". Says so when nothing is asked."""
    if rule is None:
        return _("Không có mức phải đủ.")
    people = (_men(rule.min_men), _women(rule.min_women), _members(rule.min_members))
    board = (_men(rule.min_board_men), _women(rule.min_board_women))
    parts = []
    if said := ", ".join(filter(None, people)):
        parts.append(_("ít nhất %(what)s") % {"what": said})
    if said := ", ".join(filter(None, board)):
        parts.append(_("ban chủ nhiệm ít nhất %(what)s") % {"what": said})
    if rule.team_is_local:
        parts.append(_("tổ tư vấn gồm người sống tại địa bàn"))
    if rule.meetings_per_year:
        parts.append(_("ít nhất %(n)d buổi một năm") % {"n": rule.meetings_per_year})
    if not parts:
        return _("Không có mức phải đủ.")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _men(n: int) -> str:
    return ngettext("%(n)d nam", "%(n)d nam", n) % {"n": n} if n else ""


def _women(n: int) -> str:
    return ngettext("%(n)d nữ", "%(n)d nữ", n) % {"n": n} if n else ""


def _members(n: int) -> str:
    return ngettext("%(n)d thành viên", "%(n)d thành viên", n) % {"n": n} if n else ""
