"""Every change to plans, tasks and parts."""

from donghanh.plans.actions.answers import (
    accept_part,
    mark_seen,
    record_result,
    reopen_part,
    report_progress,
    return_part,
)
from donghanh.plans.actions.check_ins import check_in, see_check_in
from donghanh.plans.actions.checking import confirm_result, return_result
from donghanh.plans.actions.content import (
    add_budget_source,
    add_report_duty,
    add_target,
    edit_budget_source,
    edit_report_duty,
    edit_target,
    record_report_sent,
    remove_budget_source,
    remove_report_duty,
    remove_target,
    take_over,
)
from donghanh.plans.actions.copying import copy_tasks
from donghanh.plans.actions.evidence import (
    drop_unowned,
    drop_untold,
    remove_evidence,
    show_evidence,
    take_evidence,
    tell_evidence,
)
from donghanh.plans.actions.extensions import ask_extension, grant_extension, refuse_extension, withdraw_extension
from donghanh.plans.actions.links import (
    forget_visits,
    leave_link,
    make_link,
    renew_pin,
    revoke_link,
    tell_of_locked,
    try_pin,
)
from donghanh.plans.actions.parties import (
    add_coordinating,
    assign_lead,
    change_coordinating,
    change_lead,
    remove_party,
    withdraw_part,
)
from donghanh.plans.actions.plans import close_plan, complete_number, create_plan, edit_plan, reopen_plan
from donghanh.plans.actions.remarks import remark
from donghanh.plans.actions.saved import remove_filter, rename_filter, save_filter
from donghanh.plans.actions.sending import resend_part, send_tasks
from donghanh.plans.actions.succession import hand_over_due, hand_over_work
from donghanh.plans.actions.tasks import add_task, drop_task, edit_task, restore_task, set_aside_task
from donghanh.plans.actions.turns import keep_turns, lay_out, open_turns

__all__ = [
    "accept_part",
    "add_budget_source",
    "add_coordinating",
    "add_report_duty",
    "add_target",
    "add_task",
    "ask_extension",
    "assign_lead",
    "change_coordinating",
    "change_lead",
    "check_in",
    "close_plan",
    "complete_number",
    "confirm_result",
    "copy_tasks",
    "create_plan",
    "drop_task",
    "drop_unowned",
    "drop_untold",
    "edit_budget_source",
    "edit_plan",
    "edit_report_duty",
    "edit_target",
    "edit_task",
    "forget_visits",
    "grant_extension",
    "hand_over_due",
    "hand_over_work",
    "keep_turns",
    "lay_out",
    "leave_link",
    "make_link",
    "mark_seen",
    "open_turns",
    "record_report_sent",
    "record_result",
    "refuse_extension",
    "remark",
    "remove_budget_source",
    "remove_evidence",
    "remove_filter",
    "remove_party",
    "remove_report_duty",
    "remove_target",
    "rename_filter",
    "renew_pin",
    "reopen_part",
    "reopen_plan",
    "report_progress",
    "resend_part",
    "restore_task",
    "return_part",
    "return_result",
    "revoke_link",
    "save_filter",
    "see_check_in",
    "send_tasks",
    "set_aside_task",
    "show_evidence",
    "take_evidence",
    "take_over",
    "tell_evidence",
    "tell_of_locked",
    "try_pin",
    "withdraw_extension",
    "withdraw_part",
]
