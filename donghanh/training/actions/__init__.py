"""Everything that changes trainings."""

from donghanh.training.actions.certificates import (
    issue_certificates,
    reissue_certificate,
    revoke_certificate,
    set_office,
)
from donghanh.training.actions.courses import (
    cancel_course,
    edit_course,
    finish_course,
    plan_course,
    reopen_course,
    start_course,
)
from donghanh.training.actions.intake import take_in_trainees
from donghanh.training.actions.keeping import erase_names
from donghanh.training.actions.sessions import (
    add_session,
    all_present,
    edit_session,
    hold_session,
    remove_session,
    set_presence,
    unhold_session,
)
from donghanh.training.actions.settings import add_topic, offer_topic, set_rule
from donghanh.training.actions.trainees import (
    come_back,
    edit_member,
    enrol,
    enrol_known,
    note_names_taken_away,
    remove_enrolment,
    withdraw,
)

__all__ = [
    "add_session",
    "add_topic",
    "all_present",
    "cancel_course",
    "come_back",
    "edit_course",
    "edit_member",
    "edit_session",
    "enrol",
    "enrol_known",
    "erase_names",
    "finish_course",
    "hold_session",
    "issue_certificates",
    "note_names_taken_away",
    "offer_topic",
    "plan_course",
    "reissue_certificate",
    "remove_enrolment",
    "remove_session",
    "reopen_course",
    "revoke_certificate",
    "set_office",
    "set_presence",
    "set_rule",
    "start_course",
    "take_in_trainees",
    "unhold_session",
    "withdraw",
]
