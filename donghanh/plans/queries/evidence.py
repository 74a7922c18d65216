"""The files that show what was done, as pages list them."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from donghanh.foundation.access import Scope
from donghanh.foundation.files.models import StoredFile
from donghanh.plans.models import Evidence, Task, TaskParty, TaskQuerySet


def evidence_of(task: Task, scope: Scope) -> list[Evidence]:
    """What was handed in for a task and told, as far as the scope may see it; the oldest first. One query."""
    told = Evidence.objects.visible_to(scope).kept().filter(task=task, told_in__isnull=False)
    return list(told.select_related("party__organisation"))


def untold_of(task: Task, party: TaskParty | None, scope: Scope) -> list[Evidence]:
    """What this person has handed in and not told with an answer yet. One query."""
    own = Evidence.objects.kept().filter(task=task, party=party, told_in__isnull=True, added_by_id=scope.person_id)
    return list(own) if scope.person_id else []


def may_open_evidence(scope: Scope, file: StoredFile) -> bool:
    """Whether the file as it came may be handed out: to who may see it. One query."""
    return Evidence.objects.visible_to(scope).kept().filter(pk=file.owner_id, file=file).exists()


def counted(tasks: TaskQuerySet) -> TaskQuerySet:
    """The tasks, each with how many files show what was done (``evidence_count``): told with an answer and not taken away.
    No query of its own."""
    told = Evidence.objects.kept().filter(task=OuterRef("pk"), told_in__isnull=False).order_by()
    number = told.values("task").annotate(number=Count("pk")).values("number")
    return tasks.annotate(evidence_count=Coalesce(Subquery(number), 0))
