"""What clubs talk about: the country's topics, and the unit's own."""

import uuid

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.activities.views.loading import desk_of
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.toasts import confirm
from donghanh.meetings import actions
from donghanh.meetings.forms import TopicForm, VersionForm
from donghanh.meetings.models import Topic
from donghanh.meetings.permissions import MeetingPermission
from donghanh.meetings.views._shared import act, now


@requires(MeetingPermission.KEEP_TOPICS)
def topics(request: ScopedRequest) -> HttpResponseBase:
    """The list with where each comes from, and one box for a topic of the unit's own."""
    unit = desk_of(request).unit
    rows = Topic.objects.filter(unit__isnull=True, is_offered=True) | Topic.objects.filter(unit__line=unit.line)
    form = TopicForm(request.POST or None)
    return act(
        request,
        form,
        lambda: actions.add_topic(unit=unit, name=form.cleaned_data["name"], by=request.scope.actor, at=now()),
        _("Đã thêm chuyên đề."),
        to=reverse("meetings:topics"),
        template="meetings/topics.html",
        rows=list(rows.order_by("order", "name", "id")),
    )


@requires(MeetingPermission.KEEP_TOPICS)
@require_POST
def topic_offer(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Set a topic of the unit's own aside, or offer it again."""
    topic = get_visible_or_404(Topic.objects.filter(unit__isnull=False), request.scope, pk=pk)
    if not request.scope.may(MeetingPermission.KEEP_TOPICS, unit_id=topic.unit_id):
        raise Http404
    form = VersionForm(request.POST)
    if form.is_valid():
        try:
            actions.offer_topic(
                topic=topic,
                expected_version=form.expected_version,
                offered=not topic.is_offered,
                by=request.scope.actor,
                at=now(),
            )
            confirm(request, _("Đã lưu."))
        except StaleRecord:
            confirm(request, _("Người khác vừa sửa chuyên đề này. Danh sách dưới đây là mới nhất."))
    return redirect("meetings:topics")
