"""A lost race shows both versions and lets the person choose."""

import datetime as dt
import re

import pytest
from django import forms
from django.test import Client

from donghanh.foundation.web.conflict import in_words, sides
from tests.foundation.web.site import Step, StepForm

TYPED = {"name": "Treo băng-rôn <mới>", "due_on": "25/11/2026", "state": "done", "version": "3"}


@pytest.fixture
def text(site: Client) -> str:
    """The page after a lost race."""
    answer = site.post("/dua/?loc=1", TYPED)
    assert answer.status_code == 409
    return answer.content.decode()


def test_both_versions_stand_side_by_side_in_words(text: str) -> None:
    assert "<pre>Treo băng-rôn</pre>" in text
    assert "<pre>Treo băng-rôn &lt;mới&gt;</pre>" in text
    assert "<pre>Chưa xong</pre>" in text
    assert "<pre>Đã xong</pre>" in text


def test_only_what_differs_is_marked_and_comes_first(text: str) -> None:
    assert text.count('class="is-different"') == 2
    assert re.findall(r'<th scope="row"[^>]*><div>([^<]+?) ?<', text)[-1] == "Hạn"


def test_keeping_mine_sends_everything_again_with_the_stored_version(text: str) -> None:
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))
    assert sent.pop("csrfmiddlewaretoken")
    assert sent == {**TYPED, "name": "Treo băng-rôn &lt;mới&gt;", "version": "4"}


def test_taking_theirs_opens_the_page_anew(text: str) -> None:
    assert re.search(r'<a class="dh-btn dh-btn--2" href="/dua/\?loc=1">Lấy bản đã lưu', text)


def test_form_sent_from_a_corner_of_a_page_is_answered_in_place_of_the_whole_page(site: Client) -> None:
    answer = site.post("/dua/?loc=1", TYPED, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("body", "innerHTML show:window:top")
    assert "HX-Request" in answer["Vary"]
    assert "HX-Retarget" not in site.post("/dua/?loc=1", TYPED)


def test_what_nobody_has_a_name_for_is_left_out() -> None:
    form = StepForm()
    wanted = {"name": "A", "sort_key": "a0.0", "valid_until": dt.date(2026, 3, 1), "state_id": 7}
    rows = sides(Step(), wanted, form, {"state_id": "Chỗ"})  # type: ignore[arg-type]
    assert {row.label for row in rows} == {"Tên việc", "Đến trước ngày", "Chỗ"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        ("", "–"),
        (True, "có"),
        (1234, "1.234"),
        (dt.date(2026, 11, 2), "02/11/2026"),
        (["b", "c"], "Hai, Ba"),
        ([], "–"),
        ("x", "x"),
    ],
)
def test_values_in_words(value, words: str) -> None:
    field = forms.ChoiceField(choices=[("a", "Một"), ("nhóm", [("b", "Hai"), ("c", "Ba")])])
    assert in_words(value, field if isinstance(value, list | str) else None) == words
