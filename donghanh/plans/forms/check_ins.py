"""What a body says when it is asked how its standing work goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import Form, Tile, TileSelect
from donghanh.plans.models import CheckIn, CheckInAnswer

TILES = (
    (CheckInAnswer.STEADY, gettext_lazy("Việc vẫn làm như đã nhận"), "circle-check"),
    (CheckInAnswer.HINDERED, gettext_lazy("Ghi vướng gì, xã sẽ gỡ giúp"), "message-circle"),
    (CheckInAnswer.NOTHING, gettext_lazy("Kỳ này không có việc để làm"), "circle-minus"),
)


class CheckInForm(Form):
    """One tile, and a few words; of a correction the version of the answer it corrects."""

    quiet_about_optional = True  # whether words are needed depends on the tile; the error says so

    answer = forms.ChoiceField(widget=TileSelect(), choices=CheckInAnswer.choices)
    text = forms.CharField(
        label=gettext_lazy("Vướng mắc hoặc ghi chú"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Có vướng mắc thì ghi vướng gì, cần xã giúp gì. Không ghi tên người được giúp đỡ."),
    )
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, question: str = "", said: CheckIn | None = None, **kwargs: Any) -> None:
        if said is not None:
            given = {"answer": said.answer, "text": said.note, "version": said.version}
            kwargs["initial"] = given | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        field.label = question or _("Việc này còn làm đều không?")
        field.widget = TileSelect([Tile(one.value, str(one.label), str(hint), icon) for one, hint, icon in TILES])
        field.choices = CheckInAnswer.choices  # type: ignore[attr-defined]
        field.error_messages["required"] = _("Chọn một câu trả lời.")

    def clean(self) -> dict[str, Any]:
        """A hindrance needs words: the office can do nothing about one it does not know."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == CheckInAnswer.HINDERED and not (cleaned.get("text") or "").strip():
            self.add_error("text", _("Ghi vướng mắc, một câu là đủ, để xã gỡ giúp."))
        return cleaned

    def on_top_of(self, said: CheckIn) -> None:
        """Keep what was typed and let it be sent again as a correction of what somebody else has said meanwhile."""
        data = self.data.copy()
        data["version"] = str(said.version)
        self.data = data
