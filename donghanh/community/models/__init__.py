"""The tables of community models."""

from donghanh.community.models.address import AddressReading, ProtectedAddress, Purpose
from donghanh.community.models.board import Board, BoardSeat, Position, TeamMember
from donghanh.community.models.initiative import Initiative, InitiativeQuerySet, Pause, Placement
from donghanh.community.models.kinds import Confidence, InitiativeKind, KindRule, RetentionRule
from donghanh.community.models.members import Member, Membership, MembershipQuerySet, SexChoice
from donghanh.community.models.reviews import (
    Measure,
    Replication,
    ReplicationState,
    Review,
    ReviewItem,
)
from donghanh.community.models.story import EventKind, InitiativeEvent
from donghanh.community.models.things import Condition, Equipment, FileUse, InitiativeFile

__all__ = [
    "AddressReading",
    "Board",
    "BoardSeat",
    "Condition",
    "Confidence",
    "Equipment",
    "EventKind",
    "FileUse",
    "Initiative",
    "InitiativeEvent",
    "InitiativeFile",
    "InitiativeKind",
    "InitiativeQuerySet",
    "KindRule",
    "Measure",
    "Member",
    "Membership",
    "MembershipQuerySet",
    "Pause",
    "Placement",
    "Position",
    "ProtectedAddress",
    "Purpose",
    "Replication",
    "ReplicationState",
    "RetentionRule",
    "Review",
    "ReviewItem",
    "SexChoice",
    "TeamMember",
]
