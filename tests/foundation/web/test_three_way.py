"""What only one of two people changed stands by itself; only what both changed is asked."""

import datetime as dt
import logging
import re
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from donghanh.foundation.web.forms import Form, VersionedFormMixin, VietnameseDateField, VietnameseDecimalField
from donghanh.foundation.web.forms.three_way import Verdict, units_of, verdict, verdicts
from donghanh.foundation.web.kept import KeptData

NAMES = ("name", "note", "due_on", "rule", "amount", "kind", "ticks", "agreed")
KINDS = [("a", "Loa"), ("b", "Họp"), ("c", "Thư")]


class Thing:
    """A stored row, as far as a form needs to know which it is."""

    class _meta:
        label_lower = "tests.thing"

    def __init__(self, pk: int = 1) -> None:
        self.pk = pk


class ThingForm(VersionedFormMixin, Form):
    """Every kind of box; a day and its rule belong together."""

    together = (("due_on", "rule"),)

    name = forms.CharField(label="Tên")
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    due_on = VietnameseDateField(label="Hạn", required=False)
    rule = forms.ChoiceField(label="Kỳ", choices=[("", "–"), *KINDS], required=False)
    amount = VietnameseDecimalField(label="Số tiền", required=False)
    kind = forms.ChoiceField(label="Hình thức", choices=KINDS, widget=forms.RadioSelect)
    ticks = forms.MultipleChoiceField(label="Thôn", choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False)
    agreed = forms.BooleanField(label="Đồng ý", required=False)


class OtherForm(ThingForm):
    """Another form of the same thing."""


FIRST: dict[str, Any] = {
    "name": "Treo băng-rôn", "note": "Dòng một\nDòng hai", "due_on": dt.date(2026, 11, 25), "rule": "a",
    "amount": 1234.5, "kind": "a", "ticks": ["a", "b"], "agreed": True,
}  # fmt: skip
UNITS = [("name",), ("note",), ("due_on", "rule"), ("amount",), ("kind",), ("ticks",), ("agreed",)]


def shown(values: dict[str, Any], version: int = 1, **more: Any) -> ThingForm:
    """The form as it is drawn from these values."""
    return more.pop("kind_of", ThingForm)(of=Thing(), initial={**values, "version": version}, **more)


def sent(form: ThingForm, changes: dict[str, Any]) -> QueryDict:
    """What the browser sends of a drawn form after these boxes were changed."""
    data = QueryDict(mutable=True)
    data.update(form.stored_data())
    for name in NAMES:
        if name in changes:
            data.pop(name, None)
            value = shown({**FIRST, name: changes[name]}).stored_data()
            if name in value:
                data.setlist(name, value.getlist(name))
    data["version"], data["shown"] = str(form.initial["version"]), form["shown"].value()
    return data


def again(data: QueryDict, stored: dict[str, Any], version: int = 2, **more: Any) -> ThingForm:
    """The form as the server meets it: sent, with what is stored now."""
    return ThingForm(data, of=Thing(), initial={**stored, "version": version}, **more)


_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Loa", "Họp dân"]),
        "note": st.sampled_from(["", "Khác\nhẳn"]),
        "due_on": st.sampled_from([None, dt.date(2026, 12, 1)]),
        "rule": st.sampled_from(["", "b"]),
        "amount": st.sampled_from([None, 80, 0.5]),
        "kind": st.sampled_from(["b", "c"]),
        "ticks": st.sampled_from([[], ["b"], ["c", "a"]]),
        "agreed": st.just(False),
    },
)


