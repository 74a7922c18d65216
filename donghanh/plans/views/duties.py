"""A duty to report as the body that owes the report sees it."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import signed_in
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.people.models import Appointment
from donghanh.plans.models import ReportDuty
from donghanh.plans.permissions import PlanPermission
from donghanh.plans.presenters import duty_due, plan_line, rhythm_words
from donghanh.plans.queries import reporter_of


@signed_in
def duty_page(request: ScopedRequest, duty_pk: uuid.UUID) -> HttpResponse:
    """What is to be reported, by when, to whom, and whom to call. The office reads it among the duties of the plan."""
    scope = request.scope
    rows = ReportDuty.objects.select_related("plan__owner_post__organisation", "organisation", "group")
    duty = get_visible_or_404(rows, scope, pk=duty_pk)
    if not scope.narrowed and scope.may(PlanPermission.READ, unit_id=duty.plan.unit_id):
        return redirect("plans:report_duties", duty.plan_id)
    seat = Appointment.objects.on(scope.on).granting().filter(post=duty.plan.owner_post).select_related("person")
    contact = seat.first()
    facts = [
        (_("Ai báo cáo"), reporter_of(duty)),
        (_("Gửi ai"), duty.recipient),
        (_("Qua đầu mối"), duty.via),
        (_("Kỳ"), rhythm_words(duty.period)),
        (_("Hạn"), duty_due(duty)),
        (_("Hạn, như in"), f"“{duty.due_text}”" if duty.due_text and duty.due_on else ""),
    ]
    context = {
        "duty": duty,
        "facts": [(label, words) for label, words in facts if words],
        "said": plan_line(duty.plan),
        "office": duty.plan.owner_post.organisation,
        "contact": contact.person if contact else None,
        "today": scope.on,
    }
    return render(request, "plans/duty.html", context)
