"""What the search box finds among courses. Names of trainees are not looked for."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.foundation.access import Scope
from donghanh.foundation.web import formats
from donghanh.foundation.web.search import Hit
from donghanh.training.models import Course
from donghanh.training.permissions import TrainingPermission


def find_courses(scope: Scope, words: str, most: int) -> Sequence[Hit]:
    """Courses the scope may see whose title, topic or place carries the words, newest first. One query."""
    if not (scope.may(TrainingPermission.READ) or scope.may(TrainingPermission.READ_OWN)):
        return []
    found = Course.objects.visible_to(scope).matching(words).select_related("topic").order_by("-starts_on", "pk")
    return [
        Hit(
            one.title,
            f"{formats.date(one.starts_on)} · {one.topic.name}",
            reverse("training:course", args=(one.pk,)),
            _("Khóa học"),
            "report",
        )
        for one in found[:most]
    ]
