"""The one shape of a page with a form behind which stands one action."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from donghanh.foundation.records import StaleRecord
from donghanh.foundation.web.conflict import conflict_page
from donghanh.foundation.web.forms import Form, and_meanwhile
from donghanh.foundation.web.toasts import confirm

T = TypeVar("T")
R = TypeVar("R", bound=Exception)


def act_or_ask(
    request: HttpRequest,
    form: Form,
    act: Callable[[], T],
    *,
    done: Callable[[T], tuple[str, str]],
    refusal: tuple[type[R], Callable[[R], str]],
    template: str,
    page: Mapping[str, Any],
    labels: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show the form; or, when it was sent and is valid, do the act, confirm, and go on. A form sent in vain comes back
    with status 422.

    ``done`` gives the words and the address for what the act returned. ``refusal`` is the app's exception and what puts
    it into words: it becomes a message on the field it names (its ``field``, where it has one), else on the form. A
    lost race asks about what both changed, with ``labels`` for fields that are not in the form; what only the other
    changed is named beside the words of ``done``.
    """
    if request.method == "POST" and form.is_valid():
        refused, in_words = refusal
        try:
            made = act()
        except refused as error:
            field = getattr(error, "field", None)
            form.add_error(field if field in form.fields else None, in_words(error))
        except StaleRecord as stale:
            return conflict_page(request, stale, form, labels)
        else:
            said, onwards = done(made)
            confirm(request, and_meanwhile(said, form))
            return redirect(onwards)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, template, {"form": form, **page}, status=status)


def unless_changed(act: Callable[[], T], refused: Callable[[str], Exception]) -> Callable[[], T]:
    """The act, with a lost race as the app's own refusal ``changed_since``: for what has no two versions to lay side by side,
    or none that may be shown."""

    def tried() -> T:
        try:
            return act()
        except StaleRecord as stale:
            raise refused("changed_since") from stale

    return tried
