"""The one shape of a page with a form behind which stands one action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Desk:
    """What an app's pages act and ask with: its refusal, what puts it into words, the template of its plain forms.

    ``DESK = Desk(TrainingRefused, in_words, "training/form.html")``, then ``act, ask = DESK.act, DESK.ask``.
    """

    refused: type[Exception]
    in_words: Callable[[Any], str]
    template: str

    def act(
        self,
        request: HttpRequest,
        form: Form,
        save: Callable[[], T],
        said: str | Callable[[T], str],
        *,
        to: str | Callable[[T], str],
        template: str = "",
        labels: Mapping[str, Any] | None = None,
        **page: Any,
    ) -> HttpResponse:
        """The form, or the one act, its confirmation and the way on. ``said`` and ``to`` may be made of what the act returned."""

        def done(made: T) -> tuple[str, str]:
            return (said(made) if callable(said) else said, to(made) if callable(to) else to)

        return act_or_ask(
            request,
            form,
            save,
            done=done,
            refusal=(self.refused, self.in_words),
            template=template or self.template,
            page=page,
            labels=labels,
        )

    def ask(
        self,
        request: HttpRequest,
        form: Form,
        save: Callable[[], T],
        said: str | Callable[[T], str],
        *,
        to: str | Callable[[T], str],
        question: str,
        text: str,
        action: str,
        back_url: str = "",
        danger: bool = False,
        template: str = "web/confirm.html",
    ) -> HttpResponse:
        """The page that asks before an act. A lost race shows as the refusal ``changed_since``: there is nothing typed to lay beside
        what is stored. Without ``back_url`` it leads back to where the act leads on."""
        return self.act(
            request,
            form,
            unless_changed(save, self.refused),
            said,
            to=to,
            template=template,
            question=question,
            text=text,
            action=action,
            back_url=back_url or (to if isinstance(to, str) else ""),
            danger=danger,
        )
