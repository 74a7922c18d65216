"""The spreadsheet of bodies and people on its way in, for one account and one unit."""

import uuid

from django.core.files.uploadedfile import UploadedFile

from donghanh.documents.sheets import upload
from donghanh.documents.sheets.upload import SheetRefused, Sheets
from donghanh.staffing.refusals import StaffingRefused

_SALT = "staffing.intake"
MODULE = "donghanh.staffing.intake.limited"


def read_upload(file: UploadedFile) -> Sheets:
    """The sheets of an uploaded spreadsheet (``documents.sheets.upload.read_upload``, with its refusals)."""
    try:
        return upload.read_upload(file, module=MODULE)
    except SheetRefused as refused:
        raise StaffingRefused(refused.code, **refused.params) from refused


def seal(sheets: Sheets, *, account: uuid.UUID | None, unit: uuid.UUID) -> str:
    """The sheets as a text that only this account can send back, for this unit."""
    return upload.seal(sheets, of=f"{account}|{unit}", salt=_SALT)


def unseal(text: str, *, account: uuid.UUID | None, unit: uuid.UUID) -> Sheets:
    """What was sealed. Refused: ``gone`` when it is too old, somebody else's, or no seal at all."""
    try:
        return upload.unseal(text, of=f"{account}|{unit}", salt=_SALT)
    except SheetRefused as refused:
        raise StaffingRefused(refused.code, **refused.params) from refused
