"""The counts of a whole survey, pasted from a spreadsheet: a line a hamlet, a column a number."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.sheets.cells import plain
from donghanh.documents.sheets.columns import rows_in
from donghanh.documents.sheets.problems import Row
from donghanh.documents.sheets.shape import Column, Sheet
from donghanh.documents.sheets.upload import SheetRefused, read_pasted
from donghanh.documents.sheets.wording import PROBLEMS, problem_words, sentence_for
from donghanh.foundation.web import formats
from donghanh.foundation.web.forms import Form
from donghanh.inspections.actions import Counted
from donghanh.inspections.forms.surveys import box_of
from donghanh.inspections.models import Measure, SurveyCriterion, SurveyValue, SurveyVillage

VILLAGE = "village"
MOST_SAID = 12
Values = Mapping[tuple[uuid.UUID, uuid.UUID], SurveyValue]
"""What is stored, by hamlet of the survey and criterion."""


class PasteForm(Form):
    """The table as it is stored, to be copied, filled in elsewhere and pasted back. An empty cell changes nothing."""

    pasted = forms.CharField(
        label=gettext_lazy("Bảng số liệu"),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea({"rows": 12, "wrap": "off", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Mỗi thôn một dòng, giữ dòng tên cột. Ô trống giữ nguyên số đã ghi; không ghi 0 khi chưa biết."
        ),
    )
    replaces = forms.BooleanField(label=gettext_lazy("Đúng, thay các số đã ghi"), required=False)

    def __init__(
        self,
        *args: Any,
        villages: Sequence[SurveyVillage],
        criteria: Sequence[SurveyCriterion],
        values: Values,
        **kwargs: Any,
    ) -> None:
        self.villages, self.criteria, self.values = list(villages), list(criteria), values
        self.sheet = Sheet("survey", str(_("Bảng số liệu")), tuple(self._columns()))
        kwargs.setdefault("initial", {"pasted": self._text()})
        super().__init__(*args, **kwargs)
        self.counted: dict[uuid.UUID, dict[uuid.UUID, Counted]] = {}
        """What the action is given. Only of a valid form."""
        self.changes: list[str] = []
        """Which numbers that are stored it would replace."""

    def clean(self) -> dict[str, Any]:
        """Every cell that is wrong is named; what is stored already is replaced only when somebody says so."""
        data = super().clean() or {}
        if "pasted" not in data:
            return data
        problems = list(self._read(data["pasted"]))
        for words in problems[:MOST_SAID]:
            self.add_error("pasted", words)
        if len(problems) > MOST_SAID:
            self.add_error(
                "pasted", _("Còn %(n)s chỗ nữa. Sửa các chỗ trên rồi gửi lại.") % {"n": len(problems) - MOST_SAID}
            )
        if not problems and not any(self.counted.values()):
            self.add_error("pasted", _("Bảng chưa có số nào. Điền ít nhất một ô."))
        if not problems and self.changes and not data.get("replaces"):
            self.add_error(
                "replaces", _("Bảng này thay số đã ghi. Xem danh sách; đúng thì đánh dấu ô này rồi gửi lại.")
            )
        return data

    def _columns(self) -> Iterator[Column]:
        yield Column(VILLAGE, "Thôn")
        for one in self.criteria:
            yield Column(f"n_{one.pk.hex}", _heading(one, one.number_word), is_needed=False)
            if one.measure != Measure.SCORE:
                yield Column(f"b_{one.pk.hex}", _heading(one, one.base_word), is_needed=False)

    def _text(self) -> str:
        lines = ["\t".join(column.heading for column in self.sheet.columns)]
        for village in self.villages:
            cells = [village.village.title]
            for one in self.criteria:
                there = self.values.get((village.pk, one.pk))
                cells.append(formats.number(there.number) if there else "")
                if one.measure != Measure.SCORE:
                    cells.append(formats.number(there.base) if there and there.base is not None else "")
            lines.append("\t".join(cells))
        return "\n".join(lines)

    def _read(self, text: str) -> Iterator[str]:
        """What is wrong, in words; fills ``counted`` and ``changes`` on the way."""
        try:
            rows, problems = rows_in(read_pasted(text, self.sheet), (self.sheet,))
        except SheetRefused as refused:
            yield sentence_for(refused)
            return
        yield from (problem_words(one, PROBLEMS) for one in problems)
        known = {plain(name): one for one in self.villages for name in (one.village.name, one.village.title)}
        for row in rows[self.sheet.key]:
            yield from self._read_row(row, known)

    def _read_row(self, row: Row, known: Mapping[str, SurveyVillage]) -> Iterator[str]:
        where = _("Dòng %(row)s") % {"row": row.number}
        yield from (f"{where}: {problem_words(one, PROBLEMS)}" for one in row.problems)
        name = row.text(VILLAGE)
        village = known.get(plain(name))
        if village is None:
            if name:
                yield _("%(where)s: cuộc khảo sát không có thôn “%(name)s”. Ghi tên như ở cột đầu của bảng.") % {
                    "where": where,
                    "name": name,
                }
            return
        if village.pk in self.counted:
            yield _("%(where)s: %(name)s có hai dòng. Giữ lại một.") % {"where": where, "name": village.village.title}
            return
        self.counted[village.pk] = {}
        for one in self.criteria:
            yield from self._read_cells(row, village, one, where)

    def _read_cells(self, row: Row, village: SurveyVillage, one: SurveyCriterion, where: str) -> Iterator[str]:
        keys = [f"n_{one.pk.hex}"] + ([] if one.measure == Measure.SCORE else [f"b_{one.pk.hex}"])
        texts = [row.text(key) for key in keys]
        if not any(texts):
            return
        if not all(texts):
            yield _("%(where)s: “%(name)s” cần cả hai số, hoặc để trống cả hai.") % {"where": where, "name": one.name}
            return
        found: list[Any] = []
        for text, word in zip(texts, (one.number_word, one.base_word), strict=False):
            try:
                found.append(box_of(one, word).clean(text))
            except ValidationError as wrong:
                yield f"{where}, “{_heading(one, word)}”: {' '.join(wrong.messages)}"
                return
        given = Counted(Decimal(found[0]), found[1] if len(found) > 1 else None)
        there = self.values.get((village.pk, one.pk))
        if there is not None and (there.number, there.base) != (given.number, given.base):
            self.changes.append(f"{village.village.title}, {one.name}: {_said(there)} → {_said(given)}")
        if there is None or (there.number, there.base) != (given.number, given.base):
            self.counted[village.pk][one.pk] = given

    @property
    def written(self) -> dict[uuid.UUID, dict[uuid.UUID, Counted]]:
        """The hamlets of which something is new. Only of a valid form."""
        return {key: given for key, given in self.counted.items() if given}


def _heading(one: SurveyCriterion, word: str) -> str:
    return f"{one.name}: {word}"


def _said(value: SurveyValue | Counted) -> str:
    number = formats.number(value.number) if value.number is not None else ""
    return number if value.base is None else f"{number}/{formats.number(value.base)}"
