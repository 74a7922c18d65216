"""From a file somebody sent to plain sheets. The file is read in a child and forgotten; what was read travels with the
page, signed for its author, until it is applied or the page is left."""

import contextlib
import tempfile
import uuid
from pathlib import Path
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from donghanh.documents.child import read_in_child
from donghanh.staffing.intake.sheets import LARGEST_FILE
from donghanh.staffing.refusals import StaffingRefused

Sheets = dict[str, Any]
"""What the child read: see ``intake.workbook.read_workbook``."""
_SALT = "staffing.intake"
LASTS = 2 * 60 * 60
"""Seconds for which what was read can be applied."""
MODULE = "donghanh.staffing.intake.limited"


def read_upload(file: UploadedFile) -> Sheets:
    """The sheets of an uploaded spreadsheet; takes about a second. Nothing of the file stays.

    Refused: ``empty``, ``too_large``, and what the child refuses (``wrong_type``, ``old_or_locked``, ``damaged``,
    ``too_complex``) or cannot do (``too_heavy``, ``reader_broke``).
    """
    if not file.size:
        raise StaffingRefused("empty")
    if file.size > LARGEST_FILE:
        raise StaffingRefused("too_large", limit=LARGEST_FILE // 1_000_000)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        answer = read_in_child(Path(kept.name), module=MODULE)
    if answer.result is None:
        raise StaffingRefused(answer.refusal)
    return {"sheets": answer.result["sheets"], "titles": answer.result["titles"]}


def seal(sheets: Sheets, *, account: uuid.UUID | None, unit: uuid.UUID) -> str:
    """The sheets as a text that only this account can send back, for this unit."""
    return signing.dumps({"of": f"{account}|{unit}", **sheets}, salt=_SALT, compress=True)


def unseal(text: str, *, account: uuid.UUID | None, unit: uuid.UUID) -> Sheets:
    """What was sealed. Refused: ``gone`` when it is too old, somebody else's, or no seal at all."""
    with contextlib.suppress(signing.BadSignature):
        found = signing.loads(text, salt=_SALT, max_age=LASTS)
        if found.pop("of", "") == f"{account}|{unit}":
            return dict(found)
    raise StaffingRefused("gone")
