"""What files say of the Action Month."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from donghanh.communication.queries.totals import BodyProgress


def progress_columns(lines: Sequence[str]) -> dict[str, Callable[[BodyProgress], Any]]:
    """A body a row, a line of the checklist a column."""

    def of_line(number: int) -> Callable[[BodyProgress], Any]:
        def read(one: BodyProgress) -> str:
            answer = one.answers[number][1]
            if answer is None:
                return ""
            word = _("đã làm") if answer.is_done else _("chưa làm")
            return f"{word} ({answer.note})" if answer.note else word

        return read

    return {
        _("Cơ quan"): lambda one: one.body.name,
        _("Đã làm"): lambda one: one.done,
        _("Chưa làm"): lambda one: one.not_done,
        _("Chưa trả lời"): lambda one: one.unsaid,
        **{f"{number + 1}. {text}": of_line(number) for number, text in enumerate(lines)},
    }
