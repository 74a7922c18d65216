"""Choosing one of several places by criteria: points, ranks, ties, and what missing values could still change."""

from donghanh.domain.survey.counts import chance_range, ratio_at_birth, share
from donghanh.domain.survey.ranking import Criterion, Direction, Entry, Place, points, rank

__all__ = [
    "Criterion",
    "Direction",
    "Entry",
    "Place",
    "chance_range",
    "points",
    "rank",
    "ratio_at_birth",
    "share",
]
