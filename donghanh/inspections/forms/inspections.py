"""An inspection on its way: planned, its team, its end."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.activities.forms.twins import TwinFormMixin
from donghanh.community.models import Initiative
from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField
from donghanh.inspections.models import ChecklistVersion, Inspection
from donghanh.organisations.models import Organisation
from donghanh.people.models import Post
from donghanh.plans.models import Task
from donghanh.units.models import Unit

BODY, VILLAGE, INITIATIVE = "cq", "th", "mh"
"""Begin the value of a subject: what it is, then which."""
PLAIN = ("title", "held_on", "ends_on", "decision_number", "decision_on")


class InspectionForm(Form):
    """What is looked at, when, by which checklist."""

    subject = forms.ChoiceField(label=gettext_lazy("Kiểm tra nơi nào"))
    held_on = VietnameseDateField(label=gettext_lazy("Ngày kiểm tra"))
    checklist_version = forms.ChoiceField(label=gettext_lazy("Bảng kiểm"))
    host = forms.ChoiceField(label=gettext_lazy("Cơ quan kiểm tra"))
    title = forms.CharField(
        label=gettext_lazy("Tên cuộc kiểm tra"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Để trống thì gọi theo nơi được kiểm tra."),
    )
    ends_on = VietnameseDateField(
        label=gettext_lazy("Đến hết ngày"), required=False, help_text=gettext_lazy("Khi làm trong nhiều ngày.")
    )
    decision_number = forms.CharField(
        label=gettext_lazy("Số quyết định lập đoàn"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Ví dụ 45/QĐ-UBND"),
    )
    decision_on = VietnameseDateField(label=gettext_lazy("Ngày quyết định"), required=False)

    def offer(
        self,
        *,
        bodies: Sequence[Organisation],
        villages: Sequence[Unit],
        initiatives: Sequence[Initiative],
        versions: Sequence[ChecklistVersion],
    ) -> "InspectionForm":
        """Fill the choices. Versions need their checklist loaded."""
        self.known: dict[str, Any] = {
            **{f"{BODY}:{one.pk}": one for one in bodies},
            **{f"{VILLAGE}:{one.pk}": one for one in villages},
            **{f"{INITIATIVE}:{one.pk}": one for one in initiatives},
        }
        self.bodies = {str(one.pk): one for one in bodies}
        self.versions = {str(one.pk): one for one in versions}
        choices: Any = self.fields
        choices["subject"].choices = [
            ("", _("Chọn một nơi")),
            (_("Cơ quan, trường học"), [(f"{BODY}:{one.pk}", one.name) for one in bodies]),
            (_("Thôn"), [(f"{VILLAGE}:{one.pk}", one.title) for one in villages]),
            (_("Mô hình, câu lạc bộ"), [(f"{INITIATIVE}:{one.pk}", one.name) for one in initiatives]),
        ]
        choices["host"].choices = [(str(one.pk), one.name) for one in bodies]
        choices["checklist_version"].choices = [
            (str(one.pk), _("%(name)s (bản %(n)s)") % {"name": one.checklist.name, "n": one.number}) for one in versions
        ]
        return self

    @property
    def values(self) -> dict[str, Any]:
        """What the action is given. Only of a valid form."""
        data = self.cleaned_data
        return {
            **{name: data[name] for name in PLAIN},
            "subject": self.known[data["subject"]],
            "host": self.bodies[data["host"]],
            "checklist_version": self.versions[data["checklist_version"]],
        }

    @staticmethod
    def initial_of(inspection: Inspection) -> dict[str, Any]:
        """What the form shows of an inspection."""
        shown: dict[str, Any] = {name: getattr(inspection, name) for name in (*PLAIN, "version")}
        kinds = ((BODY, inspection.subject_body_id), (VILLAGE, inspection.subject_village_id))
        key = next((f"{kind}:{pk}" for kind, pk in kinds if pk), f"{INITIATIVE}:{inspection.subject_initiative_id}")
        return shown | {
            "subject": key,
            "host": str(inspection.host_id),
            "checklist_version": str(inspection.checklist_version_id),
        }


class CorrectInspectionForm(VersionedFormMixin, InspectionForm):
    """An inspection as it stands."""

    together = (("held_on", "ends_on"), ("decision_number", "decision_on"))


class MemberForm(Form):
    """One more in the team."""

    post = forms.ChoiceField(label=gettext_lazy("Người trong xã"), required=False)
    outside = forms.CharField(
        label=gettext_lazy("Hoặc người ngoài xã"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Ghi chức danh và cơ quan, không cần họ tên. Ví dụ: Chuyên viên Sở Nội vụ."),
    )
    is_lead = forms.BooleanField(label=gettext_lazy("Là trưởng đoàn"), required=False)

    def offer(self, posts: Iterable[tuple[Post, str]]) -> "MemberForm":
        """The posts of the unit with who sits in each."""
        self.posts: dict[str, Post] = {}
        groups: dict[str, list[tuple[str, str]]] = {}
        for post, name in posts:
            self.posts[str(post.pk)] = post
            label = f"{post.title}: {name}" if name else post.title
            groups.setdefault(post.organisation.name, []).append((str(post.pk), label))
        choices: Any = self.fields
        choices["post"].choices = [("", _("Không chọn")), *groups.items()]
        return self

    @property
    def values(self) -> dict[str, Any]:
        """What the action is given. Only of a valid form."""
        data = self.cleaned_data
        return {**data, "post": self.posts.get(data["post"])}


class ConcludeForm(TwinFormMixin, VersionedFormMixin, Form):
    """What was found on the whole."""

    conclusion = forms.CharField(
        label=gettext_lazy("Kết luận"),
        max_length=6000,
        widget=forms.Textarea({"rows": 6}),
        help_text=gettext_lazy(
            "Mặt được, mặt chưa được, việc cần làm. Không ghi tên hay chuyện riêng của người bị bạo lực."
        ),
        error_messages={"required": gettext_lazy("Ghi kết luận, vài câu là đủ.")},
    )
    task = forms.ModelChoiceField(
        label=gettext_lazy("Làm theo việc nào"),
        queryset=Task.objects.none(),
        required=False,
        empty_label=gettext_lazy("Không theo việc nào"),
    )

    def offer(self, tasks: Sequence[Task]) -> "ConcludeForm":
        """The tasks it may have been held for; without any nothing is asked."""
        choices: Any = self.fields
        if not tasks:
            self.fields.pop("task")
            return self
        choices["task"].queryset = Task.objects.filter(pk__in=[task.pk for task in tasks])
        choices["task"].choices = [
            ("", choices["task"].empty_label),
            *((task.pk, task.short_text[:90]) for task in tasks),
        ]
        return self


class ReasonForm(VersionedFormMixin, Form):
    """A reason, for what is called off, handed back or given up."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        error_messages={"required": gettext_lazy("Ghi lý do, một câu là đủ.")},
    )


class VersionForm(VersionedFormMixin, Form):
    """Nothing but the version that was seen."""


def identity(value: str) -> uuid.UUID | None:
    """An identity in an address; ``None`` for none or nonsense."""
    try:
        return uuid.UUID(value)
    except ValueError:
        return None
