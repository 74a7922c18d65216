"""Forms of the document pages. They check; actions save."""

import uuid
from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.documents.door import largest_file
from donghanh.documents.models import CandidateKind, Document, DocumentState
from donghanh.documents.readers.decode import MAX_BYTES
from donghanh.documents.readers.photos import MOST_PHOTOS, is_picture
from donghanh.foundation.web.examples import of_this_year
from donghanh.foundation.web.forms import (
    FileField,
    Form,
    ModelForm,
    VersionedFormMixin,
    VietnameseDateField,
    VietnameseDecimalField,
)

ACCEPT = ".docx,.docm,.pdf,.txt,.md,.html,.htm,.jpg,.jpeg,.png,.tif,.tiff,.webp"
LONGEST_PASTE = 1_000_000
LONGEST_ITEM = 5000
DOC_TYPES = ("Kế hoạch", "Quyết định", "Công văn", "Báo cáo", "Chương trình", "Hướng dẫn", "Thông báo")


class UploadForm(Form):
    """Several files at once. Which of them can be taken in is said of each by itself, after it has arrived."""

    files = FileField(
        label=gettext_lazy("Tệp văn bản"),
        multiple=True,
        accept=ACCEPT,
        allow_empty_file=True,
    )
    one_paper = forms.BooleanField(
        label=gettext_lazy("Các ảnh này là các trang của cùng một văn bản"),
        required=False,
        help_text=gettext_lazy("Ảnh được xếp theo số trong tên tệp, hoặc theo số trang in trên giấy nếu đọc được."),
    )
    batch = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """Made by the page, so that files a script sends one by one are listed together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = _(
            "Word (.docx), PDF, bản quét, ảnh chụp tới %(limit)s MB; chữ thuần (.txt, .md) tới %(text)s MB. "
            "Chọn được nhiều tệp một lúc."
        ) % {"limit": largest_file() // 1_000_000, "text": min(MAX_BYTES, largest_file()) // 1_000_000}

    def clean(self) -> dict[str, Any]:
        """What was given; pages of one paper must all be pictures."""
        given = super().clean() or self.cleaned_data
        files = given.get("files") or []
        if not given.get("one_paper") or len(files) < 2:
            return given
        if len(files) > MOST_PHOTOS:
            self.add_error("files", _("Một văn bản ghép được tới %(most)s ảnh.") % {"most": MOST_PHOTOS})
        together, limit = sum(file.size for file in files), largest_file()
        if together > limit:
            self.add_error(
                "files",
                _(
                    "Các ảnh cộng lại %(size)s MB; ảnh của một văn bản cộng lại được tới %(limit)s MB. "
                    "Chụp ở cỡ ảnh nhỏ hơn, hoặc gửi qua tin nhắn để máy thu nhỏ, rồi chọn lại."
                )
                % {"size": together // 1_000_000 + 1, "limit": limit // 1_000_000},
            )
        for file in files:
            head = file.read(16)
            file.seek(0)
            if not is_picture(head):
                self.add_error(
                    "files",
                    _(
                        "“%(name)s” không phải ảnh JPEG, PNG, TIFF hoặc WebP nên không ghép được. Bỏ tệp đó, hoặc bỏ đánh dấu ở ô dưới."
                    )
                    % {"name": file.name},
                )
        return given


class NewVersionForm(Form):
    """One file: a newer version of a document the office holds."""

    file = FileField(label=gettext_lazy("Bản mới của văn bản"), accept=ACCEPT, allow_empty_file=True)


class PasteForm(Form):
    """The words of a document, pasted."""

    text = forms.CharField(
        label=gettext_lazy("Chữ của văn bản"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=LONGEST_PASTE,
        strip=False,
        help_text=gettext_lazy("Chép toàn bộ văn bản, từ quốc hiệu đến nơi nhận, rồi dán vào đây."),
        error_messages={"max_length": gettext_lazy("Dài quá một triệu chữ. Dán từng văn bản một.")},
    )

    def clean_text(self) -> str:
        """The text with plain line feeds, no longer than the reader takes: a letter with marks counts up to three."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if len(text.encode("utf-8", "replace")) > MAX_BYTES:
            raise forms.ValidationError(
                _("Chữ dán vào nhiều hơn mức phần mềm đọc được (%(limit)s MB). Dán từng văn bản một, bỏ bớt phụ lục."),
                params={"limit": MAX_BYTES // 1_000_000},
            )
        return text


class TypeInForm(Form):
    """A document without a file."""

    doc_type = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), choices=[(name, name) for name in DOC_TYPES])
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Câu nói văn bản về việc gì, không kèm loại văn bản."),
    )


