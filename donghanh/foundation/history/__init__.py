"""Time as the office means it: half-open periods, and a database that refuses two truths for one day."""

from donghanh.foundation.history.overlap import RefuseOverlap
from donghanh.foundation.history.periods import Period, PeriodQuerySet

__all__ = ["Period", "PeriodQuerySet", "RefuseOverlap"]
