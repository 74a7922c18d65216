"""Estimates and their figures in words and tables."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.budget.models import EstimateState, EstimateVersion, Source
from donghanh.budget.presenters.tables import Cell, Table, number
from donghanh.budget.queries import LineFigures, PlanFigures
from donghanh.budget.wording import dong
from donghanh.domain.money import Balance
from donghanh.foundation.web import formats

STATE_CHIPS: dict[str, str] = {
    EstimateState.DRAFT: "doing",
    EstimateState.SUBMITTED: "note",
    EstimateState.RETURNED: "due",
    EstimateState.APPROVED: "done",
}


def amount(value: int, *, late_below_zero: bool = False) -> Cell:
    """An amount in a table, in đồng as the caption says."""
    return number(formats.number(value), is_late=late_below_zero and value < 0)


def source_table(found: Mapping[str, Balance]) -> Table:
    """Each source that has anything, and all together."""
    rows = [_balance(str(Source(source).label), balance) for source, balance in found.items() if balance != Balance()]
    whole = sum(found.values(), Balance())
    heads = [_("Nguồn"), _("Dự toán"), _("Đã về"), _("Đã chi"), _("Còn dự toán"), _("Còn tiền")]
    return Table(_("Theo nguồn, đồng"), heads, rows, _balance(_("Cộng"), whole))


def plan_table(found: Iterable[PlanFigures]) -> Table:
    """Each estimate of a year with what was spent."""
    rows, whole = [], Balance()
    for one in found:
        state = one.estimate.state
        rows.append(
            [
                Cell(one.estimate.plan.title, reverse("budget:estimate", args=[one.estimate.pk])),
                Cell(chip=(STATE_CHIPS[state], str(one.estimate.get_state_display()))),
                amount(one.balance.planned if one.estimate.is_in_force else one.draft),
                amount(one.balance.spent),
                amount(one.balance.left, late_below_zero=True) if one.estimate.is_in_force else number("–"),
                number(share(one.balance)),
            ]
        )
        whole += one.balance
    heads = [_("Kế hoạch"), _("Bước"), _("Dự toán"), _("Đã chi"), _("Còn lại"), _("Đã dùng")]
    foot = [
        Cell(_("Cộng dự toán đã duyệt")), Cell(), amount(whole.planned), amount(whole.spent),
        amount(whole.left, late_below_zero=True), number(share(whole)),
    ]  # fmt: skip
    return Table(_("Theo kế hoạch, đồng"), heads, rows, foot)


def line_table(found: Sequence[LineFigures], *, may_edit: bool, in_force: bool) -> Table:
    """The lines of an estimate: what each costs and why, with what was spent once it is in force."""
    rows = [_line(one, may_edit=may_edit, in_force=in_force) for one in found]
    heads = [_("Nội dung chi"), _("Nguồn"), _("Số lượng × đơn giá"), _("Thành tiền")]
    total = sum(one.line.amount for one in found)
    foot = [Cell(_("Cộng")), Cell(), Cell(), amount(total)]
    if in_force:
        heads += [_("Đã duyệt"), _("Đã chi"), _("Còn lại")]
        whole = sum((one.balance for one in found), Balance())
        foot += [amount(whole.planned), amount(whole.spent), amount(whole.left, late_below_zero=True)]
    return Table(_("Các dòng dự toán, đồng"), heads, rows, foot)


def totals_by_source(found: Iterable[LineFigures]) -> list[tuple[str, str]]:
    """What the lines come to by source, the sources that have any."""
    sums: dict[str, int] = {}
    for one in found:
        sums[one.line.source] = sums.get(one.line.source, 0) + one.line.amount
    return [(str(Source(source).label), dong(sums[source])) for source in Source.values if source in sums]


def over_norm(found: Iterable[LineFigures]) -> list[LineFigures]:
    """The lines whose price passes their norm."""
    return [one for one in found if one.excess]


def over_norm_words(one: LineFigures) -> str:
    """By how much, against what, on whose authority."""
    assert one.excess is not None
    norm = one.excess.norm
    return _("Vượt %(each)s mỗi %(unit)s so với mức %(ceiling)s (%(authority)s), cả dòng vượt %(all)s.") % {
        "each": dong(one.excess.by_each),
        "unit": norm.unit_word,
        "ceiling": dong(norm.ceiling),
        "authority": norm.authority,
        "all": dong(one.excess.in_all),
    }


def version_name(version: EstimateVersion) -> str:
    """What a version is called."""
    return _("Điều chỉnh lần %(n)d") % {"n": version.number} if version.number else _("Dự toán lần đầu")


def share(balance: Balance) -> str:
    """The share of the plan that is spent; a dash where nothing was planned."""
    return formats.percent(balance.used)


def sum_words(one: LineFigures) -> str:
    """100 người × 20.000 × 2 lần."""
    line = one.line
    said = f"{formats.number(line.quantity)} {line.unit_word} × {formats.number(line.unit_price)}"
    return _("%(said)s × %(n)d lần") % {"said": said, "n": line.times} if line.times > 1 else said


def _line(one: LineFigures, *, may_edit: bool, in_force: bool) -> list[Cell]:
    line = one.line
    url = reverse("budget:line_edit", args=[line.pk]) if may_edit else ""
    small = " · ".join(filter(None, (line.task.short_text if line.task else "", line.note)))
    chip = ("due", str(_("Vượt định mức"))) if one.excess else None
    cells = [
        Cell(line.item, url, small, chip),
        Cell(str(line.get_source_display())),
        Cell(sum_words(one)),
        amount(line.amount),
    ]
    if in_force:
        planned = number("–") if line.approved_amount is None else amount(line.approved_amount)
        cells += [planned, amount(one.spent), amount(one.balance.left, late_below_zero=True)]
    return cells


def _balance(name: str, balance: Balance) -> list[Cell]:
    return [
        Cell(name),
        amount(balance.planned),
        amount(balance.received),
        amount(balance.spent),
        amount(balance.left, late_below_zero=True),
        amount(balance.in_hand, late_below_zero=True),
    ]
