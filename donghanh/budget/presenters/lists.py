"""Vouchers, money in, gifts, advances and norms as tables and as the columns of files."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.budget.models import Advance, AdvanceState, Allocation, Gift, Norm, Spending
from donghanh.budget.presenters.figures import amount
from donghanh.budget.presenters.tables import Cell, Table
from donghanh.budget.queries import LineFigures
from donghanh.budget.wording import dong
from donghanh.foundation.web import formats

Columns = dict[str, Callable[[Any], Any]]


def payee_words(one: Spending) -> str:
    """Who was paid. Needs ``organisation`` loaded."""
    return one.organisation.name if one.organisation else one.payee


def spending_state(one: Spending) -> tuple[str, str] | None:
    """The chip of a voucher: only what is out of the ordinary has one."""
    if one.reverses_id:
        return "off", _("Bút toán đảo")
    if one.is_reversed:
        return "off", _("Đã đảo")
    if one.over_line or one.over_funds_reason:
        return "due", _("Chi vượt")
    return None


def spending_table(found: Iterable[Spending]) -> Table:
    """Vouchers. Needs ``line``, ``plan`` and ``organisation`` loaded."""
    rows = [
        [
            Cell(one.what, reverse("budget:spending", args=[one.pk]), one.line.item, spending_state(one)),
            Cell(formats.date(one.spent_on)),
            Cell(one.voucher_number),
            Cell(payee_words(one)),
            Cell(str(one.get_source_display())),
            amount(one.amount, late_below_zero=False),
        ]
        for one in found
    ]
    heads = [_("Chi cho gì"), _("Ngày"), _("Số chứng từ"), _("Trả cho"), _("Nguồn"), _("Số tiền, đồng")]
    return Table(_("Các khoản chi, mới nhất trước"), heads, rows)


def spending_columns() -> Columns:
    """The file of vouchers."""
    return {
        _("Ngày"): lambda one: one.spent_on,
        _("Số chứng từ"): lambda one: one.voucher_number,
        _("Chi cho gì"): lambda one: one.what,
        _("Dòng dự toán"): lambda one: one.line.item,
        _("Kế hoạch"): lambda one: one.plan.title,
        _("Nguồn"): lambda one: one.get_source_display(),
        _("Trả cho"): payee_words,
        _("Số tiền (đồng)"): lambda one: one.amount,
        _("Tình trạng"): lambda one: (spending_state(one) or ("", ""))[1],
        _("Lý do"): lambda one: one.reason or one.over_funds_reason,
        _("Hoạt động"): lambda one: one.activity.title if one.activity else "",
        _("Tạm ứng"): lambda one: one.advance.number if one.advance else "",
    }


def donor_name(one: Allocation) -> str:
    """The donor as the office sees them."""
    if one.donor_name:
        return one.donor_name
    return "–" if one.source != "donor" else _("không nêu tên")


def allocation_table(found: Iterable[Allocation], *, may_keep: bool) -> Table:
    """What came in. Needs ``plan`` loaded."""
    rows = []
    for one in found:
        void = bool(one.void_reason)
        small = " · ".join(
            filter(None, (one.plan.short_name if one.plan else "", one.decision_number, one.void_reason))
        )
        url = reverse("budget:allocation", args=[one.pk]) if may_keep else ""
        rows.append(
            [
                Cell(one.things or one.purpose or _("Tiền"), url, small, ("off", _("Đã bỏ")) if void else None),
                Cell(formats.date(one.received_on)),
                Cell(str(one.get_source_display())),
                Cell(donor_name(one), small=_("đồng ý nêu tên") if one.donor_agrees else ""),
                Cell(_("Hiện vật") if one.is_in_kind else _("Tiền")),
                amount(one.amount),
            ]
        )
    heads = [_("Nhận gì"), _("Ngày"), _("Nguồn"), _("Nhà tài trợ"), _("Là"), _("Số tiền, trị giá, đồng")]
    return Table(_("Các khoản đã nhận, mới nhất trước"), heads, rows)


def allocation_columns() -> Columns:
    """The file of what came in."""
    return {
        _("Ngày"): lambda one: one.received_on,
        _("Nguồn"): lambda one: one.get_source_display(),
        _("Là"): lambda one: _("Hiện vật") if one.is_in_kind else _("Tiền"),
        _("Hiện vật gì"): lambda one: one.things,
        _("Số tiền, trị giá (đồng)"): lambda one: one.amount,
        _("Số quyết định, chứng từ thu"): lambda one: one.decision_number,
        _("Kế hoạch"): lambda one: one.plan.title if one.plan else "",
        _("Nhà tài trợ"): lambda one: one.donor_name,
        _("Đồng ý nêu tên"): lambda one: _("có") if one.donor_agrees else _("không"),
        _("Dùng vào việc gì"): lambda one: one.purpose,
        _("Đã bỏ, lý do"): lambda one: one.void_reason,
    }


def donor_table(found: Iterable[Allocation]) -> Table:
    """The transparency list: who gave what; only who agreed is named."""
    rows = [
        [
            Cell(public_name(one)),
            Cell(formats.date(one.received_on)),
            Cell(one.things or _("Tiền")),
            Cell(one.purpose or "–"),
            amount(one.amount),
        ]
        for one in found
    ]
    heads = [_("Nhà tài trợ"), _("Ngày"), _("Đóng góp"), _("Dùng vào việc"), _("Số tiền, trị giá, đồng")]
    foot = [Cell(_("Cộng")), Cell(), Cell(), Cell(), amount(sum(one.amount for one in found))]
    return Table(_("Đóng góp đã nhận"), heads, rows, foot)


def donor_columns() -> Columns:
    """The file of the transparency list."""
    return {
        _("Nhà tài trợ"): public_name,
        _("Ngày"): lambda one: one.received_on,
        _("Đóng góp"): lambda one: one.things or _("Tiền"),
        _("Dùng vào việc"): lambda one: one.purpose,
        _("Số tiền, trị giá (đồng)"): lambda one: one.amount,
    }


def public_name(one: Allocation) -> str:
    """The donor as the public sees them."""
    return one.donor_name if one.donor_agrees else _("Không nêu tên")


def gift_table(found: Iterable[Gift], *, may_keep: bool) -> Table:
    """Gifts: counted, nobody named."""
    rows = [
        [
            Cell(one.what, reverse("budget:gift_void", args=[one.pk]) if may_keep else ""),
            Cell(formats.date(one.given_on)),
            Cell(formats.number(one.count), is_number=True),
            Cell(formats.number(one.people), is_number=True),
            amount(one.amount),
        ]
        for one in found
    ]
    heads = [_("Quà"), _("Ngày trao"), _("Số suất"), _("Người nhận"), _("Trị giá, đồng")]
    return Table(_("Quà đã trao, mới nhất trước"), heads, rows)


def gift_columns() -> Columns:
    """The file of gifts."""
    return {
        _("Ngày trao"): lambda one: one.given_on,
        _("Quà"): lambda one: one.what,
        _("Số suất"): lambda one: one.count,
        _("Số người nhận"): lambda one: one.people,
        _("Trị giá (đồng)"): lambda one: one.amount,
        _("Hoạt động"): lambda one: one.activity.title if one.activity else "",
    }


def advance_table(found: Iterable[Advance], *, today: dt.date, may_keep: bool) -> Table:
    """Advances. Needs ``organisation`` and ``plan`` loaded."""
    rows = []
    for one in found:
        is_open = one.state == AdvanceState.OPEN
        late = is_open and one.due_on is not None and one.due_on < today
        chip = ("late", _("Quá hạn")) if late else ("note" if is_open else "done", str(one.get_state_display()))
        url = reverse("budget:advance_settle", args=[one.pk]) if is_open and may_keep else ""
        done = "–"
        if not is_open:
            back, more = one.returned, one.added
            done = (
                _("nộp lại %(n)s") % {"n": dong(back)}
                if back
                else _("chi thêm %(n)s") % {"n": dong(more)}
                if more
                else _("đủ")
            )
        rows.append(
            [
                Cell(one.purpose, url, one.plan.short_name, chip),
                Cell(one.number),
                Cell(formats.date(one.advanced_on)),
                Cell(one.organisation.name if one.organisation else one.receiver),
                Cell(formats.date(one.due_on) or "–"),
                Cell(done),
                amount(one.amount),
            ]
        )
    heads = [
        _("Để làm gì"),
        _("Số phiếu"),
        _("Ngày"),
        _("Nơi nhận"),
        _("Hạn thanh toán"),
        _("Thanh toán"),
        _("Số tiền, đồng"),
    ]
    return Table(_("Các khoản tạm ứng"), heads, rows)


def advance_columns() -> Columns:
    """The file of advances."""
    return {
        _("Số phiếu"): lambda one: one.number,
        _("Ngày"): lambda one: one.advanced_on,
        _("Để làm gì"): lambda one: one.purpose,
        _("Kế hoạch"): lambda one: one.plan.title,
        _("Nơi nhận"): lambda one: one.organisation.name if one.organisation else one.receiver,
        _("Số tiền (đồng)"): lambda one: one.amount,
        _("Hạn thanh toán"): lambda one: one.due_on,
        _("Tình trạng"): lambda one: one.get_state_display(),
        _("Ngày thanh toán"): lambda one: one.settled_on,
        _("Chứng từ cộng (đồng)"): lambda one: one.spent if one.state == AdvanceState.SETTLED else None,
        _("Nộp lại (đồng)"): lambda one: one.returned if one.state == AdvanceState.SETTLED else None,
        _("Chi thêm (đồng)"): lambda one: one.added if one.state == AdvanceState.SETTLED else None,
    }


def norm_table(found: Iterable[Norm], *, today: dt.date, may_keep: bool) -> Table:
    """Norms with their provision; those nobody has checked say so."""
    rows = []
    for one in found:
        chip = ("due", _("Nhớ lại, cần kiểm tra")) if one.is_recalled else None
        if not one.is_on(today):
            chip = ("off", _("Sắp áp dụng") if one.valid_from > today else _("Hết áp dụng"))
        url = reverse("budget:norm_edit", args=[one.pk]) if may_keep and one.unit_id else ""
        rows.append(
            [
                Cell(one.item, url, _("mức của tỉnh, xã mình") if one.unit_id else _("mức cả nước"), chip),
                amount(one.ceiling),
                Cell(one.unit_word),
                Cell(str(one.get_area_display())),
                Cell(one.authority, small=one.source),
                Cell(_days(one)),
            ]
        )
    heads = [_("Mục chi"), _("Mức tối đa, đồng"), _("Đơn vị tính"), _("Vùng"), _("Căn cứ"), _("Áp dụng")]
    return Table(_("Định mức chi"), heads, rows)


def norm_columns() -> Columns:
    """The file of norms."""
    return {
        _("Mục chi"): lambda one: one.item,
        _("Mức tối đa (đồng)"): lambda one: one.ceiling,
        _("Đơn vị tính"): lambda one: one.unit_word,
        _("Vùng"): lambda one: one.get_area_display(),
        _("Mức của"): lambda one: _("Tỉnh, xã mình") if one.unit_id else _("Cả nước"),
        _("Căn cứ"): lambda one: one.authority,
        _("Áp dụng từ ngày"): lambda one: one.valid_from,
        _("Hết áp dụng từ ngày"): lambda one: one.valid_until,
        _("Độ chắc chắn"): lambda one: _("nhớ lại, cần kiểm tra") if one.is_recalled else _("đã đối chiếu"),
        _("Nguồn tin"): lambda one: one.source,
    }


def line_columns() -> dict[str, Callable[[LineFigures], Any]]:
    """The file of an estimate, beside what was spent of it."""
    return {
        _("Kế hoạch"): lambda one: one.line.estimate.plan.title,
        _("Việc"): lambda one: one.line.task.short_text if one.line.task else "",
        _("Nội dung chi"): lambda one: one.line.item,
        _("Đơn vị tính"): lambda one: one.line.unit_word,
        _("Số lượng"): lambda one: one.line.quantity,
        _("Đơn giá (đồng)"): lambda one: one.line.unit_price,
        _("Số lần"): lambda one: one.line.times,
        _("Thành tiền (đồng)"): lambda one: one.line.amount,
        _("Nguồn"): lambda one: one.line.get_source_display(),
        _("Đã duyệt (đồng)"): lambda one: one.line.approved_amount,
        _("Đã chi (đồng)"): lambda one: one.spent,
        _("Còn lại (đồng)"): lambda one: one.balance.left if one.line.approved_amount is not None else None,
        _("Định mức (đồng)"): lambda one: one.ceiling.ceiling if one.ceiling else None,
        _("Căn cứ định mức"): lambda one: one.ceiling.authority if one.ceiling else "",
        _("Vượt định mức (đồng)"): lambda one: one.excess.in_all if one.excess else None,
        _("Lý do vượt"): lambda one: one.line.over_norm_reason,
        _("Ghi chú"): lambda one: one.line.note,
    }


def _days(one: Norm) -> str:
    since = formats.date(one.valid_from)
    if one.last_day is None:
        return _("từ %(day)s") % {"day": since}
    return _("%(first)s đến hết %(last)s") % {"first": since, "last": formats.date(one.last_day)}
