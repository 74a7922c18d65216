"""The start page as plain values. Asks the database nothing."""

from donghanh.console.presenters.items import asked_among, decision_items, past_title, past_words, standing_of
from donghanh.console.presenters.leader import late_by_body, next_of_leader, report_items, returned_items
from donghanh.console.presenters.month import action_month
from donghanh.console.presenters.officer import office
from donghanh.console.presenters.partner import partner
from donghanh.console.presenters.sheet import sheet_of

__all__ = [
    "action_month",
    "asked_among",
    "decision_items",
    "late_by_body",
    "next_of_leader",
    "office",
    "partner",
    "past_title",
    "past_words",
    "report_items",
    "returned_items",
    "sheet_of",
    "standing_of",
]
