"""What may be done with plans and tasks. Roles map to these in ``config/roles.py``."""

from enum import StrEnum


class PlanPermission(StrEnum):
    """One act each. The first five count for a unit, the last two for a body's own part alone."""

    READ = "plans.read"
    """See every plan, task and part of the unit."""
    EDIT = "plans.edit"
    """Type in and change plans, tasks, targets and report duties."""
    SEND = "plans.send"
    """Send tasks to the bodies that are to do them, or to be asked for them."""
    DECIDE = "plans.decide"
    """Give a task more time or not, confirm a reported result or hand it back; never one's own request or result."""
    APPROVE = "plans.approve"
    """Close a plan, open it again."""
    READ_OWN = "plans.read_own"
    """See the tasks in which one's own body has a part that was sent to it."""
    ANSWER = "plans.answer"
    """Take on, hand back, and report the result of one's own body's part; say how standing work of it goes."""
