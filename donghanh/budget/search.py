"""What the search box finds among vouchers and lines."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.budget.models import Spending
from donghanh.budget.permissions import BudgetPermission
from donghanh.budget.wording import dong
from donghanh.domain.text import fold
from donghanh.foundation.access import Scope
from donghanh.foundation.web import formats
from donghanh.foundation.web.search import Hit, spells


def find_spendings(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Vouchers the scope may see whose purpose, number or line carries the words, newest first. One query. Payees are not
    searched: a name typed here would stand in the address."""
    if scope.narrowed or not scope.may(BudgetPermission.READ):
        return []
    found = Spending.objects.visible_to(scope).booked().filter(spells("search", fold(words)))
    return [
        Hit(
            one.what,
            f"{formats.date(one.spent_on)} · {dong(one.amount)}",
            reverse("budget:spending", args=[one.pk]),
            _("Khoản chi"),
            "receipt",
        )
        for one in found.order_by("-spent_on", "pk")[:most]
    ]
