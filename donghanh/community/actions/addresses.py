"""Protected addresses: written down, and looked up only with a purpose that is told."""

import datetime as dt

from django.db import transaction

from donghanh.community.actions._writing import author_of, lock, refuse_ended, tell
from donghanh.community.models import AddressReading, EventKind, Initiative, InitiativeFile, ProtectedAddress, Purpose
from donghanh.community.refusals import CommunityRefused
from donghanh.community.sealing import SealBroken, seal, unseal
from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

LONGEST = 1000


@transaction.atomic
def write_address(
    *, initiative: Initiative, expected_version: int, address: str, by: Actor, at: dt.datetime
) -> ProtectedAddress:
    """Write down where a protected model is, over what was there, and return the sealed row. ``expected_version`` is that of the
    row, nought while there is none.

    Raises ``StaleRecord``. Refused: ``ended``, ``not_protected``, ``address_empty``, ``address_long``, ``address_there`` when somebody
    else wrote the first one meanwhile.
    """
    initiative = lock(initiative.pk)
    refuse_ended(initiative)
    if not initiative.is_protected:
        raise CommunityRefused("not_protected")
    text = nfc(address).strip()
    if not text:
        raise CommunityRefused("address_empty", field="address")
    if len(text) > LONGEST:
        raise CommunityRefused("address_long", field="address", most=LONGEST)
    sealed = seal(text, of=initiative.pk)
    held = ProtectedAddress.objects.filter(initiative=initiative).first()
    if held is None:
        held = ProtectedAddress.objects.create(initiative=initiative, sealed=sealed, written_at=at)
    elif not expected_version:
        raise CommunityRefused("address_there")
    else:
        held.save_changes(expected_version=expected_version, sealed=sealed, written_at=at)
    tell(initiative, EventKind.ADDRESS, by=by, at=at)
    record("community.address_written", by=by, at=at, on=held, new={"sealed": ""}, unit_id=initiative.unit_id)
    return held


@transaction.atomic
def read_address(*, held: ProtectedAddress, purpose: str, by: Actor, at: dt.datetime) -> str:
    """Open a protected address for a purpose and return it. That it was opened is told on the page of the model and in the audit
    log, in the same transaction: without the one there is not the other.

    Refused: ``purpose_unknown``, ``seal_broken`` when the secret of this installation is not the one it was sealed with.
    """
    _look(held.initiative, purpose, by=by, at=at)
    record(
        "community.address_read", by=by, at=at, on=held, new={"purpose": purpose}, unit_id=held.initiative.unit_id
    )  # fmt: skip
    try:
        return unseal(held.sealed, of=held.initiative_id)
    except SealBroken as broken:
        raise CommunityRefused("seal_broken") from broken


@transaction.atomic
def open_protected_file(*, row: InitiativeFile, by: Actor, at: dt.datetime) -> InitiativeFile:
    """Tell that a paper of a protected model is being opened, and return its row: a paper may say the address."""
    _look(row.initiative, Purpose.PAPER, by=by, at=at)
    record(
        "community.protected_file_opened", by=by, at=at, on=row, new={"use": row.use}, unit_id=row.initiative.unit_id
    )  # fmt: skip
    return row


def _look(initiative: Initiative, purpose: str, *, by: Actor, at: dt.datetime) -> None:
    if purpose not in Purpose.values:
        raise CommunityRefused("purpose_unknown", field="purpose")
    AddressReading.objects.create(initiative=initiative, read_at=at, purpose=purpose, reader=author_of(by))
