"""The tables of communication."""

from donghanh.communication.models.schedule import Airing, AiringQuerySet, AiringState, Slot, SlotQuerySet
from donghanh.communication.models.script import (
    MOVES,
    Pace,
    PaceQuerySet,
    Script,
    ScriptEvent,
    ScriptQuerySet,
    ScriptState,
    ScriptStep,
    ScriptVersion,
    Topic,
)

__all__ = [
    "MOVES",
    "Airing",
    "AiringQuerySet",
    "AiringState",
    "Pace",
    "PaceQuerySet",
    "Script",
    "ScriptEvent",
    "ScriptQuerySet",
    "ScriptState",
    "ScriptStep",
    "ScriptVersion",
    "Slot",
    "SlotQuerySet",
    "Topic",
]
