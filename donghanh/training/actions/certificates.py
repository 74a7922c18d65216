"""Certificates are issued with numbers given once, revoked with a reason, issued anew."""

import datetime as dt

from django.db import transaction

from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.training.actions._writing import day_of, lock, plain, some_words, tell
from donghanh.training.models import (
    Certificate,
    CertificateSeries,
    Course,
    CourseState,
    Enrolment,
    EventKind,
    IssuingOffice,
)
from donghanh.training.naming import one_line
from donghanh.training.refusals import TrainingRefused
from donghanh.units.models import Unit


@transaction.atomic
def set_office(
    *,
    unit: Unit,
    expected_version: int,
    authority: str,
    place: str,
    symbol: str,
    signer_title: str,
    signer_name: str,
    by: Actor,
    at: dt.datetime,
) -> IssuingOffice:
    """Say who issues and signs the unit's certificates from now on; return it. Those issued keep what they were issued with.

    ``expected_version`` is 0 for the first time. Raises ``StaleRecord``. Refused: ``office_empty`` for a box without words.
    """
    given = {
        "authority": authority,
        "place": place,
        "symbol": symbol,
        "signer_title": signer_title,
        "signer_name": signer_name,
    }
    values = {name: some_words(text, code="office_empty", field=name) for name, text in given.items()}
    office = IssuingOffice.objects.select_for_update(of=("self",)).filter(unit_key=str(unit.line)).first()
    if office is None:
        office = IssuingOffice.objects.create(unit=unit, unit_key=str(unit.line), **values)
    else:
        office.save_changes(expected_version=expected_version, **values)
    record("training.office_set", by=by, at=at, on=office, new=values, unit_id=unit.pk)
    return office


@transaction.atomic
def issue_certificates(
    *, course: Course, issued_on: dt.date, by: Actor, at: dt.datetime, only: Enrolment | None = None
) -> list[Certificate]:
    """Give a certificate to everybody who completed the course and holds none (``only``: to that one), in the order of their names;
    return them. Numbers go on from the last one of the unit and year, and none is ever given twice.

    Refused: ``not_finished``, ``no_office`` until it is said who signs, ``issued_ahead``, ``issued_early`` before the course ended,
    ``nobody_to_certify``.
    """
    course = lock(course.pk)
    _refuse_issuing(course, issued_on, at)
    office = _office(course.unit)
    due = Enrolment.objects.filter(course=course).trained().exclude(certificates__in=Certificate.objects.standing())
    rows = list(due.filter(member__erased_on__isnull=True).select_related("member").order_by("member__sort_key", "pk"))
    if only is not None:
        rows = [row for row in rows if row.pk == only.pk]
    if not rows:
        raise TrainingRefused("nobody_to_certify")
    first = _numbers(course.unit, issued_on.year, len(rows))
    made = [_issue(row, office, issued_on, first + place, by=by, at=at) for place, row in enumerate(rows)]
    tell(course, EventKind.ISSUED, count=len(made), first=made[0].full_number, last=made[-1].full_number, by=by, at=at)
    return made


@transaction.atomic
def revoke_certificate(
    *, certificate: Certificate, expected_version: int, reason: str, by: Actor, at: dt.datetime
) -> Certificate:
    """Take a certificate back: its number stays taken and is shown as revoked. Return it.

    Raises ``StaleRecord``. Refused: ``reason_missing``, ``revoked_already``.
    """
    reason = some_words(reason, code="reason_missing", field="reason")[:300]
    course = lock(certificate.enrolment.course_id)
    if certificate.revoked_on is not None:
        raise TrainingRefused("revoked_already")
    values = {"revoked_on": day_of(at), "revoke_reason": reason}
    certificate.save_changes(expected_version=expected_version, **values)
    tell(course, EventKind.REVOKED, number=certificate.full_number, by=by, at=at)
    record("training.certificate_revoked", by=by, at=at, on=certificate, new=values, unit_id=course.unit_id)
    return certificate


@transaction.atomic
def reissue_certificate(
    *, certificate: Certificate, expected_version: int, reason: str, issued_on: dt.date, by: Actor, at: dt.datetime
) -> Certificate:
    """Revoke a certificate and issue another in its place, with the name as it is written now and a number of its own; return the new
    one. It names the one it replaces.

    Raises ``StaleRecord``. Refused: what ``revoke_certificate`` and ``issue_certificates`` refuse.
    """
    former = revoke_certificate(certificate=certificate, expected_version=expected_version, reason=reason, by=by, at=at)
    made = issue_certificates(course=former.enrolment.course, only=former.enrolment, issued_on=issued_on, by=by, at=at)[
        0
    ]
    made.save_changes(expected_version=made.version, replaces=former)
    record(
        "training.certificate_replaced",
        by=by,
        at=at,
        on=made,
        new={"replaces": former.pk},
        unit_id=former.enrolment.course.unit_id,
    )
    return made


def _refuse_issuing(course: Course, issued_on: dt.date, at: dt.datetime) -> None:
    if course.state != CourseState.FINISHED:
        raise TrainingRefused("not_finished")
    if issued_on > day_of(at):
        raise TrainingRefused("issued_ahead", field="issued_on")
    if course.closed_on is not None and issued_on < course.closed_on:
        raise TrainingRefused("issued_early", field="issued_on", day=course.closed_on)


def _office(unit: Unit) -> IssuingOffice:
    office = IssuingOffice.objects.filter(unit_key=str(unit.line)).first()
    if office is None:
        raise TrainingRefused("no_office")
    return office


def _numbers(unit: Unit, year: int, count: int) -> int:
    """The first of so many numbers that follow each other. Whoever asks at the same time waits."""
    CertificateSeries.objects.get_or_create(unit_key=str(unit.line), year=year)
    series = CertificateSeries.objects.select_for_update().get(unit_key=str(unit.line), year=year)
    first = series.last + 1
    CertificateSeries.objects.filter(pk=series.pk).update(last=series.last + count)
    return first


def _issue(
    row: Enrolment, office: IssuingOffice, issued_on: dt.date, number: int, *, by: Actor, at: dt.datetime
) -> Certificate:
    made = Certificate.objects.create(
        enrolment=row,
        unit_key=office.unit_key,
        year=issued_on.year,
        number=number,
        symbol=office.symbol,
        issued_on=issued_on,
        authority=office.authority,
        place=office.place,
        signer_title=office.signer_title,
        signer_name=office.signer_name,
        printed_name=one_line(row.member.full_name),
        printed_birth=row.member.birth_year,
    )
    facts = {"number": number, "year": made.year, "symbol": made.symbol, "issued_on": issued_on, "enrolment": row.pk}
    record("training.certificate_issued", by=by, at=at, on=made, new=plain(facts), unit_id=row.course.unit_id)
    return made
