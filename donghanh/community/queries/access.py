"""What a scope may do with one model."""

from donghanh.community.models import Initiative
from donghanh.community.permissions import CommunityPermission
from donghanh.foundation.access import Scope


def may_edit(scope: Scope, initiative: Initiative) -> bool:
    """Whether the scope keeps this model in its office."""
    return not scope.narrowed and scope.may(CommunityPermission.EDIT, unit_id=initiative.unit_id)


def may_keep_members(scope: Scope, initiative: Initiative) -> bool:
    """Whether the scope keeps the members: its office, and the chair through the body the model is."""
    if scope.narrowed:
        return False
    own = initiative.organisation_id in scope.organisations_with(CommunityPermission.KEEP_MEMBERS)
    return own or scope.may(CommunityPermission.KEEP_MEMBERS, unit_id=initiative.unit_id)


def may_look_up_address(scope: Scope, initiative: Initiative) -> bool:
    """Whether the scope may open the protected address, and papers that may tell it."""
    return not scope.narrowed and scope.may(CommunityPermission.SHELTER_ADDRESS, unit_id=initiative.unit_id)


def is_of_office(scope: Scope, initiative: Initiative) -> bool:
    """Whether the scope sees the model as its office does, and not only as its chair."""
    return not scope.narrowed and scope.may(CommunityPermission.READ, unit_id=initiative.unit_id)
