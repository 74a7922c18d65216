"""Every change to bodies, their names and their groups."""

from donghanh.organisations.actions.bodies import create_organisation, edit_organisation

__all__ = ["create_organisation", "edit_organisation"]
