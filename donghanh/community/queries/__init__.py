"""What an office, a chair and the upper apps ask about community models."""

from donghanh.community.queries.access import is_of_office, may_edit, may_keep_members, may_look_up_address
from donghanh.community.queries.listing import State, initiatives_where, places_on, state_of
from donghanh.community.queries.quota import members_on, quota_history, quota_on, quotas_on, roster_of
from donghanh.community.queries.rules import retention_of, retention_on, rule_on

__all__ = [
    "State",
    "initiatives_where",
    "is_of_office",
    "may_edit",
    "may_keep_members",
    "may_look_up_address",
    "members_on",
    "places_on",
    "quota_history",
    "quota_on",
    "quotas_on",
    "retention_of",
    "retention_on",
    "roster_of",
    "rule_on",
    "state_of",
]
