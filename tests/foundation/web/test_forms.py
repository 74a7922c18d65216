"""Forms look like the house, speak clearly, and never save."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from donghanh.foundation.web.forms import (
    FileField,
    FilterForm,
    Form,
    ModelForm,
    Nearest,
    Tile,
    TileSelect,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseDecimalField,
    VietnameseIntegerField,
)

TILES = (Tile("yes", "Đã làm xong", "Gửi là hết việc"), Tile("no", "Chưa làm được"))


class EveryField(VersionedFormMixin, Form):
    name = forms.CharField(label="Tên", help_text="Như trong văn bản")
    held_on = VietnameseDateField(label="Ngày")
    secret = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    body = forms.ChoiceField(label="Cơ quan", choices=[("1", "Trạm y tế")])
    channel = forms.ChoiceField(label="Hình thức", choices=[("a", "Loa"), ("b", "Họp")], widget=forms.RadioSelect)
    hamlets = forms.MultipleChoiceField(label="Thôn", choices=[("1", "Một")], widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="Đồng ý")
    answer = forms.ChoiceField(
        label="Đến đâu rồi?", choices=[(t.value, t.label) for t in TILES], widget=TileSelect(TILES)
    )
    paper = FileField(label="Văn bản", accept=".txt")


# ---- dates


@pytest.mark.parametrize(
    "written", ["22/11/2026", " 22-11-2026 ", "22.11.2026", "2026-11-22", "22 / 11 / 2026", "22112026"]
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert VietnameseDateField().clean(written) == dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31/11/2026", "Tháng 11 năm 2026 chỉ có 30 ngày"),
        ("29/2/2026", "Tháng 2 năm 2026 chỉ có 28 ngày"),
        ("1/13/2026", "Không có tháng 13"),
        ("0/1/2026", "Ngày bắt đầu từ 1"),
        ("22/11/26", "bốn chữ số"),
        ("22/11/9999", "Năm 9999 không đúng"),
        ("sớm", "ngày/tháng/năm"),
        ("22/11", "ngày/tháng/năm"),
        ("thứ sáu", "ngày/tháng/năm"),
        ("31112026", "Tháng 11 năm 2026 chỉ có 30 ngày"),
        ("", "Ghi ngày"),
        ("１/1/2026٣", "số"),
    ],
)
def test_a_wrong_day_is_explained(written: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        VietnameseDateField().clean(written)


TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("nearest", [None, *Nearest])
@pytest.mark.parametrize(("said", "day"), [("hôm nay", TODAY), ("Hôm qua", TODAY - DAY), ("mai", TODAY + DAY)])
def test_a_day_with_a_name_is_the_same_whichever_way_one_looks(
    nearest: Nearest | None, said: str, day: dt.date
) -> None:
    assert VietnameseDateField(nearest=nearest).clean(said) == day


@pytest.mark.parametrize("far", [1, 30, 200])
@pytest.mark.parametrize("form", ["%d/%m", "%d-%m", "ngày %d tháng %m"])
def test_a_day_without_its_year_lies_behind_or_ahead_as_the_box_asks(far: int, form: str) -> None:
    behind, ahead = TODAY - far * DAY, TODAY + far * DAY
    assert VietnameseDateField(nearest=Nearest.PAST).clean(behind.strftime(form)) == behind
    assert VietnameseDateField(nearest=Nearest.AHEAD).clean(ahead.strftime(form)) == ahead


@pytest.mark.parametrize(
    ("nearest", "written", "said"),
    [
        (Nearest.PAST, "31/11", "Không có ngày 31/11"),
        (Nearest.PAST, "lâu rồi", "Ghi như 22/11, hôm nay hoặc hôm qua"),
        (Nearest.AHEAD, "sớm", "Ghi như 22/11, thứ sáu hoặc cuối tháng"),
        (Nearest.AHEAD, "22/11/026", "bốn chữ số"),
        (Nearest.PAST, "22/11/9999", "Năm 9999 không đúng"),
    ],
)
def test_a_day_nobody_understands_is_asked_again_in_its_own_way(nearest: Nearest, written: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        VietnameseDateField(nearest=nearest).clean(written)


@pytest.mark.parametrize("nearest", [*Nearest])
def test_the_leap_day_is_not_denied_but_asked_for_with_its_year(
    nearest: Nearest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: dt.date(2026, 11, 27))
    with pytest.raises(ValidationError, match="chỉ có ở năm nhuận"):
        VietnameseDateField(nearest=nearest).clean("29/2")
    assert VietnameseDateField(nearest=nearest).clean("29/2/2028") == dt.date(2028, 2, 29)
    with pytest.raises(ValidationError, match="Không có ngày 30/2"):
        VietnameseDateField(nearest=nearest).clean("30/2")


@pytest.mark.parametrize("nearest", [*Nearest])
def test_where_the_year_may_be_left_out_two_digits_of_it_do(nearest: Nearest) -> None:
    assert VietnameseDateField(nearest=nearest).clean("22/11/26") == dt.date(2026, 11, 22)


def test_a_box_that_takes_words_does_not_open_the_keyboard_of_digits() -> None:
    assert "inputmode" not in VietnameseDateField(nearest=Nearest.PAST).widget.attrs
    assert VietnameseDateField().widget.attrs["inputmode"] == "numeric"


def test_no_day_is_fine_where_none_is_needed() -> None:
    assert VietnameseDateField(required=False).clean("") is None


def test_the_same_day_written_otherwise_is_no_change() -> None:
    field = VietnameseDateField()
    assert not field.has_changed(dt.date(2026, 11, 2), "2/11/2026")
    assert field.has_changed(dt.date(2026, 11, 2), "3/11/2026")
    assert field.has_changed(dt.date(2026, 11, 2), "nhầm")


@pytest.mark.parametrize(("written", "number"), [("48", 48), ("1.234", 1234), ("12.345.678", 12345678)])
def test_numbers_may_have_dots(written: str, number: int) -> None:
    assert VietnameseIntegerField().clean(written) == number


@pytest.mark.parametrize("written", ["1.23", "1,5", "nhiều"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="Chỉ ghi chữ số"):
        VietnameseIntegerField().clean(written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("-5", "Ghi số từ 0 trở lên."),
        ("1.000.001", "Số này quá lớn, ghi được nhiều nhất 1.000.000. Ghi lại."),
    ],
)
def test_a_number_out_of_its_bounds_is_told_what_to_write(written: str, said: str) -> None:
    field = VietnameseIntegerField(min_value=0, max_value=1_000_000)
    with pytest.raises(ValidationError) as refused:
        field.clean(written)
    assert refused.value.messages == [said]
    assert [field.clean(edge) for edge in ("0", "1.000.000")] == [0, 1_000_000]
    assert VietnameseIntegerField(required=False, min_value=1).clean("") is None


def test_a_year_out_of_bounds_is_told_without_a_dot() -> None:
    with pytest.raises(ValidationError, match="nhiều nhất 2100"):
        VietnameseIntegerField(max_value=2100).clean("20260")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("80", "80"),
        ("1.234,5", "1234.5"),
        ("1.234", "1234"),
        ("12.345.678", "12345678"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("1,5", "1.5"),
        ("1 234,5", "1234.5"),
        ("-2,5", "-2.5"),
        ("0", "0"),
    ],
)
def test_a_dot_counts_for_nothing_only_before_three_digits(written: str, number: str) -> None:
    assert VietnameseDecimalField().clean(written) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1e400", "Ghi bằng chữ số"),
        ("NaN", "Ghi bằng chữ số"),
        ("Infinity", "Ghi bằng chữ số"),
        ("1,234.5", "Ghi bằng chữ số"),
        ("1,5,5", "Ghi bằng chữ số"),
        ("٣", "Ghi bằng chữ số"),
        ("tám mươi", "Ghi bằng chữ số"),
        ("9" * 24, "quá lớn"),
        ("0,1234", "ba chữ số sau dấu phẩy"),
        ("", "Ghi một số"),
    ],
)
def test_what_is_no_usable_number_is_explained(written: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        VietnameseDecimalField().clean(written)


def test_a_number_is_shown_as_it_would_be_written_and_is_no_change_then() -> None:
    field = VietnameseDecimalField(required=False)
    for number in (1234, 1234.5, Decimal("0.125"), 1.5, None):
        shown = "" if number is None else field.prepare_value(number)
        assert not field.has_changed(number, shown)
    assert field.prepare_value(1234.5) == "1.234,5"
    assert field.prepare_value("1e400") == "1e400"
    assert field.has_changed(80, "81")


# ---- drawing


def test_every_box_is_named_and_described() -> None:
    html = str(EveryField())
    labels = set(re.findall(r'<label class="[^"]*" for="([^"]+)"', html))
    boxes = set(re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', html))
    named_otherwise = {"id_version", "id_paper", "id_answer_0", "id_answer_1"}
    assert boxes - labels == named_otherwise
    assert 'aria-labelledby="id_paper_label"' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert html.count("<fieldset") == html.count("<legend") == 3


def test_boxes_wear_the_classes_of_the_form_library() -> None:
    html = str(EveryField())
    assert re.search(r'type="password"[^>]*class="govuk-input"', html)
    assert 'class="govuk-select"' in html
    assert 'class="govuk-textarea"' in html
    assert html.count('class="govuk-radios__input"') == 2
    assert html.count('class="govuk-checkboxes__input"') == 2
    assert html.count('class="dh-tile"') == len(TILES)


def test_required_fields_speak_our_words_not_the_browsers() -> None:
    assert not re.search(r"<(?:input|select|textarea)[^>]* required", str(EveryField()))
    form = EveryField({}, {})
    assert form.errors["name"] == ["Ô này cần có. Ghi vào rồi gửi lại."]
    assert form.errors["paper"] == ["Chọn một tệp."]


def test_errors_are_summed_up_and_lead_to_their_field() -> None:
    form = EveryField({"held_on": "31/11/2026"}, {})
    html = str(form)
    targets = re.findall(r'<a href="#([^"]+)">', html)
    assert "id_held_on" in targets
    assert "id_channel_0" in targets
    assert all(f'id="{target}"' in html for target in targets)
    assert 'value="31/11/2026"' in html, "what was typed stays"
    assert 'aria-describedby="id_held_on_helptext id_held_on_error"' in html
    assert "govuk-input--error" in html


def test_own_words_of_a_field_win() -> None:
    class Named(Form):
        name = forms.CharField(error_messages={"required": "Ghi tên việc."})

    assert Named({}).errors["name"] == ["Ghi tên việc."]


def test_two_forms_on_a_page_do_not_share_widgets() -> None:
    first, second = EveryField({}, {}), EveryField()
    str(first)
    assert "--error" not in str(second)


def test_drawn_forms_carry_no_style_or_script() -> None:
    assert not re.search(r"<[^>]*\s(style|on\w+)=|<script", str(EveryField({}, {})))


def test_typed_text_is_escaped() -> None:
    assert "<b>" not in str(EveryField({"name": "<b>"}, {})).replace("<b>Chọn tệp", "").replace("<b>Đã", "").replace(
        "<b>Chưa", ""
    )


# ---- what is sent


def test_several_files_arrive_as_a_list() -> None:
    class Papers(Form):
        papers = FileField(multiple=True)

    files = MultiValueDict({"papers": [SimpleUploadedFile("a.txt", b"a"), SimpleUploadedFile("b.txt", b"b")]})
    form = Papers({}, files)
    assert form.is_valid(), form.errors
    assert [file.name for file in form.cleaned_data["papers"]] == ["a.txt", "b.txt"]


def test_one_file_is_asked_for_where_one_is_needed() -> None:
    assert "multiple" not in str(EveryField()["paper"])


def test_version_is_carried_unseen_and_needed() -> None:
    form = EveryField(initial={"version": 7})
    assert '<input type="hidden" name="version" value="7"' in str(form)
    assert "thiếu số phiên bản" in str(EveryField({}, {}))


def test_forms_do_not_save() -> None:
    with pytest.raises(TypeError, match="actions save"):
        ModelForm.save(object.__new__(ModelForm))


# ---- filters


class Filters(FilterForm):
    body = forms.ChoiceField(label="Cơ quan", required=False, choices=[("", "Tất cả"), ("1", "Trạm y tế")])
    since = VietnameseDateField(label="Hạn từ", required=False)
    mine = forms.BooleanField(label="Chỉ việc của tôi", required=False)


def test_filters_say_what_they_do() -> None:
    form = Filters.of(RequestFactory().get("/?body=1&since=1/11/2026&mine=on"))
    assert form.values == {"body": "1", "since": dt.date(2026, 11, 1), "mine": True}
    assert form.said == "Cơ quan: Trạm y tế; Hạn từ: 01/11/2026; Chỉ việc của tôi"


def test_nothing_filtered_says_nothing() -> None:
    assert Filters.of(RequestFactory().get("/")).said == ""


def test_a_filter_that_cannot_be_read_is_not_applied() -> None:
    form = Filters.of(RequestFactory().get("/?body=99&since=lâu"))
    assert form.values == {}
    assert set(form.errors) == {"body", "since"}