class FilterForm(Form):
    """The filters of the list."""

    tim = forms.CharField(label=gettext_lazy("Tìm"), required=False, max_length=200)
    trang_thai = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    nam = forms.ChoiceField(label=gettext_lazy("Năm"), required=False)

    def __init__(self, *args: Any, doc_types: list[str], years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["trang_thai"].choices = [("", _("Đang dùng")), *DocumentState.choices]  # type: ignore[attr-defined]
        self.fields["loai"].choices = [("", _("Mọi loại")), *((name, name) for name in doc_types)]  # type: ignore[attr-defined]
        self.fields["nam"].choices = [("", _("Mọi năm")), *((str(year), str(year)) for year in years)]  # type: ignore[attr-defined]


class HeaderForm(VersionedFormMixin, ModelForm):
    """What stands at the head and foot of the paper; completed once the e-office has issued it."""

    issued_on = VietnameseDateField(label=gettext_lazy("Ngày ban hành"), required=False)

    class Meta:
        model = Document
        fields = ("doc_type", "number", "issued_on", "title", "issuer", "place", "signer", "year")
        labels = {
            "doc_type": gettext_lazy("Loại văn bản"),
            "number": gettext_lazy("Số, ký hiệu"),
            "title": gettext_lazy("Trích yếu"),
            "issuer": gettext_lazy("Cơ quan ban hành"),
            "place": gettext_lazy("Nơi ban hành"),
            "signer": gettext_lazy("Người ký"),
            "year": gettext_lazy("Năm của văn bản"),
        }
        help_texts = {"number": gettext_lazy("Ghi khi văn thư đã cấp số. Ví dụ 15/KH-UBND.")}
        widgets = {"title": forms.Textarea(attrs={"rows": 2})}

    def leave_out(self, names: Collection[str]) -> None:
        """Take boxes away that are filled in elsewhere; call before validation."""
        for name in set(names) & set(self.fields):
            del self.fields[name]


class ItemForm(VersionedFormMixin, Form):
    """One candidate, edited. Which boxes there are depends on its kind."""

    together = (("lead", "mode"), ("operator", "value", "unit"))

    text = forms.CharField(
        label=gettext_lazy("Nội dung"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_ITEM
    )
    lead = forms.CharField(
        label=gettext_lazy("Chủ trì"),
        required=False,
        max_length=600,
        help_text=gettext_lazy("Nhiều cơ quan thì cách nhau bằng dấu chấm phẩy. Để trống là “Chưa giao”."),
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("Cách giao"),
        choices=(("assign", gettext_lazy("Giao việc")), ("request", gettext_lazy("Đề nghị phối hợp"))),
        required=False,
    )
    coordinating = forms.CharField(label=gettext_lazy("Phối hợp"), required=False, max_length=1000)
    deadline_on = VietnameseDateField(label=gettext_lazy("Hạn"), required=False)
    value = VietnameseDecimalField(label=gettext_lazy("Mức"), required=False)
    unit = forms.CharField(label=gettext_lazy("Đơn vị tính"), required=False, max_length=60)
    operator = forms.ChoiceField(
        label=gettext_lazy("So sánh"),
        required=False,
        choices=(("=", "="), (">=", "≥"), ("<=", "≤"), (">", ">"), ("<", "<")),
    )
    reporter = forms.CharField(label=gettext_lazy("Ai báo cáo"), required=False, max_length=300)
    to = forms.CharField(label=gettext_lazy("Gửi"), required=False, max_length=300)
    via = forms.CharField(label=gettext_lazy("Qua"), required=False, max_length=300)
    by = forms.CharField(
        label=gettext_lazy("Hạn báo cáo"),
        required=False,
        max_length=60,
        help_text=of_this_year(gettext_lazy("Ngày cụ thể ghi 15/12/%(year)s, hằng năm ghi 15/12.")),
    )

    SHOWN = {
        CandidateKind.TASK: ("text", "lead", "mode", "coordinating", "deadline_on"),
        CandidateKind.TARGET: ("text", "operator", "value", "unit"),
        CandidateKind.REPORT_DUTY: ("text", "reporter", "to", "via", "by"),
        CandidateKind.BUDGET_SOURCE: ("text",),
    }

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = ("version", *self.SHOWN[CandidateKind(kind)])
        for name in [name for name in self.fields if name not in shown]:
            del self.fields[name]
        self.order_fields(shown)


class SplitForm(VersionedFormMixin, Form):
    """One item cut into several, a line each."""

    texts = forms.CharField(
        label=gettext_lazy("Mỗi dòng một việc"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        help_text=gettext_lazy("Xuống dòng ở chỗ muốn tách. Cơ quan và thời hạn được chép sang từng việc."),
    )


class AddItemForm(Form):
    """An item the reader did not see: from a selection, from line numbers, or from nowhere."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại mục"), choices=CandidateKind.choices)
    text = forms.CharField(
        label=gettext_lazy("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST_ITEM,
        help_text=gettext_lazy("Để trống thì lấy đúng chữ của các dòng dưới đây."),
    )
    lead = forms.CharField(label=gettext_lazy("Chủ trì"), required=False, max_length=600)
    line_from = forms.IntegerField(label=gettext_lazy("Từ dòng"), required=False, min_value=1)
    line_to = forms.IntegerField(label=gettext_lazy("Đến dòng"), required=False, min_value=1)
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Adds ``span`` (or ``None``) and fills an empty text from the source."""
        data: dict[str, Any] = super().clean() or {}
        data["span"] = self._span(data)
        if not data.get("text") and data["span"]:
            start, end = data["span"]
            data["text"] = " ".join(self.source[start:end].split())
            if len(data["text"]) > LONGEST_ITEM:
                self.add_error("line_to", _("Đoạn này dài quá một mục. Chọn ít dòng hơn, hoặc ghi nội dung ở ô trên."))
                data["text"] = ""
        if not data.get("text") and not self.errors:
            self.add_error("text", _("Ghi nội dung, hoặc cho biết nằm ở dòng nào của văn bản."))
        return data

    def _span(self, data: dict[str, Any]) -> tuple[int, int] | None:
        start, end = data.get("start"), data.get("end")
        if start is not None and end is not None and start < end <= len(self.source):
            return start, end
        first = data.get("line_from")
        if not first:
            return None
        lines = self.source.split("\n")
        last = data.get("line_to") or first
        if last < first:
            self.add_error("line_to", _("Dòng cuối đứng trước dòng đầu. Ghi lại một trong hai dòng."))
            return None
        if last > len(lines):
            wrong = "line_from" if first > len(lines) else "line_to"
            self.add_error(wrong, _("Văn bản có %(count)s dòng.") % {"count": len(lines)})
            return None
        begin = sum(len(line) + 1 for line in lines[: first - 1])
        return begin, begin + sum(len(line) + 1 for line in lines[first - 1 : last]) - 1


class ParentForm(VersionedFormMixin, Form):
    """Which of the office's papers is the plan above."""

    parent = forms.ChoiceField(label=gettext_lazy("Kế hoạch cấp trên"), required=False)

    def offer(self, documents: list[Document], cited: set[uuid.UUID]) -> None:
        """The papers to choose from, those cited in the plan marked as such."""
        self.fields["parent"].choices = [  # type: ignore[attr-defined]
            ("", _("Chưa chọn")),
            *((str(d.pk), _title(d, is_cited=d.pk in cited)) for d in documents),
        ]


def _title(document: Document, *, is_cited: bool) -> str:
    words = " · ".join(filter(None, (document.number, document.issuer, document.name)))[:160]
    return _("%(name)s (được viện dẫn)") % {"name": words} if is_cited else words
