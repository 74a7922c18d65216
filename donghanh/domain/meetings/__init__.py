"""Meetings of clubs on paper: how often one is due, which were missed, and what a ten years of birth says of an age."""

from donghanh.domain.meetings.ages import age_group
from donghanh.domain.meetings.cadence import Slot, next_day, slots_of

__all__ = ["Slot", "age_group", "next_day", "slots_of"]
