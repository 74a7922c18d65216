"""What may be done with community models."""

from enum import StrEnum


class CommunityPermission(StrEnum):
    """An office holds them for its unit, the chair of a club for the own body alone. None of them opens a case file, and no
    membership of a club or a counselling team is ever a right (``tests/community/test_no_way_to_cases.py``)."""

    READ = "community.read"
    """See models with their quota, board, members and reviews: those of the unit, or of the own body."""
    KEEP_MEMBERS = "community.keep_members"
    """Add, correct and end members: of the unit's models, or of the own body's."""
    EDIT = "community.edit"
    """Found, correct, move, pause and end models; keep boards, teams, equipment, files, reviews, replication, own rules."""
    SHELTER_ADDRESS = "community.shelter_address"
    """Write and look up a protected address, each time with a purpose that is recorded."""
