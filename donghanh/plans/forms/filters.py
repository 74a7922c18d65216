"""What lists of plans and tasks are narrowed by."""

import uuid

from django import forms
from django.utils.translation import gettext, gettext_lazy

from donghanh.documents.models import FindingState, Severity
from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.plans.models import Plan, PlanKind, PlanSection
from donghanh.plans.models.plan import TargetKind
from donghanh.plans.presenters import DUTY_STANDINGS, GROUPINGS, PLAN_STATES, STANDINGS
from donghanh.plans.queries import Filters
from donghanh.plans.queries.check_ins import CHECK_DUE, CHECK_HINDERED
from donghanh.plans.queries.standing import COUNTED, NO_LEAD
from donghanh.plans.queries.tasks import LEADS, NOBODY, SENT_TO, UNSENT
from donghanh.plans.status import Cell

ANY = gettext_lazy("Tất cả")


def _year() -> forms.IntegerField:
    return forms.IntegerField(
        label=gettext_lazy("Năm"),
        required=False,
        min_value=2000,
        max_value=2100,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )


class PlanFilter(FilterForm):
    """What the list of plans is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Tên hoặc số"), required=False, max_length=100)
    nam = _year()
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[("", ANY), *((state, words) for state, (_kind, words) in PLAN_STATES.items())],
    )
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False, choices=[("", ANY), *PlanKind.choices])


class TaskFilter(FilterForm):
    """What the tasks of a plan are narrowed by, and under which headings they stand."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    co_quan = forms.TypedChoiceField(
        label=gettext_lazy("Cơ quan, nhóm"), required=False, coerce=uuid.UUID, empty_value=None
    )
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[
            ("", ANY),
            ("open", gettext_lazy("Chưa xong")),
            (COUNTED, gettext_lazy("Mọi việc được tính, kể cả kỳ chưa đến")),
            (NO_LEAD, gettext_lazy("Chưa có cơ quan chủ trì")),
            *STANDINGS.items(),
            (CHECK_DUE, gettext_lazy("Thường xuyên, chưa trả lời hỏi thăm kỳ này")),
            (CHECK_HINDERED, gettext_lazy("Thường xuyên, có vướng mắc chờ xem")),
            (Cell.DONE_IN_TIME, gettext_lazy("Xong trong hạn")),
            (Cell.DONE_LATE, gettext_lazy("Xong quá hạn")),
            (Cell.OPEN_IN_TIME, gettext_lazy("Chưa xong, trong hạn")),
            (Cell.OPEN_LATE, gettext_lazy("Chưa xong, quá hạn")),
            (Cell.OUTSIDE, gettext_lazy("Ngoài bảng bốn ô")),
        ],
    )
    muc = forms.TypedChoiceField(label=gettext_lazy("Mục"), required=False, coerce=uuid.UUID, empty_value=None)
    nhom = forms.ChoiceField(label=gettext_lazy("Xếp"), required=False, choices=list(GROUPINGS.items()))
    tu = VietnameseDateField(label=gettext_lazy("Hạn từ"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")

    def offer(
        self, bodies: list[tuple[uuid.UUID, str]], groups: list[tuple[uuid.UUID, str]], sections: list[PlanSection]
    ) -> "TaskFilter":
        """Fill the two choices that depend on the plan; call before validation."""
        named = [(gettext("Nhóm cơ quan"), groups), (gettext("Từng cơ quan"), bodies)] if groups else bodies
        self.fields["co_quan"].choices = [("", ANY), *named]  # type: ignore[attr-defined]
        self.fields["muc"].choices = [  # type: ignore[attr-defined]
            ("", ANY),
            *((s.pk, f"{s.path} {s.title}"[:70]) for s in sections),
        ]
        return self

    @property
    def asked(self) -> Filters:
        """What is applied, as the queries take it."""
        values = self.values
        return Filters(
            words=values.get("q", ""),
            organisation_id=values.get("co_quan"),
            section_id=values.get("muc"),
            standing=values.get("tinh_trang", ""),
            due_from=values.get("tu"),
            due_until=values.get("den"),
            plan_id=values.get("ke_hoach"),
            year=values.get("nam"),
            leading=values.get("vai", ""),
        )


class AllTaskFilter(TaskFilter):
    """What the tasks of all plans are narrowed by. A section is offered once a plan is chosen."""

    field_order = ("q", "ke_hoach", "nam", "co_quan", "vai", "tinh_trang", "muc", "tu", "den")
    nhom = None  # type: ignore[assignment]  # the headings belong to the page of one plan
    ke_hoach = forms.TypedChoiceField(
        label=gettext_lazy("Kế hoạch"), required=False, coerce=uuid.UUID, empty_value=None
    )
    nam = _year()
    vai = forms.ChoiceField(
        label=gettext_lazy("Ai chủ trì"),
        required=False,
        choices=[
            ("", ANY),
            (LEADS, gettext_lazy("Cơ quan ấy chủ trì, chưa xong")),
            (SENT_TO, gettext_lazy("Cơ quan ấy chủ trì, đã gửi, chưa xong")),
            (UNSENT, gettext_lazy("Có chủ trì, chưa gửi")),
            (NOBODY, gettext_lazy("Chưa có ai chủ trì")),
        ],
    )

    def offer_plans(self, plans: list[Plan]) -> "AllTaskFilter":
        """Fill the choice of plans; call before validation."""
        choices = [("", ANY), *((plan.pk, f"{plan.short_name} · {plan.title}"[:70]) for plan in plans)]
        self.fields["ke_hoach"].choices = choices  # type: ignore[attr-defined]
        return self


class TargetFilter(FilterForm):
    """What the targets of a plan are narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    la = forms.ChoiceField(label=gettext_lazy("Là"), required=False, choices=[("", ANY), *TargetKind.choices])


class DutyFilter(FilterForm):
    """What the duties to report are narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    tinh_trang = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"), required=False, choices=[("", ANY), *DUTY_STANDINGS.items()]
    )


class FindingFilter(FilterForm):
    """What the mistakes of a paper are narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    muc = forms.ChoiceField(label=gettext_lazy("Mức"), required=False, choices=[("", ANY), *Severity.choices])
    quyet = forms.ChoiceField(
        label=gettext_lazy("Đã quyết"), required=False, choices=[("", ANY), *FindingState.choices]
    )
