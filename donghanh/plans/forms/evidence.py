"""Photos and files on their way in."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms import FileField, Form

ACCEPT = ".jpg,.jpeg,.png,.webp,.tif,.tiff,.pdf,.docx,.xlsx"


def files_field() -> FileField:
    """Several photos or files, or none. What each of them is, is looked at after it has arrived."""
    return FileField(
        label=gettext_lazy("Ảnh, tệp minh chứng"),
        multiple=True,
        required=False,
        accept=ACCEPT,
        allow_empty_file=True,
    )


def files_help() -> str:
    """What may be chosen, by the settings of this office."""
    return _("Chụp hoặc chọn ảnh, PDF, Word, Excel; mỗi tệp tới %(size)d MB. Chọn được nhiều tệp một lúc.") % {
        "size": settings.EVIDENCE_LARGEST // 1_000_000
    }


class EvidenceForm(Form):
    """Files alone."""

    files = files_field()
    files.required = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = files_help()
