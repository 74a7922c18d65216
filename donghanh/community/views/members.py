"""Members of one model: the list, its file and its print, who comes, leaves, comes back, is corrected."""

import datetime as dt
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from donghanh.community.actions import (
    add_member,
    correct_membership,
    edit_member,
    end_membership,
    note_names_taken_away,
    rejoin,
    remove_member,
)
from donghanh.community.forms.filters import EVERYBODY, LEFT, MemberFilter
from donghanh.community.forms.initiatives import VersionForm
from donghanh.community.forms.people import DaysForm, JoinAgainForm, LeaveForm, MemberEditForm, MemberForm
from donghanh.community.intake.columns_out import columns
from donghanh.community.models import Initiative, Member, Membership, MembershipQuerySet
from donghanh.community.naming import decade_words
from donghanh.community.permissions import CommunityPermission
from donghanh.community.presenters.quota import lines_of, quota_chip
from donghanh.community.queries import may_keep_members, members_on, quota_on
from donghanh.community.views._shared import act, ask, bodies_of, initial_of, initiative_of, part_of, villages_of
from donghanh.foundation.access.decorators import requires
from donghanh.foundation.access.middleware import ScopedRequest
from donghanh.foundation.web import formats
from donghanh.foundation.web.export import list_response
from donghanh.foundation.web.pagination import page_of
from donghanh.units.models import Unit

PERSON = ("full_name", "sex", "born_in", "village", "from_body")


def _filter(request: ScopedRequest, initiative: Initiative) -> MemberFilter:
    lines = Member.objects.filter(initiative=initiative, village__isnull=False).values("village__line")
    rows = {village.line: village for village in Unit.objects.filter(line__in=lines).order_by("valid_from")}
    form: Any = MemberFilter.of(request)
    return form.offer(sorted(rows.values(), key=lambda village: village.sort_key))  # type: ignore[no-any-return]


def _wanted(initiative: Initiative, values: dict[str, Any], today: dt.date) -> MembershipQuerySet:
    """The times wanted; of who came back several."""
    day = values.get("ngay", today)
    rows = Membership.objects.filter(member__initiative=initiative)
    state = values.get("tinh_trang", "")
    if state == LEFT:
        rows = rows.filter(valid_until__lte=day)
    elif state != EVERYBODY:
        rows = rows.on(day)
    if sex := values.get("gioi"):
        rows = rows.filter(member__sex="" if sex == "none" else sex)
    if line := values.get("thon"):
        rows = rows.filter(member__village__line=line)
    joined = rows.select_related("member__village", "member__from_body")
    return joined.order_by("member__sort_key", "valid_from", "id")


