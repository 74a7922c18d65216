"""Photos and files on their way in."""

from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import FileField, Form

ACCEPT = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"


def files_field() -> FileField:
    """Several photos or files, or none. What each of them is, is looked at after it has arrived."""
    return FileField(
        label=gettext_lazy("Ảnh, tệp minh chứng"),
        multiple=True,
        required=False,
        accept=ACCEPT,
        allow_empty_file=True,
        help_text=gettext_lazy("Chụp hoặc chọn ảnh, PDF, Word, Excel; mỗi tệp tới 15 MB. Chọn được nhiều tệp một lúc."),
    )


class EvidenceForm(Form):
    """Files alone."""

    files = files_field()
    files.required = True
