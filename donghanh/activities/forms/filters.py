"""What lists and totals of activities are narrowed by."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from donghanh.activities.models import ActivityKind, ActivityState, KindGroup
from donghanh.activities.queries import Asked
from donghanh.domain.text import fold
from donghanh.foundation.web.forms import VietnameseDateField
from donghanh.foundation.web.forms.filters import FilterForm
from donghanh.organisations.models import Organisation
from donghanh.units.models import Unit
from donghanh.units.reach import names_hold

ANY = gettext_lazy("Tất cả")


def _row(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=False, coerce=uuid.UUID, empty_value=None)


class ActivityFilter(FilterForm):
    """What the list is narrowed by."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=100)
    loai = _row(gettext_lazy("Loại"))
    mang = forms.ChoiceField(label=gettext_lazy("Nhóm"), required=False, choices=[("", ANY), *KindGroup.choices])
    thon = _row(gettext_lazy("Thôn"))
    noi = _row(gettext_lazy("Nơi tổ chức"))
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("đến"), required=False, help_text="")
    buoc = forms.ChoiceField(label=gettext_lazy("Bước"), required=False, choices=[("", ANY), *ActivityState.choices])

    def offer(
        self, kinds: Iterable[ActivityKind], villages: Iterable[Unit], hosts: Iterable[Organisation]
    ) -> "ActivityFilter":
        """Fill the choices that depend on the unit; call before validation."""
        choices: Any = self.fields
        choices["loai"].choices = [("", ANY), *((kind.pk, kind.name) for kind in kinds)]
        choices["thon"].choices = [("", ANY), *((village.pk, village.title) for village in villages)]
        choices["noi"].choices = [("", ANY), *((host.pk, host.name) for host in hosts)]
        return self

    @property
    def asked(self) -> Asked:
        """What is applied, as the queries take it."""
        values = self.values
        return Asked(
            words=values.get("q", ""),
            kind_id=values.get("loai"),
            group=values.get("mang", ""),
            village_id=values.get("thon"),
            host_id=values.get("noi"),
            since=values.get("tu"),
            until=values.get("den"),
            state=values.get("buoc", ""),
        )


class SummaryFilter(FilterForm):
    """The days totals are made for; without any, the running year."""

    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("Đến hết ngày"), required=False, help_text="")


class BelowFilter(FilterForm):
    """The days the units below are counted for, and which of them are shown."""

    q = forms.CharField(label=gettext_lazy("Đơn vị"), required=False, max_length=100)
    tu = VietnameseDateField(label=gettext_lazy("Từ ngày"), required=False, help_text="")
    den = VietnameseDateField(label=gettext_lazy("Đến hết ngày"), required=False, help_text="")
    ghi = forms.ChoiceField(
        label=gettext_lazy("Đã ghi chưa"),
        required=False,
        choices=[("", ANY), ("co", gettext_lazy("Đã ghi")), ("chua", gettext_lazy("Chưa ghi gì"))],
    )

    def days(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """From which day to which is counted. Without a last day until today, without a first day the year of the last one."""
        until = self.values.get("den") or today
        return self.values.get("tu") or until.replace(month=1, day=1), until

    def shows(self, unit: Unit, ended: Iterable[Unit], *, has_any: bool) -> bool:
        """Whether a unit below, with what ended into it, is among those asked for."""
        only = self.values.get("ghi", "")
        return names_hold(fold(self.values.get("q", "")).split(), unit, ended) and (
            not only or has_any == (only == "co")
        )


class YearFilter(FilterForm):
    """Whose activities, and of which kind, a year shows."""

    noi = _row(gettext_lazy("Nơi tổ chức"))
    loai = _row(gettext_lazy("Loại"))

    def offer(self, hosts: Iterable[Organisation], kinds: Iterable[ActivityKind]) -> "YearFilter":
        """Fill the choices; call before validation."""
        choices: Any = self.fields
        choices["noi"].choices = [("", ANY), *((host.pk, host.name) for host in hosts)]
        choices["loai"].choices = [("", ANY), *((kind.pk, kind.name) for kind in kinds)]
        return self
