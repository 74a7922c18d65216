"""The start page as plain values. Asks the database nothing."""

from donghanh.console.presenters.items import decision_items, standing_of
from donghanh.console.presenters.leader import late_by_body, next_of_leader, report_items, returned_items
from donghanh.console.presenters.month import action_month
from donghanh.console.presenters.officer import office
from donghanh.console.presenters.partner import partner
from donghanh.console.presenters.sheet import sheet_of

__all__ = [
    "action_month",
    "decision_items",
    "late_by_body",
    "next_of_leader",
    "office",
    "partner",
    "report_items",
    "returned_items",
    "sheet_of",
    "standing_of",
]
