"""Yearly reviews, and plans to make a model anew elsewhere."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.community.actions import (
    correct_review,
    drop_replication,
    found_replica,
    plan_replication,
    put_off_replication,
    record_review,
)
from donghanh.community.forms.initiatives import ReplicaForm
from donghanh.community.forms.things import DropForm, PutOffForm, ReplicationForm, ReviewEditForm, ReviewForm
from donghanh.community.loading import criteria_for
from donghanh.community.models import Initiative, Replication, ReplicationState, Review
from donghanh.community.permissions import CommunityPermission
from donghanh.community.presenters.reviews import found_of, total_of
from donghanh.community.queries import may_edit
from donghanh.community.views._shared import (
    act,
    bodies_of,
    clubs_of,
    initial_of,
    initiative_of,
    page_url,
    part_of,
    villages_of,
)
from donghanh.foundation.access import get_visible_or_404
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest

REVIEWS, REPLICAS = "danh-gia", "nhan-rong"


@requires(CommunityPermission.READ)
@require_GET
def review_page(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """What was found in one year."""
    rows = Review.objects.select_related("initiative__unit", "initiative__kind").prefetch_related("items")
    review = get_visible_or_404(rows, request.scope, pk=pk)
    items = list(review.items.all())
    return render(
        request,
        "community/review.html",
        {
            "review": review,
            "initiative": review.initiative,
            "found": [found_of(item) for item in items],
            "total": total_of(items),
            "may_edit": may_edit(request.scope, review.initiative),
        },
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def review_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The review of a year; its criteria are a proposal."""
    initiative = initiative_of(request, pk)
    form = ReviewForm(
        request.POST or None,
        criteria=[vars(one) for one in criteria_for(initiative.kind.code)],
        initial={"year": request.scope.on.year, "held_on": request.scope.on},
    )

    def save() -> Review:
        return record_review(
            initiative=initiative, answers=form.answers, by=request.scope.actor, at=timezone.now(), **form.cleaned_data
        )

    return act(
        request,
        form,
        save,
        _("Đã ghi bản đánh giá."),
        to=lambda made: reverse("community:review", args=(made.pk,)),
        template="community/review_form.html",
        title=_("Đánh giá năm"),
        lede=initiative.name,
        button=_("Ghi bản đánh giá"),
        back_url=page_url(initiative, REVIEWS),
        initiative=initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def review_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct a review."""
    review: Review = part_of(request, Review.objects.prefetch_related("items"), pk, path="initiative")
    rows = [
        {"text": one.text, "measure": one.measure, "score": one.score, "met": {True: "yes", False: "no"}.get(one.met)}
        for one in review.items.all()
    ]
    form = ReviewEditForm(
        request.POST or None,
        criteria=rows,
        initial=initial_of(review, "held_on", "reviewer", "conclusion", "version"),
    )

    def save() -> Review:
        return correct_review(
            review=review,
            expected_version=form.expected_version,
            answers=form.answers,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu."),
        to=reverse("community:review", args=(review.pk,)),
        template="community/review_form.html",
        title=_("Sửa bản đánh giá năm %(year)s") % {"year": review.year},
        lede=review.initiative.name,
        button=_("Lưu"),
        back_url=reverse("community:review", args=(review.pk,)),
        initiative=review.initiative,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def replication_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Plan to make the model anew in another village."""
    origin = initiative_of(request, pk)
    form = ReplicationForm(request.POST or None, villages=villages_of(origin.unit, request.scope))

    def save() -> Replication:
        return plan_replication(origin=origin, by=request.scope.actor, at=timezone.now(), **form.cleaned_data)

    return act(
        request,
        form,
        save,
        _("Đã ghi dự kiến nhân rộng."),
        to=page_url(origin, REPLICAS),
        title=_("Dự kiến nhân rộng"),
        lede=origin.name,
        button=_("Ghi dự kiến"),
        back_url=page_url(origin, REPLICAS),
        initiative=origin,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def replication_put_off(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Another day for a plan."""
    plan = _planned(request, pk)
    form = PutOffForm(request.POST or None, initial=initial_of(plan, "planned_on", "version"))

    def save() -> Replication:
        return put_off_replication(
            replication=plan,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã đổi ngày dự kiến."),
        to=page_url(plan.origin, REPLICAS),
        title=_("Đổi ngày dự kiến"),
        lede=plan.village.full_name,
        button=_("Lưu"),
        back_url=page_url(plan.origin, REPLICAS),
        initiative=plan.origin,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def replication_drop(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Give a plan up."""
    plan = _planned(request, pk)
    form = DropForm(request.POST or None, initial={"version": plan.version})

    def save() -> Replication:
        return drop_replication(
            replication=plan,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã thôi dự kiến này."),
        to=page_url(plan.origin, REPLICAS),
        title=_("Thôi nhân rộng ở đây"),
        lede=plan.village.full_name,
        button=_("Thôi dự kiến"),
        back_url=page_url(plan.origin, REPLICAS),
        initiative=plan.origin,
    )


@requires(CommunityPermission.EDIT)
@require_http_methods(["GET", "POST"])
def replication_found(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The planned model is founded, linked to the one it was made after."""
    plan = _planned(request, pk)
    origin = plan.origin
    form = ReplicaForm(
        request.POST or None,
        kind=origin.kind,
        villages=[],
        bodies=bodies_of(origin.unit, request.scope),
        clubs=clubs_of(origin.unit, request.scope),
        initial={"founded_on": request.scope.on, "name": f"{origin.kind.name} {plan.village.full_name}"[:160]},
    )

    def save() -> Initiative:
        return found_replica(
            replication=plan,
            expected_version=plan.version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.founding,
        )

    return act(
        request,
        form,
        save,
        _("Đã lập mô hình."),
        to=page_url,
        title=_("Lập mô hình ở %(village)s") % {"village": plan.village.full_name},
        lede=_("Nhân rộng từ %(name)s") % {"name": origin.name},
        button=_("Lập mô hình"),
        back_url=page_url(origin, REPLICAS),
        initiative=origin,
    )


def _planned(request: ScopedRequest, pk: Any) -> Replication:
    rows = Replication.objects.filter(state=ReplicationState.PLANNED).select_related("village")
    plan: Replication = part_of(request, rows, pk, path="origin")
    return plan
