"""A form, one act, and the four ways on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web import acting
from donghanh.foundation.web.acting import act_or_ask
from tests.foundation.web.site import Step, StepForm

TYPED = {"name": "Treo băng-rôn", "due_on": "25/11/2026", "state": "done", "version": "3"}


class Refused(Exception):
    """What an app raises; where it knows better, the message goes to a field."""

    def __init__(self, field: str | None = None) -> None:
        self.field = field


def refuse(field: str | None) -> Callable[[], str]:
    """An act that may not happen."""

    def act() -> str:
        raise Refused(field)

    return act


@pytest.fixture
def handled(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Any, StepForm, list[str]]]:
    """Send the form to an act; what is answered, the form, and what was drawn or confirmed."""

    def handle(act: Callable[[], str], typed: dict[str, str] | None = None, method: str = "post") -> Any:
        shown: list[str] = []
        monkeypatch.setattr(acting, "confirm", lambda _request, text: shown.append(text))
        monkeypatch.setattr(
            acting, "render", lambda _request, name, _context, status: HttpResponse(shown.append(name), status=status)
        )
        monkeypatch.setattr(acting, "conflict_page", lambda *_: HttpResponse(status=409))
        request = getattr(RequestFactory(), method)("/", typed or {})
        form = StepForm(typed)
        answer = act_or_ask(
            request,
            form,
            act,
            done=lambda made: (f"Đã ghi {made}.", "/xong/"),
            refusal=(Refused, lambda _refused: "Chưa được."),
            template="form.html",
            page={},
        )
        return answer, form, shown

    return handle


def test_an_act_that_happened_is_confirmed_and_left(handled) -> None:
    answer, _form, shown = handled(lambda: "việc", TYPED)
    assert (answer.status_code, answer["Location"], shown) == (302, "/xong/", ["Đã ghi việc."])


@pytest.mark.parametrize(("field", "where"), [("name", "name"), (None, "__all__"), ("elsewhere", "__all__")])
def test_a_refusal_stands_where_it_belongs(handled, field: str | None, where: str) -> None:
    answer, form, shown = handled(refuse(field), TYPED)
    assert (answer.status_code, shown) == (422, ["form.html"])
    assert form.errors == {where: ["Chưa được."]}


def test_a_lost_race_shows_both_versions(handled) -> None:
    def lose() -> str:
        raise StaleRecord(stored=Step(), wanted={})  # type: ignore[arg-type]

    assert handled(lose, TYPED)[0].status_code == 409


@pytest.mark.parametrize(("typed", "method"), [({}, "get"), ({"name": ""}, "post"), (TYPED, "get")])
def test_nothing_happens_until_a_good_form_is_sent(handled, typed: dict[str, str], method: str) -> None:
    def never() -> str:
        pytest.fail("acted")

    assert handled(never, typed, method)[2] == ["form.html"]
