"""What may be done with communication. Roles map to these in ``config/roles.py``."""

from enum import StrEnum


class CommunicationPermission(StrEnum):
    """One act each. The first three count for a unit, the last two for a body's own alone."""

    READ = "communication.read"
    """See every script, the whole schedule, the kit of the Action Month, the stock of materials and own media items."""
    KEEP = "communication.keep"
    """Write scripts for any body, keep the schedule, the kit, the stock and the media items, mark what went on air."""
    APPROVE = "communication.approve"
    """Approve a script or hand it back; never one's own."""
    READ_OWN = "communication.read_own"
    """See the scripts of one's own body, its slots, and what is proposed to it for the Action Month."""
    WRITE_OWN = "communication.write_own"
    """Write scripts of one's own body, mark what it aired, answer what is proposed to it."""
