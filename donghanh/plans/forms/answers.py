"""What a body answers about its part, and the officer's short words."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form, Nearest, Tile, TileSelect, VietnameseDateField
from donghanh.plans.days import first_day
from donghanh.plans.forms.evidence import files_field, files_help
from donghanh.plans.models import Mode, PartyRole, TaskParty
from donghanh.plans.status import PartState
from donghanh.plans.wording import done_too_early


class ReasonForm(Form):
    """One sentence why."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=forms.Textarea({"rows": 2}))


class WordForm(Form):
    """One sentence to a body, not required."""

    text = forms.CharField(
        label=gettext_lazy("Lời nhắn"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )


class RemarkForm(Form):
    """A word to one body of a task, or to all of them."""

    to = forms.ChoiceField(label=gettext_lazy("Nhắn"), required=False)
    text = forms.CharField(label=gettext_lazy("Lời nhắn"), max_length=1000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, parties: Mapping[str, TaskParty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(key, party.name) for key, party in parties.items()]
        self.fields["to"].choices = [("", _("Mọi nơi đã nhận việc này")), *named]  # type: ignore[attr-defined]


class AnswerForm(Form):
    """What a body answers about its part: one tile, a few words, and the day when it is done."""

    quiet_about_optional = True  # what is needed depends on the tile; the errors say so

    answer = forms.ChoiceField(widget=TileSelect())
    text = forms.CharField(
        label=gettext_lazy("Kết quả, lý do hoặc ghi chú"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    done_on = VietnameseDateField(nearest=Nearest.PAST, label=gettext_lazy("Làm xong ngày nào"), required=False)
    files = files_field()

    def __init__(self, *args: Any, party: TaskParty, today: dt.date, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tiles = tiles_for(party)
        field = self.fields["answer"]
        field.label = question or _("Việc này đến đâu rồi?")
        field.widget = TileSelect(tiles)
        field.choices = [(tile.value, tile.label) for tile in tiles]  # type: ignore[attr-defined]
        field.error_messages["required"] = _("Chọn một câu trả lời.")
        self.today, self.first = today, first_day(party.task.plan)
        self.fields["files"].help_text = files_help()
        self.asked = party.mode == Mode.REQUEST
        self.fields["text"].help_text = (
            _("Báo xong thì ghi kết quả: số người, số lượng. Chưa nhận lời được thì ghi lý do.")
            if self.asked
            else _("Báo xong thì ghi kết quả: số người, số lượng. Trả lại thì ghi lý do.")
        )
        self.fields["done_on"].help_text = _("Chỉ ghi khi đã làm xong, ví dụ 25/11 hoặc hôm qua. Để trống là hôm nay.")

    def clean(self) -> dict[str, Any]:
        """A result, a reason and a progress note need words; a day in the future is no day of doing."""
        cleaned = super().clean() or {}
        answer, text = cleaned.get("answer"), (cleaned.get("text") or "").strip()
        needed = {
            "xong": _("Ghi kết quả, một câu là đủ. Ví dụ: đã nói chuyện, 46 người dự."),
            "tra": _("Ghi lý do chưa nhận lời được để xã biết.")
            if self.asked
            else _("Ghi lý do trả lại để xã gỡ giúp."),
            "dang": _("Ghi đang làm đến đâu, dự kiến ngày xong."),
        }
        if answer in needed and not text:
            self.add_error("text", needed[answer])
        if answer == "xong" and "done_on" not in self.errors:
            cleaned["done_on"] = cleaned.get("done_on") or self.today
            if cleaned["done_on"] > self.today:
                self.add_error("done_on", _("Ngày này chưa đến. Ghi ngày đã làm xong."))
            elif cleaned["done_on"] < self.first:
                self.add_error("done_on", done_too_early(self.first))
        return cleaned


def tiles_for(party: TaskParty) -> list[Tile]:
    """The answers a body has in the state its part is in. Who is asked answers a request, who is ordered an order; of what
    comes again only the turns are done. Needs ``task`` loaded."""
    if party.role == PartyRole.SUPERVISING:
        return [Tile("dang", _("Ghi nhận xét"), _("Điều anh/chị thấy khi theo dõi việc này"), "message-circle")]
    asked = party.mode == Mode.REQUEST
    done = Tile("xong", _("Đã làm xong"), _("Ghi kết quả, gửi là hết việc"), "circle-check")
    back = Tile(
        "tra",
        _("Chưa nhận lời được") if asked else _("Trả lại việc"),
        _("Nêu lý do, xã sẽ tính cách khác") if asked else _("Nêu lý do, xã sẽ gọi lại để gỡ"),
        "arrow-back-up",
    )
    again = party.task.repeats
    if party.state == PartState.ACCEPTED:
        at_it = Tile("dang", _("Đang làm"), _("Cho biết đến đâu, ngày dự kiến xong"), "circle-half-2")
        return [at_it, back] if again else [done, at_it, back]
    hint = _("Nhận một lần cho mọi kỳ; mỗi kỳ làm xong thì báo") if again else _("Làm xong thì vào đây báo lại")
    take = Tile("nhan", _("Nhận lời") if asked else _("Nhận việc"), hint, "message-circle")
    return [take, back] if again else [take, done, back]
