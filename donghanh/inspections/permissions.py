"""What may be done with inspections. Roles map to these in ``config/roles.py``."""

from enum import StrEnum


class InspectionPermission(StrEnum):
    """One act each. The first four count for a unit, the last two for a body alone."""

    READ = "inspections.read"
    """See every inspection, checklist, finding and hamlet survey of the unit."""
    KEEP = "inspections.keep"
    """Plan, hold and conclude inspections, hand out findings; keep hamlet surveys and the choice made of them."""
    KEEP_CHECKLISTS = "inspections.keep_checklists"
    """Write checklists of the unit's own and publish their versions."""
    VERIFY = "inspections.verify"
    """Say whether a finding is put right, give it more time or drop it; never of one's own body, never what one reported."""
    READ_OWN = "inspections.read_own"
    """See the findings one's own body is to put right, and the inspections in whose team one's own post sits."""
    ANSWER = "inspections.answer"
    """Report how they were put right, ask for more time; fill in the checklist of an inspection in whose team one's own post sits."""
