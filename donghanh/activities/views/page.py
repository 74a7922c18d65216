"""One activity, the tasks it was done for, what happened to it."""

import uuid

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.activities import actions
from donghanh.activities.forms import LinkForm
from donghanh.activities.models import Activity, ActivityState, ActivityTask, Photo, PhotoState
from donghanh.activities.presenters import STATE_CHIPS, events_of, facts_of, people_words
from donghanh.activities.presenters.activity import attendance_lines
from donghanh.activities.presenters.photos import count_words, photos_of
from donghanh.activities.queries import tasks_to_link
from donghanh.activities.views.loading import READERS, RECORDERS, REFUSAL, load_activity, now
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web.acting import act_or_ask
from donghanh.foundation.web.panels import panels
from donghanh.foundation.web.toasts import confirm
from donghanh.plans.models import Task


@requires(*READERS)
def activity_page(request: ScopedRequest, pk: uuid.UUID) -> HttpResponse:
    """Facts, who came, tasks, history, and what other apps add."""
    activity = load_activity(request, pk)
    scope = request.scope
    may_record = Activity.objects.recordable_by(scope).filter(pk=activity.pk).exists()
    visible = Task.objects.visible_to(scope)
    links = ActivityTask.objects.filter(activity=activity, task__in=visible.order_by())
    photos = list(Photo.objects.visible_to(scope).filter(activity=activity))
    gone = activity.photos.filter(state=PhotoState.GONE).count()
    story = list(activity.story.order_by("-at", "pk")[:50])
    return render(
        request,
        "activities/activity.html",
        {
            "activity": activity,
            "facts": facts_of(activity),
            "people": people_words(activity),
            "axes": attendance_lines(activity),
            "chip": (STATE_CHIPS[activity.state], str(activity.get_state_display())),
            "links": list(links.select_related("task__plan", "task__section").order_by("task__order", "pk")),
            "events": events_of(activity, story, office=activity.host.name),
            "photos": photos_of([one for one in photos if may_record or not one.is_gone], may_record=may_record),
            "photo_count": count_words(sum(not one.is_gone for one in photos), gone),
            "may_record": may_record and activity.state != ActivityState.VOID,
            "may_restore": may_record and activity.state == ActivityState.VOID,
            "panels": panels("activities.activity", scope, activity),
        },
    )


@requires(*RECORDERS)
def link(request: ScopedRequest, pk: uuid.UUID) -> HttpResponseBase:
    """Say for which task it was done."""
    activity = load_activity(request, pk, to_record=True)
    scope = request.scope
    linked = set(activity.for_tasks.values_list("task_id", flat=True))
    tasks = [
        task for task in tasks_to_link(scope, hosts=[activity.host_id], on=activity.held_on) if task.pk not in linked
    ]
    page_url = reverse("activities:activity", args=[activity.pk])
    if not tasks:
        confirm(request, _("Không còn việc nào đang làm để gắn."))
        return redirect(page_url)
    form = LinkForm(request.POST or None).offer(tasks)

    def save() -> ActivityTask:
        data = form.cleaned_data
        return actions.link_task(
            activity=activity, task=data["task"], finishes=data["finishes"], by=scope.actor, at=now()
        )

    return act_or_ask(
        request,
        form,
        save,
        done=lambda made: (_("Đã gắn với việc."), page_url),
        refusal=REFUSAL,
        template="activities/link.html",
        page={"activity": activity},
    )


@requires(*RECORDERS)
@require_POST
def unlink(request: ScopedRequest, pk: uuid.UUID, task_pk: uuid.UUID) -> HttpResponse:
    """It was not for that task after all."""
    activity = load_activity(request, pk, to_record=True)
    link = activity.for_tasks.select_related("task").filter(task_id=task_pk).first()
    if link is None:
        raise Http404
    actions.unlink_task(activity=activity, task=link.task, by=request.scope.actor, at=now())
    confirm(request, _("Đã bỏ gắn với việc."))
    return redirect("activities:activity", activity.pk)
