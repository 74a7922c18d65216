"""Every change to inspections and their findings."""

from donghanh.inspections.actions.answering import Given, Saved, save_answers
from donghanh.inspections.actions.checklists import (
    add_checklist,
    add_line,
    correct_checklist,
    correct_line,
    order_lines,
    publish_version,
    remove_line,
    start_version,
)
from donghanh.inspections.actions.files import Arrived, add_finding_file, remove_finding_file
from donghanh.inspections.actions.findings import add_finding, correct_finding, remove_finding
from donghanh.inspections.actions.following import (
    claim_done,
    drop_finding,
    extend_finding,
    resume_finding,
    return_done,
    verify_done,
)
from donghanh.inspections.actions.inspecting import (
    Subject,
    cancel_inspection,
    conclude_inspection,
    correct_inspection,
    plan_inspection,
)
from donghanh.inspections.actions.more_time import (
    ask_more_time,
    grant_more_time,
    refuse_more_time,
    withdraw_more_time,
)
from donghanh.inspections.actions.surveying import (
    Counted,
    add_criterion,
    choose_village,
    correct_criterion,
    count_village,
    count_villages,
    remove_criterion,
    start_survey,
    withdraw_choice,
)
from donghanh.inspections.actions.team import add_team_member, remove_team_member

__all__ = [
    "Arrived",
    "Counted",
    "Given",
    "Saved",
    "Subject",
    "add_checklist",
    "add_criterion",
    "add_finding",
    "add_finding_file",
    "add_line",
    "add_team_member",
    "ask_more_time",
    "cancel_inspection",
    "choose_village",
    "claim_done",
    "conclude_inspection",
    "correct_checklist",
    "correct_criterion",
    "correct_finding",
    "correct_inspection",
    "correct_line",
    "count_village",
    "count_villages",
    "drop_finding",
    "extend_finding",
    "grant_more_time",
    "order_lines",
    "plan_inspection",
    "publish_version",
    "refuse_more_time",
    "remove_criterion",
    "remove_finding",
    "remove_finding_file",
    "remove_line",
    "remove_team_member",
    "resume_finding",
    "return_done",
    "save_answers",
    "start_survey",
    "start_version",
    "verify_done",
    "withdraw_choice",
    "withdraw_more_time",
]
