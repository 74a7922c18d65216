"""What waits for somebody."""

from django.db.models import Q

from donghanh.communication.models import Script, ScriptState
from donghanh.communication.permissions import CommunicationPermission
from donghanh.foundation.access import Scope


def scripts_waiting(scope: Scope) -> int | None:
    """How many scripts wait for this person's yes or no: those of the own unit that somebody else wrote. One query for who
    approves, none for everybody else."""
    units = scope.units_with(CommunicationPermission.APPROVE)
    if not units or scope.narrowed:
        return None
    rows = Script.objects.kept().filter(unit_id__in=units, state=ScriptState.WAITING)
    return rows.filter(Q(changed_by__isnull=True) | ~Q(changed_by_id=scope.person_id)).count()
