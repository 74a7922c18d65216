"""What trainings add to the pages of others."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from donghanh.activities.models import Activity
from donghanh.foundation.access import Scope
from donghanh.foundation.web.panels import Panel
from donghanh.training.models import Course


def course_of_activity(scope: Scope, about: Any) -> Panel | None:
    """On the page of an activity that is a session or a whole course: the way to the course. One query."""
    if not isinstance(about, Activity):
        return None
    own = Q(activity=about) | Q(sessions__activity=about)
    course = Course.objects.visible_to(scope).filter(own).order_by("pk").first()
    if course is None:
        return None
    is_whole = course.activity_id == about.pk
    context = {"course": course, "is_whole": is_whole, "is_adopted": about.adopted}
    return Panel(_("Khóa tập huấn"), "training/_of_activity.html", context)
