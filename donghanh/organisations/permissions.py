"""What may be done with bodies and groups of bodies."""

from enum import StrEnum


class OrganisationPermission(StrEnum):
    """Looking up the bodies of a unit, and keeping their names, aliases, groups and successions."""

    READ = "organisations.read"
    EDIT = "organisations.edit"