@requires(CommunityPermission.READ)
@require_GET
def member_list(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Who belongs to the model on a day, or did."""
    initiative = initiative_of(request, pk, to=None)
    form = _filter(request, initiative)
    page = page_of(_wanted(initiative, form.values, request.scope.on), request, size=50)
    day = form.values.get("ngay", request.scope.on)
    verdict = quota_on(initiative, day)
    return render(
        request,
        "community/members.html",
        {
            "initiative": initiative,
            "form": form,
            "day": day,
            "page": page,
            "rows": [(one, decade_words(one.member.born_in), one.is_on(day)) for one in page.object_list],
            "facts": verdict.facts,
            "quota": quota_chip(verdict),
            "lines": lines_of(verdict),
            "may_keep": may_keep_members(request.scope, initiative) and initiative.ended_on is None,
            "today": request.scope.on,
        },
    )


@requires(CommunityPermission.READ)
@require_GET
def member_export(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The list as filtered, as a file that can come in again. That names left is noted."""
    initiative = initiative_of(request, pk, to=None)
    form = _filter(request, initiative)
    rows = _wanted(initiative, form.values, request.scope.on).filter(member__erased_on__isnull=True)
    note_names_taken_away(
        initiative=initiative, count=rows.count(), by=request.scope.actor, at=timezone.now()
    )  # fmt: skip
    return list_response(request, rows.iterator(chunk_size=500), columns(), name="thanh-vien")


@requires(CommunityPermission.READ)
@require_GET
def member_print(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The members of today on A4, with room for signatures."""
    initiative = initiative_of(request, pk, to=None)
    day = request.scope.on
    members = members_on(initiative, day).named().select_related("village", "from_body")
    verdict = quota_on(initiative, day)
    return render(
        request,
        "community/members_print.html",
        {"initiative": initiative, "members": list(members), "day": day, "facts": verdict.facts},
    )


@requires(CommunityPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "POST"])
def member_add(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """One person after another: what is the same for many stays in the boxes."""
    initiative = initiative_of(request, pk, to=may_keep_members)
    scope = request.scope
    villages, bodies = villages_of(initiative.unit, scope), bodies_of(initiative.unit, scope)
    form = MemberForm(
        request.POST or None,
        villages=villages,
        bodies=bodies,
        today=scope.on,
        initial={
            "joined_on": request.GET.get("tu", "") or scope.on,
            "village": request.GET.get("thon", ""),
            "from_body": request.GET.get("cu", ""),
            "sex": "",
        },
    )

    def save() -> Membership:
        return add_member(initiative=initiative, by=scope.actor, at=timezone.now(), **form.cleaned_data)

    def onwards(made: Membership) -> str:
        if "them-nua" not in request.POST:
            return reverse("community:members", args=(initiative.pk,))
        kept = {"tu": formats.date(made.valid_from), "thon": made.member.village_id, "cu": made.member.from_body_id}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"{reverse('community:member-add', args=(initiative.pk,))}?{query}"

    return act(
        request,
        form,
        save,
        _("Đã thêm thành viên."),
        to=onwards,
        title=_("Thêm thành viên"),
        lede=initiative.name,
        button=_("Thêm"),
        second_button=("them-nua", _("Thêm và ghi người nữa")),
        back_url=reverse("community:members", args=(initiative.pk,)),
        crumb_url=reverse("community:members", args=(initiative.pk,)),
        crumb_label=_("Thành viên"),
        initiative=initiative,
    )


@requires(CommunityPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "POST"])
def member_edit(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct what is said of a member."""
    member: Member = part_of(request, Member.objects.all(), pk, path="initiative", to=may_keep_members)
    initiative, scope = member.initiative, request.scope
    form = MemberEditForm(
        request.POST or None,
        of=member,
        villages=villages_of(initiative.unit, scope, beside=member.village),
        bodies=bodies_of(initiative.unit, scope),
        today=scope.on,
        initial=initial_of(member, *PERSON, "version"),
    )

    def save() -> Member:
        return edit_member(
            member=member,
            expected_version=form.expected_version,
            by=scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    times = [(one, one.is_on(scope.on)) for one in member.memberships.all()]
    return act(
        request,
        form,
        save,
        _("Đã lưu."),
        to=reverse("community:members", args=(initiative.pk,)),
        template="community/member.html",
        button=_("Lưu"),
        back_url=reverse("community:members", args=(initiative.pk,)),
        initiative=initiative,
        member=member,
        times=times,
        is_inside=any(inside for _one, inside in times),
        is_running=initiative.ended_on is None,
    )


@requires(CommunityPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "POST"])
def member_leave(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """The day from which somebody no longer belongs."""
    held: Membership = _time(request, pk)
    initiative = held.member.initiative
    form = LeaveForm(request.POST or None, initial={"left_on": request.scope.on, "version": held.version})

    def save() -> Membership:
        return end_membership(
            membership=held,
            expected_version=form.expected_version,
            left_on=form.cleaned_data["left_on"],
            by=request.scope.actor,
            at=timezone.now(),
        )

    return act(
        request,
        form,
        save,
        _("Đã ghi thành viên ra."),
        to=reverse("community:members", args=(initiative.pk,)),
        title=_("Ghi thành viên ra"),
        lede=held.member.full_name,
        button=_("Ghi ra"),
        back_url=reverse("community:members", args=(initiative.pk,)),
        crumb_url=reverse("community:members", args=(initiative.pk,)),
        crumb_label=_("Thành viên"),
        initiative=initiative,
        labels={"valid_until": _("Không còn là thành viên từ ngày")},
    )


@requires(CommunityPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "POST"])
def member_days(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Correct the days of a membership."""
    held: Membership = _time(request, pk)
    initiative = held.member.initiative
    form = DaysForm(
        request.POST or None,
        of=held,
        initial={"joined_on": held.valid_from, "left_on": held.valid_until, "version": held.version},
    )

    def save() -> Membership:
        return correct_membership(
            membership=held,
            expected_version=form.expected_version,
            by=request.scope.actor,
            at=timezone.now(),
            **form.fields_typed,
        )

    return act(
        request,
        form,
        save,
        _("Đã lưu."),
        to=reverse("community:member", args=(held.member_id,)),
        title=_("Sửa ngày vào, ngày ra"),
        lede=held.member.full_name,
        button=_("Lưu"),
        back_url=reverse("community:member", args=(held.member_id,)),
        crumb_url=reverse("community:members", args=(initiative.pk,)),
        crumb_label=_("Thành viên"),
        initiative=initiative,
    )


@requires(CommunityPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "POST"])
def member_rejoin(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Somebody who left comes back."""
    member: Member = part_of(request, Member.objects.all(), pk, path="initiative", to=may_keep_members)
    form = JoinAgainForm(request.POST or None, initial={"joined_on": request.scope.on})

    def save() -> Membership:
        return rejoin(
            member=member, joined_on=form.cleaned_data["joined_on"], by=request.scope.actor, at=timezone.now()
        )

    return act(
        request,
        form,
        save,
        _("Đã ghi vào lại."),
        to=reverse("community:members", args=(member.initiative_id,)),
        title=_("Ghi vào lại"),
        lede=member.full_name,
        button=_("Ghi vào lại"),
        back_url=reverse("community:member", args=(member.pk,)),
        crumb_url=reverse("community:members", args=(member.initiative_id,)),
        crumb_label=_("Thành viên"),
        initiative=member.initiative,
    )


@requires(CommunityPermission.KEEP_MEMBERS)
@require_http_methods(["GET", "POST"])
def member_remove(request: ScopedRequest, pk: Any) -> HttpResponseBase:
    """Take out somebody who was written down by mistake."""
    member: Member = part_of(request, Member.objects.all(), pk, path="initiative", to=may_keep_members)
    form = VersionForm(request.POST or None, initial={"version": member.version})

    def save() -> Initiative:
        return remove_member(
            member=member, expected_version=form.expected_version, by=request.scope.actor, at=timezone.now()
        )

    return ask(
        request,
        form,
        save,
        _("Đã bỏ dòng ghi nhầm."),
        to=reverse("community:members", args=(member.initiative_id,)),
        question=_("Bỏ thành viên ghi nhầm này?"),
        text=_("%(name)s sẽ không còn trong danh sách, như chưa từng ghi. Người đã ra thì ghi ngày ra, đừng bỏ.")
        % {"name": member.full_name},
        action=_("Bỏ dòng này"),
        back_url=reverse("community:member", args=(member.pk,)),
        danger=True,
    )


def _time(request: ScopedRequest, pk: Any) -> Membership:
    held: Membership = part_of(
        request, Membership.objects.all(), pk, path="member__initiative", to=may_keep_members
    )  # fmt: skip
    return held
