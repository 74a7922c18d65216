"""Every change to bodies, their names, their groups and their successions."""

from donghanh.organisations.actions.aliases import forget_alias, remember_alias
from donghanh.organisations.actions.bodies import create_organisation, edit_organisation
from donghanh.organisations.actions.groups import add_member, add_members, create_group, end_membership, rename_group
from donghanh.organisations.actions.standard import take_over_standard_bodies
from donghanh.organisations.actions.successions import end_organisation, merge_organisation, rename_organisation

__all__ = [
    "add_member",
    "add_members",
    "create_group",
    "create_organisation",
    "edit_organisation",
    "end_membership",
    "end_organisation",
    "forget_alias",
    "merge_organisation",
    "remember_alias",
    "rename_group",
    "rename_organisation",
    "take_over_standard_bodies",
]
