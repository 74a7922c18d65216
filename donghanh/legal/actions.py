"""Changing the library: add, correct, mark as checked. Each writes what people see as history and the audit event."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.legal.changes import announce
from donghanh.legal.models import Confidence, InstrumentAlias, InstrumentChange, LegalInstrument, Status
from donghanh.legal.naming import folded, number_key, search_text
from donghanh.legal.refusals import LegalRefused
from donghanh.legal.successors import join_successors

FIELDS = (
    "number",
    "kind",
    "title",
    "issuer",
    "issued_on",
    "effective_on",
    "ended_on",
    "period_from",
    "period_last",
    "status",
    "replaced_by_number",
    "confidence",
    "source",
    "note",
)
"""What people may write; everything else follows from it."""
_JOINING = {"number", "issued_on", "replaced_by_number"}
"""What decides who succeeds whom."""


@transaction.atomic
def add_instrument(*, by: Actor, at: dt.datetime, aliases: Sequence[str] = (), **values: Any) -> LegalInstrument:
    """Add an instrument and return it; ``values`` are some of :data:`FIELDS`.

    Refused: ``number_empty``, ``already_there`` (number, day of issue and issuer together), and the dates that
    contradict each other or the status: ``ended_too_early``, ``effective_too_early``, ``period_backwards``,
    ``end_day_missing``, ``ended_yet_in_force``.
    """
    instrument = LegalInstrument(corrected_at=at, **_clean(values))
    _refuse(instrument, today=localdate(at))
    names = _names(aliases)
    _derive(instrument, names)
    instrument.save(force_insert=True)
    _store_aliases(instrument, names)
    shown = {f: _plain(getattr(instrument, f)) for f in FIELDS if getattr(instrument, f)}
    _remember(instrument, InstrumentChange.Verb.ADDED, by=by, at=at, old={}, new=shown)
    return _joined(instrument)


@transaction.atomic
def correct_instrument(
    *,
    instrument: LegalInstrument,
    expected_version: int,
    by: Actor,
    at: dt.datetime,
    reason: str = "",
    aliases: Sequence[str] | None = None,
    **values: Any,
) -> LegalInstrument:
    """Correct some of :data:`FIELDS` and, where given, the aliases; return the instrument.

    Loading reference data leaves the row alone from now on, and the plans that cite it are looked at again. Raises
    ``StaleRecord`` when somebody else saved first. Refused: ``nothing_new`` and whatever ``add_instrument`` refuses.
    """
    before = {f: getattr(instrument, f) for f in FIELDS}
    changes = {f: v for f, v in _clean(values).items() if v != before[f]}
    had = list(instrument.aliases.values_list("text", flat=True))
    names = had if aliases is None else _names(aliases)
    if not changes and {folded(n) for n in names} == {folded(n) for n in had}:
        raise LegalRefused("nothing_new")
    draft = LegalInstrument(id=instrument.id, **(before | changes))
    _refuse(draft, today=localdate(at))
    _derive(draft, names)
    instrument.save_changes(
        expected_version=expected_version,
        **changes,
        number_key=draft.number_key,
        search=draft.search,
        corrected_at=at,
    )
    old = {f: _plain(before[f]) for f in changes}
    new = {f: _plain(v) for f, v in changes.items()}
    if aliases is not None and names != had:
        _store_aliases(instrument, names)
        old, new = old | {"aliases": "; ".join(had)}, new | {"aliases": "; ".join(names)}
    _remember(instrument, InstrumentChange.Verb.CORRECTED, by=by, at=at, old=old, new=new, reason=reason)
    return _joined(instrument) if _JOINING & changes.keys() else instrument


@transaction.atomic
def verify_instrument(
    *,
    instrument: LegalInstrument,
    expected_version: int,
    status: str,
    source: str,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
) -> LegalInstrument:
    """Say that the row was compared with the published text on a day, and where; return it.

    Raises ``StaleRecord`` when somebody else saved first. Refused: ``source_missing``; ``status_missing`` while the
    status is still "chưa kiểm chứng"; ``end_day_missing`` when it says the instrument has ended but not when;
    ``ended_yet_in_force`` when it says it has not and its last day is over.
    """
    source = " ".join(source.split())
    if not source:
        raise LegalRefused("source_missing", field="source")
    if status == Status.UNVERIFIED:
        raise LegalRefused("status_missing", field="status")
    changes: dict[str, Any] = {"status": status, "confidence": Confidence.SEEN.value, "source": source}
    old = {f: getattr(instrument, f) for f in changes}
    draft = LegalInstrument(id=instrument.id, **{f: getattr(instrument, f) for f in FIELDS} | changes)
    _refuse(draft, today=localdate(at))
    instrument.save_changes(expected_version=expected_version, **changes, verified_on=on, corrected_at=at)
    new = {f: v for f, v in changes.items() if v != old[f]}
    _remember(instrument, InstrumentChange.Verb.VERIFIED, by=by, at=at, old={f: old[f] for f in new}, new=new)
    return instrument


def _clean(values: dict[str, Any]) -> dict[str, Any]:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"not a field people write: {', '.join(sorted(unknown))}")
    return {f: (nfc(v).strip() if isinstance(v, str) else v) for f, v in values.items()}


def _names(aliases: Sequence[str]) -> list[str]:
    found: dict[str, str] = {}
    for alias in aliases:
        if text := " ".join(nfc(alias).split()):
            found.setdefault(folded(text), text)
    return sorted(found.values())


def _refuse(instrument: LegalInstrument, *, today: dt.date) -> None:
    if not number_key(instrument.number):
        raise LegalRefused("number_empty", field="number")
    first, last = instrument.effective_on, instrument.ended_on
    if first and last and last <= first:
        raise LegalRefused("ended_too_early", field="ended_on")
    if first and instrument.issued_on and first < instrument.issued_on:
        raise LegalRefused("effective_too_early", field="effective_on")
    if instrument.period_from and instrument.period_last and instrument.period_last < instrument.period_from:
        raise LegalRefused("period_backwards", field="period_last")
    if instrument.status in (Status.SUPERSEDED, Status.EXPIRED) and last is None:
        raise LegalRefused("end_day_missing", field="ended_on")
    if instrument.status == Status.IN_FORCE and last is not None and last <= today:
        raise LegalRefused("ended_yet_in_force", field="status")
    if number_key(instrument.replaced_by_number) == number_key(instrument.number):
        raise LegalRefused("replaces_itself", field="replaced_by_number")
    same = LegalInstrument.objects.filter(
        number_key=number_key(instrument.number), issued_on=instrument.issued_on, issuer=instrument.issuer
    )
    if same.exclude(pk=instrument.pk).exists():
        raise LegalRefused("already_there", field="number")


def _derive(instrument: LegalInstrument, names: Sequence[str]) -> None:
    """Fill what follows from what was written: the keys for comparing and searching."""
    instrument.number_key = number_key(instrument.number)
    instrument.search = search_text(
        number=instrument.number,
        kind=instrument.kind,
        title=instrument.title,
        issuer=instrument.issuer,
        aliases=list(names),
    )


def _joined(instrument: LegalInstrument) -> LegalInstrument:
    """The instrument as it stands once every row of the library points at its successor again."""
    join_successors()
    instrument.refresh_from_db(fields=("replaced_by",))
    return instrument


def _store_aliases(instrument: LegalInstrument, names: Sequence[str]) -> None:
    instrument.aliases.all().delete()
    InstrumentAlias.objects.bulk_create(
        InstrumentAlias(instrument=instrument, text=text[:160], folded=folded(text)[:160]) for text in names
    )


def _remember(
    instrument: LegalInstrument,
    verb: InstrumentChange.Verb,
    *,
    by: Actor,
    at: dt.datetime,
    old: dict[str, Any],
    new: dict[str, Any],
    reason: str = "",
) -> None:
    InstrumentChange.objects.create(
        instrument=instrument, at=at, actor_id=by.id, verb=verb, reason=reason.strip(), old=old, new=new
    )
    record(f"legal.{verb.value}", by=by, at=at, on=instrument, old=old, new=new)
    announce(instrument)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
