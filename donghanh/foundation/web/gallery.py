"""What the gallery page shows: invented examples for every component."""

import datetime as dt
import re
from functools import cache
from typing import Any

from django import forms
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from donghanh.foundation.web.components import Event, Four, Tab
from donghanh.foundation.web.forms import (
    FileField,
    FilterForm,
    Form,
    Tile,
    TileSelect,
    VietnameseDateField,
    VietnameseIntegerField,
)
from donghanh.foundation.web.pagination import page_of

COLOURS = (
    "paper",
    "surface",
    "sunken",
    "ink",
    "ink-2",
    "ink-3",
    "house-fill",
    "house-soft",
    "due-fill",
    "due-soft",
    "late-fill",
    "late-soft",
    "note-fill",
    "note-soft",
)
TILES = (
    Tile("done", "Đã làm xong", "Ghi vài con số rồi gửi", "circle-check"),
    Tile("doing", "Đang làm", "Cho biết ngày dự kiến xong", "circle-half-2"),
    Tile("blocked", "Chưa làm được", "Nêu lý do, xã sẽ gọi lại", "circle-minus"),
)


class ExampleForm(Form):
    """One field of each sort, two of them filled in wrongly."""

    held_on = VietnameseDateField(label="Ngày tổ chức")
    place = forms.CharField(label="Nơi tổ chức", required=False)
    present = VietnameseIntegerField(label="Tổng số người dự", help_text="Nam, nữ, chưa rõ cộng lại")
    with_disability = forms.BooleanField(label="Có người khuyết tật tham dự", required=False)

    def clean_present(self) -> int:
        """Refuses the example's number, so that the gallery shows a refusal."""
        raise ValidationError("Cộng lại là 36, tổng ghi 38. Sửa một trong bốn ô.")


class MoreFieldsForm(Form):
    """The fields that are drawn as groups."""

    answer = forms.ChoiceField(
        label="Việc này đến đâu rồi?", choices=[(t.value, t.label) for t in TILES], widget=TileSelect(TILES)
    )
    channel = forms.ChoiceField(
        label="Hình thức", choices=[("talk", "Nói chuyện chuyên đề"), ("radio", "Phát thanh")], widget=forms.RadioSelect
    )
    hamlets = forms.MultipleChoiceField(
        label="Nơi tham gia", choices=[("1", "Thôn Bến Đá"), ("2", "Thôn Cây Gạo")], widget=forms.CheckboxSelectMultiple
    )
    body = forms.ChoiceField(label="Cơ quan", choices=[("1", "Trạm y tế"), ("2", "Công an xã")])
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea({"rows": 3}), required=False)
    documents = FileField(
        label="Văn bản", help_text="Tệp chữ hoặc Markdown, tối đa 10 MB", multiple=True, required=False
    )


class ExampleFilters(FilterForm):
    """A row of filters."""

    body = forms.ChoiceField(label="Cơ quan", required=False, choices=[("", "Tất cả"), ("1", "Trạm y tế")])
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), ("late", "Quá hạn")])
    since = VietnameseDateField(label="Hạn từ", required=False, help_text="")


@cache
def icon_names() -> list[str]:
    """The names of the icons in the sprite, read once from the file."""
    path = finders.find("web/icons/sprite.svg")
    if path is None:
        return []
    with open(path, encoding="utf-8") as sprite:
        return re.findall(r'<symbol id="i-([\w-]+)"', sprite.read())


def context(request: HttpRequest) -> dict[str, Any]:
    """The values of the gallery page. No row is read: everything is an example."""
    now = timezone.now()
    return {
        "colours": COLOURS,
        "icons": icon_names(),
        "form": ExampleForm(
            {"held_on": "31/11/2026", "place": "Nhà văn hóa thôn Bến Đá", "present": "38", "with_disability": "on"}
        ),
        "more_form": MoreFieldsForm(initial={"answer": "done", "channel": "talk", "hamlets": ["1"]}),
        "filters": ExampleFilters.of(request),
        "four": Four(done_in_time=18, done_late=2, open_in_time=9, open_late=1),
        "tabs": [
            Tab("Tổng quan", "?", is_current=True),
            Tab("Việc", "?phan=viec", 30),
            Tab("Chỉ tiêu", "?phan=chi-tieu", 6),
        ],
        "events": [
            Event("báo xong buổi tư vấn, 32 người dự", now - dt.timedelta(hours=2), "Trạm y tế"),
            Event("xin lùi hạn đến cuối tháng", now - dt.timedelta(days=1), "Thôn Cây Gạo", "arrow-back-up", True),
            Event("Kế hoạch được áp dụng", now - dt.timedelta(days=9), "", "file-check"),
        ],
        "facts": [("Chủ trì", "Đài truyền thanh xã"), ("Hạn", "15/12/2026"), ("Chỉ tiêu", "≥ 2 lượt mỗi tuần")],
        "seats": [("ĐẠI DIỆN NƠI ĐƯỢC KIỂM TRA", ""), ("TRƯỞNG ĐOÀN", "Đặng Hoài Thu")],
        "page": page_of([*range(1, 131)], request, size=10),
        "today": timezone.localdate(),
        "soon": timezone.localdate() + dt.timedelta(days=3),
        "past": timezone.localdate() - dt.timedelta(days=2),
        "number": 1234.5,
        "share": 45.3,
    }
