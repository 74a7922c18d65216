"""What activities adds to the pages of others."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.activities.permissions import ActivityPermission
from donghanh.activities.presenters import people_words
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.plans.models import Task
from donghanh.plans.status import AT_WORK

MOST_SHOWN = 20


def activities_of_task(scope: Scope, about: Any) -> Panel | None:
    """On a task's page: the activities done for it, and a way to record one. One query."""
    if not isinstance(about, Task):
        return None
    may_record = scope.may(ActivityPermission.RECORD) or scope.may(ActivityPermission.RECORD_OWN)
    rows = Activity.objects.visible_to(scope).standing().filter(for_tasks__task=about)
    found = list(rows.select_related("kind", "host", "village").newest_first()[:MOST_SHOWN])
    is_open = may_record and about.state in AT_WORK and not about.repeats
    if not found and not is_open:
        return None
    return Panel(
        _("Hoạt động đã làm theo việc này"),
        "activities/_of_task.html",
        {
            "lines": [(one, people_words(one)) for one in found],
            "add_url": f"{reverse('activities:new')}?{urlencode({'viec': about.pk})}" if is_open else "",
        },
    )
