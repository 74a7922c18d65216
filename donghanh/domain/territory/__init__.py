"""Administrative units through time, as a plain value: which unit a code or a name meant on a day, and what became of it."""

from donghanh.domain.territory.tables import territory_from_tables
from donghanh.domain.territory.value import Descent, Step, Territory, Version

__all__ = ["Descent", "Step", "Territory", "Version", "territory_from_tables"]
