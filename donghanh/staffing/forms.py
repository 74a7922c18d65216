"""What is sent to the pages of staffing. Forms check; actions save."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.forms import FileField, Form, Nearest, VietnameseDateField
from donghanh.people.models import Person
from donghanh.staffing.actions.hand_over import Choice
from donghanh.staffing.leaving import Item
from donghanh.staffing.models import ItemKind


class IntakeForm(Form):
    """One spreadsheet."""

    file = FileField(
        label=_("Bảng tính đã điền"),
        accept=".xlsx",
        allow_empty_file=True,
        help_text=_("Excel (.xlsx) theo mẫu, tới 5 MB và 500 dòng mỗi trang. Tệp đọc xong thì bỏ, không giữ lại."),
    )


class HandOverForm(Form):
    """The checklist: for each item whether it is handed over, where it goes, and a note; and who receives, on which day."""

    receiver = forms.ChoiceField(
        label=_("Người nhận bàn giao"),
        error_messages={"required": _("Chọn người nhận.")},
        help_text=_("Người ký nhận những gì ở lại với vị trí."),
    )
    held_on = VietnameseDateField(nearest=Nearest.PAST, label=_("Ngày bàn giao"))
    all_done = forms.BooleanField(label=_("Mọi mục đã bàn giao"), required=False)
    note = forms.CharField(
        label=_("Ghi chú chung"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, items: Sequence[Item], people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(person.pk): person for person in people}
        self.fields["receiver"].choices = [("", _("Chọn người")), *((k, p.full_name) for k, p in self._people.items())]  # type: ignore[attr-defined]
        self.lines = [HandOverItemForm(self.data or None, item=item, prefix=item.key) for item in items]
        """One form for each item."""

    def is_valid(self) -> bool:
        """With all items."""
        return all([super().is_valid(), *(one.is_valid() for one in self.lines)])

    @property
    def problems(self) -> list[dict[str, str]]:
        """Those of the items too."""
        return [*super().problems, *(problem for line in self.lines for problem in line.problems)]

    def groups(self) -> "Iterator[tuple[str, list[HandOverItemForm]]]":
        """The items under the name of their kind, in order."""
        for kind in ItemKind:
            found = [one for one in self.lines if one.item.kind == kind]
            if found:
                yield str(kind.label), found

    def clean_receiver(self) -> Person:
        """The person themself."""
        return self._people[self.cleaned_data["receiver"]]

    def choices(self) -> dict[str, Choice]:
        """What was decided, by the key of each item. Only of a valid form."""
        all_done = self.cleaned_data["all_done"]
        return {one.item.key: one.choice(all_done=all_done) for one in self.lines}


class HandOverItemForm(Form):
    """One line of the checklist."""

    done = forms.BooleanField(label=_("Đã bàn giao"), required=False)
    to = forms.ChoiceField(label=_("Chuyển sang"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, max_length=300)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self._posts = {str(post.pk): post for post in item.moves_to}
        if not self._posts:
            del self.fields["to"]
            return
        by_body = item.kind in (ItemKind.TASK, ItemKind.DUTY)
        names = {
            key: post.organisation.name if by_body else f"{post.title}, {post.organisation.name}"
            for key, post in self._posts.items()
        }
        self.fields["to"].choices = [("", _("Để nguyên")), *names.items()]  # type: ignore[attr-defined]

    def choice(self, *, all_done: bool) -> Choice:
        """What was decided. Only of a valid form."""
        data = self.cleaned_data
        return Choice(is_done=data["done"] or all_done, to_post=self._posts.get(data.get("to", "")), note=data["note"])
