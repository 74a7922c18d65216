"""Findings: noted, reported put right, given more time."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form, Nearest, VersionedFormMixin, VietnameseDateField, VietnameseIntegerField
from donghanh.inspections.models import ChecklistLine, Finding, Severity
from donghanh.inspections.queries.deadlines import MOST_DAYS
from donghanh.inspections.wording import SENTENCES
from donghanh.organisations.models import Organisation
from donghanh.people.models import Post
from donghanh.plans.forms.evidence import files_field, files_help

BODY, POST = "cq", "cd"
"""Begin the value of an owner: a body, or a post of one."""


class DueForm(Form):
    """A deadline as a day or as a number of working days from today: neither is needed, one of the two is."""

    quiet_about_optional = True

    due_on = VietnameseDateField(nearest=Nearest.AHEAD, label=gettext_lazy("Hạn khắc phục"), required=False)
    due_days = VietnameseIntegerField(
        label=gettext_lazy("Hoặc trong bao nhiêu ngày làm việc"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=gettext_lazy("Tính từ hôm nay theo bảng ngày làm việc của xã."),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is given."""
        cleaned = super().clean() or {}
        if not self.errors and (cleaned.get("due_on") is None) == (cleaned.get("due_days") is None):
            self.add_error("due_on", SENTENCES["due_which"])
        return cleaned

    def due(self, count: Callable[[int], dt.date]) -> dt.date:
        """The deadline; ``count`` turns working days into a day. Only of a valid form."""
        day: dt.date | None = self.cleaned_data["due_on"]
        return day if day is not None else count(self.cleaned_data["due_days"])


class FindingForm(DueForm):
    """What is not as it should be, and who puts it right by when."""

    what = forms.CharField(
        label=gettext_lazy("Tồn tại, hạn chế"),
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("Không ghi tên hay chuyện riêng của ai, không ghi địa chỉ nơi tạm lánh."),
        error_messages={"required": SENTENCES["what_empty"]},
    )
    demand = forms.CharField(
        label=gettext_lazy("Yêu cầu khắc phục"),
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": SENTENCES["demand_empty"]},
    )
    severity = forms.ChoiceField(
        label=gettext_lazy("Mức độ"),
        choices=Severity.choices,
        widget=forms.RadioSelect,
        error_messages={"required": SENTENCES["severity_unknown"]},
    )
    owner = forms.ChoiceField(label=gettext_lazy("Nơi khắc phục"))
    line = forms.ChoiceField(label=gettext_lazy("Theo câu nào của bảng kiểm"), required=False)
    files = files_field()
    field_order = ("what", "demand", "severity", "owner", "due_on", "due_days", "line", "files")

    def offer(
        self, *, bodies: Sequence[Organisation], posts: Iterable[Post], lines: Sequence[ChecklistLine], may_show: bool
    ) -> "FindingForm":
        """Fill the choices; without ``may_show`` no files are asked for."""
        self.bodies = {f"{BODY}:{one.pk}": one for one in bodies}
        self.posts: dict[str, Post] = {}
        under: dict[Any, list[tuple[str, str]]] = {}
        for post in posts:
            key = f"{POST}:{post.pk}"
            self.posts[key] = post
            under.setdefault(post.organisation_id, []).append((key, post.title))
        self.lines = {str(one.pk): one for one in lines}
        choices: Any = self.fields
        whole = _("Cả cơ quan")
        choices["owner"].choices = [
            ("", _("Chọn một nơi")),
            *(
                (_owner_name(one), [(f"{BODY}:{one.pk}", f"{one.name} ({whole})"), *under.get(one.pk, [])])
                for one in bodies
            ),
        ]
        choices["line"].choices = [
            ("", _("Không theo câu nào")),
            *((str(one.pk), f"{one.code} {one.question}"[:90]) for one in lines),
        ]
        if may_show:
            choices["files"].help_text = files_help()
        else:
            self.fields.pop("files")
        return self

    def values(self, count: Callable[[int], dt.date]) -> dict[str, Any]:
        """What the action is given but files. Only of a valid form."""
        data = self.cleaned_data
        post = self.posts.get(data["owner"])
        return {
            "what": data["what"],
            "demand": data["demand"],
            "severity": data["severity"],
            "owner": post.organisation if post else self.bodies[data["owner"]],
            "owner_post": post,
            "line": self.lines.get(data["line"]),
            "due_on": self.due(count),
        }


class CorrectFindingForm(VersionedFormMixin, FindingForm):
    """A finding nobody was given yet."""

    together = (("due_on", "due_days"),)

    @staticmethod
    def initial_of(finding: Finding) -> dict[str, Any]:
        """What the form shows of a finding."""
        shown = {name: getattr(finding, name) for name in ("what", "demand", "severity", "due_on", "version")}
        owner = f"{POST}:{finding.owner_post_id}" if finding.owner_post_id else f"{BODY}:{finding.owner_id}"
        return shown | {"owner": owner, "line": str(finding.line_id or "")}


class ClaimForm(VersionedFormMixin, Form):
    """How a finding was put right."""

    text = forms.CharField(
        label=gettext_lazy("Đã làm gì"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": SENTENCES["text_empty"]},
    )
    done_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Xong ngày nào"))
    files = files_field()

    def offer(self, *, may_show: bool) -> "ClaimForm":
        """Without ``may_show`` no files are asked for."""
        if may_show:
            self.fields["files"].help_text = files_help()
        else:
            self.fields.pop("files")
        return self


class VerifyForm(VersionedFormMixin, Form):
    """What the verifier saw."""

    text = forms.CharField(
        label=gettext_lazy("Đã xem gì để xác nhận"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Ví dụ: đến tận nơi, xem ảnh, gọi hỏi thôn."),
    )


class ExtendForm(VersionedFormMixin, DueForm):
    """A later deadline, and why."""

    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=300, error_messages={"required": SENTENCES["reason_empty"]}
    )


class AskTimeForm(Form):
    """Until when, and why."""

    new_due_on = VietnameseDateField(
        nearest=Nearest.AHEAD,
        label=gettext_lazy("Xin lùi đến ngày"),
        help_text=gettext_lazy("Ngày cuối còn trong hạn. Ví dụ 25/11, thứ sáu, cuối tháng"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": SENTENCES["reason_empty"]},
    )


def _owner_name(body: Organisation) -> str:
    return body.name if body.directable else _("Đề nghị: %(body)s") % {"body": body.name}
