"""What somebody is to put right by a day: in time, late, closed, or outside the count."""

from donghanh.domain.followup.standing import Standing, standing

__all__ = ["Standing", "standing"]
