"""What somebody recorded by hand of an inspection that is about to be concluded."""

from donghanh.activities.models import Activity
from donghanh.activities.queries import twins_to_adopt
from donghanh.foundation.access import Scope
from donghanh.inspections.models import Inspection


def twins_of(scope: Scope, inspection: Inspection) -> list[Activity]:
    """Activities that may be this very inspection: on one of its days, in its village or by its host. A model with a protected
    address is in no village here. Two queries."""
    return twins_to_adopt(
        scope,
        kind="inspection",
        held_on=inspection.held_on,
        ends_on=inspection.ends_on,
        village=inspection.subject_village,
        host=inspection.host,
    )
