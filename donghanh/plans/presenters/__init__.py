"""Tasks and plans in words, for pages: plain values, nothing asked of the database."""

from donghanh.plans.presenters.amendments import ProposalLine, proposal_groups
from donghanh.plans.presenters.board import board_columns, month_days
from donghanh.plans.presenters.check_ins import (
    AskedLine,
    CheckInLine,
    CheckPanel,
    asked_lines,
    check_in_lines,
    check_panel,
    last_words,
    period_words,
    said_words,
)
from donghanh.plans.presenters.columns import task_columns
from donghanh.plans.presenters.history import AmendmentStory, ChangeLine, history_of
from donghanh.plans.presenters.parts import PartLine, mode_words, part_lines
from donghanh.plans.presenters.states import (
    DUTY_STANDINGS,
    PLAN_STATES,
    STANDINGS,
    Chip,
    answered_no,
    chip_of,
    part_chip,
)
from donghanh.plans.presenters.story import events_of
from donghanh.plans.presenters.tasks import GROUPINGS, TaskGroup, TaskLine, four_of, grouped, line_of, outside_words
from donghanh.plans.presenters.turns import TurnLine, turn_lines
from donghanh.plans.presenters.words import (
    RECURRENCES,
    body_words,
    cut,
    due_words,
    duty_due,
    late_words,
    lead_words,
    plan_line,
    rhythm_words,
)

__all__ = [
    "DUTY_STANDINGS",
    "GROUPINGS",
    "PLAN_STATES",
    "RECURRENCES",
    "STANDINGS",
    "AmendmentStory",
    "AskedLine",
    "ChangeLine",
    "CheckInLine",
    "CheckPanel",
    "Chip",
    "PartLine",
    "ProposalLine",
    "TaskGroup",
    "TaskLine",
    "TurnLine",
    "answered_no",
    "asked_lines",
    "board_columns",
    "body_words",
    "check_in_lines",
    "check_panel",
    "chip_of",
    "cut",
    "due_words",
    "duty_due",
    "events_of",
    "four_of",
    "grouped",
    "history_of",
    "last_words",
    "late_words",
    "lead_words",
    "line_of",
    "mode_words",
    "month_days",
    "outside_words",
    "part_chip",
    "part_lines",
    "period_words",
    "plan_line",
    "proposal_groups",
    "rhythm_words",
    "said_words",
    "task_columns",
    "turn_lines",
]