@given(_CHANGES, _CHANGES)
def test_each_unit_follows_the_law_whatever_happens_to_the_others(theirs: Any, mine: Any) -> None:
    form = again(sent(shown(FIRST), mine), {**FIRST, **theirs})
    assert form.is_valid(), form.errors

    def of(unit: tuple[str, ...], changes: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(changes.get(name, FIRST[name]) for name in unit)

    clash = [
        unit
        for unit in UNITS
        if of(unit, theirs) != of(unit, {}) != of(unit, mine) and of(unit, theirs) != of(unit, mine)
    ]
    assert form.clashes == clash
    assert form.expected_version == (1 if clash else 2)
    if clash:
        return
    for unit in UNITS:
        stands = theirs if of(unit, mine) == of(unit, {}) else mine
        expected = shown({**FIRST, **{name: stands.get(name, FIRST[name]) for name in unit}}).stored_data()
        for name in unit:
            assert form.data.getlist(name) == expected.getlist(name), name


@given(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
def test_the_law_itself(base: int, stored: int, typed: int) -> None:
    found = verdict(base, stored, typed)
    assert (found is Verdict.SAME) == (stored == typed)
    if base == typed != stored:
        assert found is Verdict.THEIRS
    if base == stored != typed:
        assert found is Verdict.MINE
    assert (found is Verdict.CLASH) == (len({base, stored, typed}) == 3)


def test_what_nobody_knows_the_first_value_of_clashes_only_where_it_differs() -> None:
    one, two = units_of(["one", "two"])
    assert verdicts([one, two], {}, {one: 1, two: 2}, {one: 1, two: 3}) == {one: Verdict.SAME, two: Verdict.CLASH}


def test_the_same_value_written_otherwise_is_no_change() -> None:
    data = sent(shown(FIRST), {})
    data["due_on"], data["amount"], data["note"] = "2026-11-25", "1234,50", "Dòng một\r\nDòng hai  "
    data.setlist("ticks", ["b", "a"])
    form = again(data, {**FIRST, "name": "Khác", "amount": 9, "note": "", "due_on": None, "ticks": []})
    assert form.is_valid()
    assert (form.clashes, form.cleaned_data["amount"], form.cleaned_data["ticks"]) == ([], 9, [])


def test_what_was_taken_over_is_told_by_the_names_of_the_boxes() -> None:
    form = again(sent(shown(FIRST), {"name": "Loa"}), {**FIRST, "note": "Mới", "rule": "b"})
    assert form.is_valid()
    assert form.meanwhile == "Trong lúc đó đã có người sửa “Ghi chú”, “Hạn, Kỳ”; phần ấy giữ như đã lưu."
    assert "Mới" not in form.meanwhile


def test_nothing_is_told_where_nobody_changed_a_box_of_the_form() -> None:
    form = again(sent(shown(FIRST), {"name": "Loa"}), FIRST)
    assert form.is_valid()
    assert (form.meanwhile, form.expected_version, form.cleaned_data["name"]) == ("", 2, "Loa")
    assert "shown" not in form.cleaned_data


def test_a_form_that_comes_back_with_an_error_shows_what_was_taken_over_and_can_be_sent_again() -> None:
    typed = sent(shown(FIRST), {})
    typed["name"] = ""
    form = again(typed, {**FIRST, "note": "Mới"})
    assert not form.is_valid()
    assert (form["note"].value(), form["version"].value()) == ("Mới", "2")
    assert "Trong lúc đó" in str(form)
    data = form.data.copy()
    data["name"] = "Loa"
    assert again(data, {**FIRST, "note": "Mới"}).is_valid()


@pytest.mark.parametrize("how", ["changed", "missing", "of_another_thing", "of_another_form", "of_another_version"])
def test_a_trace_that_is_not_of_this_form_and_thing_counts_for_nothing(how: str) -> None:
    data = sent(shown(FIRST), {"name": "Loa"})
    if how == "changed":
        data["shown"] = data["shown"][:-1] + ("A" if data["shown"][-1] != "A" else "B")
    elif how == "missing":
        del data["shown"]
    elif how == "of_another_thing":
        data["shown"] = ThingForm(of=Thing(2), initial={**FIRST, "version": 1}).trace()
    elif how == "of_another_form":
        data["shown"] = OtherForm(of=Thing(), initial={**FIRST, "version": 1}).trace()
    else:
        data["shown"] = shown(FIRST, version=7).trace()
    form = again(data, {**FIRST, "note": "Mới"})
    assert form.is_valid()
    assert (form.expected_version, form.clashes, form.meanwhile) == (1, [], "")
    assert (
        form.cleaned_data["note"] == FIRST["note"].replace("\n", "\r\n") or form.cleaned_data["note"] == FIRST["note"]
    )


def test_the_trace_tells_nothing_of_the_values_and_does_not_grow_with_them(caplog: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        short, long = shown(FIRST).trace(), shown({**FIRST, "note": "bí mật " * 9_000}).trace()
    assert abs(len(long) - len(short)) < 60
    assert "bí mật" not in long
    assert len(long) < 800
    assert not caplog.records


def test_more_boxes_than_fit_carry_no_trace() -> None:
    form = shown(FIRST)
    for number in range(1_000):
        form.fields[f"o_{number:030}"] = forms.CharField(required=False, initial=str(number))
    assert form.trace() == ""


def test_kept_data_of_an_ended_session_is_drawn_as_it_was_typed() -> None:
    data = KeptData.of((name, value) for name, values in sent(shown(FIRST), {}).lists() for value in values)
    form = again(data, {**FIRST, "note": "Mới"})
    assert not form.is_valid()
    assert form["version"].value() == "1"


def test_a_form_that_is_told_no_object_acts_on_what_was_seen() -> None:
    form = ThingForm(initial={**FIRST, "version": 1})
    assert "shown" not in form.fields
    assert form.trace() == ""


# ---- the page that asks


def _page(site: Client, typed: dict[str, str]) -> Any:
    return site.post("/ba-ban/", typed)


def _drawn(site: Client) -> dict[str, str]:
    text = site.get("/ba-ban/?ban=1").content.decode()
    found = dict(re.findall(r'name="(version|shown)" value="([^"]*)"', text))
    return {**found, "name": "Treo băng-rôn", "due_on": "20/11/2026", "state": "open"}


def _hidden(text: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', text))


def test_only_what_both_changed_is_asked_and_nothing_is_chosen_beforehand(site: Client) -> None:
    answer = _page(site, {**_drawn(site), "due_on": "1/12/2026", "state": "done"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert re.findall(r"<legend[^>]*>([^<]+)<", text) == ["Hạn"]
    assert re.findall(r'type="radio"[^>]*value="(\w+)"', text) == ["stored", "mine"]
    assert " checked" not in text
    assert "<small>25/11/2026</small>" in text
    assert "<small>01/12/2026</small>" in text
    assert "<script" not in text.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize(("kept", "due"), [("stored", "25/11/2026"), ("mine", "01/12/2026")])
def test_the_choice_is_saved_with_everything_else(site: Client, kept: str, due: str) -> None:
    text = _page(site, {**_drawn(site), "due_on": "1/12/2026", "state": "done"}).content.decode()
    saved = _page(site, {**_hidden(text), "keep-due_on": kept}).content.decode()
    assert saved == f"4|Treo băng-rôn|{due}|done|"


def test_no_choice_is_asked_for_again_with_the_others_kept(site: Client) -> None:
    typed = {**_drawn(site), "due_on": "1/12/2026", "name": "Loa"}
    text = site.post("/ba-ban/?ten=Khac", typed).content.decode()
    answer = site.post("/ba-ban/?ten=Khac", {**_hidden(text), "keep-name": "mine"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Còn 1 chỗ cần sửa" in text
    assert re.findall(r'name="(keep-\w+)" value="(\w+)" checked', text) == [("keep-name", "mine")]


def test_a_choice_does_not_count_when_the_stored_value_changed_again(site: Client) -> None:
    text = _page(site, {**_drawn(site), "due_on": "1/12/2026"}).content.decode()
    answer = site.post("/ba-ban/?han=2026-12-24", {**_hidden(text), "keep-due_on": "mine"})
    assert answer.status_code == 409
    assert "24/12/2026" in answer.content.decode()


def test_what_only_the_other_changed_is_saved_with_a_sentence(site: Client) -> None:
    assert _page(site, {**_drawn(site), "state": "done"}).content.decode() == (
        "4|Treo băng-rôn|25/11/2026|done|Trong lúc đó đã có người sửa “Hạn”; phần ấy giữ như đã lưu."
    )


def test_who_is_beaten_between_reading_and_writing_is_met_once_more(site: Client) -> None:
    answer = site.post("/ba-ban/?muon=1", {**_drawn(site), "state": "done"})
    assert answer.content.decode().startswith("4|Treo băng-rôn|25/11/2026|done|Trong lúc đó")


def test_without_a_trace_both_versions_stand_side_by_side(site: Client) -> None:
    typed = {**_drawn(site), "due_on": "1/12/2026"}
    text = _page(site, {**typed, "shown": typed["shown"] + "x"}).content.decode()
    assert "Giữ bản của tôi" in text
    assert "shown" not in _hidden(text)
