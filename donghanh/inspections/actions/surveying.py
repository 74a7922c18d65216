"""Hamlets are compared by criteria, and one is chosen."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from donghanh.activities.naming import OLDEST
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record
from donghanh.inspections.actions._shared import author_of, day_of, folded, one_line, paragraphs, some_words
from donghanh.inspections.criteria import NoValue, parameter, shipped_criteria
from donghanh.inspections.models import (
    Measure,
    PilotChoice,
    Survey,
    SurveyCriterion,
    SurveyValue,
    SurveyVillage,
    Towards,
)
from donghanh.inspections.queries.ranking import ranking_of
from donghanh.inspections.refusals import InspectionRefused
from donghanh.units.heirs import heir
from donghanh.units.models import Unit
from donghanh.units.queries import standing, villages

MOST_CRITERIA = 12
HIGHEST_SCORE = Decimal(1000)
MOST_COUNTED = 1_000_000


@dataclass(frozen=True)
class Counted:
    """What was counted for one criterion; both empty where nothing is known."""

    number: Decimal | None = None
    base: int | None = None


@transaction.atomic
def start_survey(*, unit: Unit, title: str, as_of: dt.date, by: Actor, at: dt.datetime, note: str = "") -> Survey:
    """Begin a survey of the hamlets the unit has on the day, with the shipped criteria as they hold on it; return it.

    Refused: ``title_empty``; ``survey_in_future``, ``day_far``; ``no_villages`` for a unit without hamlets that day.
    """
    title = some_words(title, empty="title_empty", field="title")
    if as_of > day_of(at):
        raise InspectionRefused("survey_in_future", field="as_of")
    if as_of < day_of(at) - OLDEST:
        raise InspectionRefused("day_far", field="as_of")
    rows = list(villages(unit, as_of))
    if not rows:
        raise InspectionRefused("no_villages", field="as_of")
    made = Survey.objects.create(
        unit=unit, title=title[:200], as_of=as_of, note=paragraphs(note)[:1000], search=folded(title)[:400],
        created_at=at, created_by=author_of(by),
    )  # fmt: skip
    SurveyVillage.objects.bulk_create(SurveyVillage(survey=made, village=village) for village in rows)
    SurveyCriterion.objects.bulk_create(
        SurveyCriterion(
            survey=made,
            **{
                name: getattr(one, name)
                for name in (
                    "code", "name", "guidance", "measure", "direction", "weight", "low", "high", "natural",
                    "reliable_from", "number_word", "base_word", "order", "source",
                )
            },
        )
        for one in shipped_criteria(as_of)
    )  # fmt: skip
    record(
        "inspections.survey_started", by=by, at=at, on=made, new={"as_of": as_of, "villages": len(rows)},
        unit_id=unit.pk,
    )  # fmt: skip
    return made


@transaction.atomic
def count_village(
    *,
    village: SurveyVillage,
    expected_version: int,
    counted: Mapping[uuid.UUID, Counted],
    by: Actor,
    at: dt.datetime,
) -> SurveyVillage:
    """Write what was counted in a hamlet, by criterion; an empty one is taken out: not known. Returns the hamlet.

    Refused: ``chosen`` while a choice stands; ``half_counted`` for one of two counts, ``part_over_whole``, ``out_of_scale``
    for points outside their scale, ``too_many``, each with ``criterion``. Raises ``StaleRecord``.
    """
    survey = _hold(village.survey_id)
    _refuse_chosen(survey)
    criteria = {one.pk: one for one in survey.criteria.all()}
    for key, given in counted.items():
        if key not in criteria:
            raise InspectionRefused("gone")
        _refuse_counted(criteria[key], given)
    village.save_changes(expected_version=expected_version, changed_at=at)
    for key, given in counted.items():
        if given.number is None:
            SurveyValue.objects.filter(village=village, criterion_id=key).delete()
        else:
            SurveyValue.objects.update_or_create(
                village=village, criterion_id=key,
                defaults={"survey": survey, "number": given.number, "base": given.base},
            )  # fmt: skip
    known = sum(given.number is not None for given in counted.values())
    record("inspections.village_counted", by=by, at=at, on=village, new={"known": known}, unit_id=survey.unit_id)
    return village


@transaction.atomic
def count_villages(
    *, survey: Survey, counted: Mapping[uuid.UUID, Mapping[uuid.UUID, Counted]], by: Actor, at: dt.datetime
) -> int:
    """Write a whole table: by hamlet of the survey, by criterion; what is not in it stays. Returns how many hamlets were written.

    All of it or nothing. Refused: ``chosen``, ``gone``; ``of_village`` with the hamlet and what is wrong there.
    """
    held = _hold(survey.pk)
    _refuse_chosen(held)
    rows = {one.pk: one for one in held.villages.select_related("village")}
    for key, given in counted.items():
        if key not in rows:
            raise InspectionRefused("gone")
        one = rows[key]
        try:
            count_village(village=one, expected_version=one.version, counted=given, by=by, at=at)
        except InspectionRefused as refused:
            raise InspectionRefused(
                "of_village", field="pasted", village=one.village.title, refused=refused
            ) from refused
    return len(counted)


@transaction.atomic
def add_criterion(*, survey: Survey, by: Actor, at: dt.datetime, **values: Any) -> SurveyCriterion:
    """Compare the hamlets by one thing more; return it. ``values``: name, guidance, measure, direction, weight, low, high,
    number_word, base_word, reliable_from.

    Refused: ``chosen``; ``criterion_empty``; ``criterion_known``; ``scale_backward``; ``above_births`` where "above the
    natural value" is asked of anything but births; ``criteria_full``.
    """
    held = _hold(survey.pk)
    _refuse_chosen(held)
    if held.criteria.count() >= MOST_CRITERIA:
        raise InspectionRefused("criteria_full", most=MOST_CRITERIA)
    last = held.criteria.aggregate(last=Max("order"))["last"] or 0
    made = SurveyCriterion.objects.create(
        survey=held, code=f"own_{uuid.uuid4().hex[:12]}", order=last + 10, **_checked(held, values)
    )
    record("inspections.criterion_added", by=by, at=at, on=made, new={"weight": made.weight}, unit_id=held.unit_id)
    return made


@transaction.atomic
def correct_criterion(
    *, criterion: SurveyCriterion, expected_version: int, by: Actor, at: dt.datetime, **values: Any
) -> SurveyCriterion:
    """Weigh or word a criterion otherwise; return it. What was counted stays, so its measure does. Refused as
    :func:`add_criterion` refuses. Raises ``StaleRecord``."""
    held = _hold(criterion.survey_id)
    _refuse_chosen(held)
    old = {"weight": criterion.weight, "low": str(criterion.low), "high": str(criterion.high)}
    given = _checked(held, values | {"measure": criterion.measure}, but=criterion)
    criterion.save_changes(expected_version=expected_version, **given)
    new = {"weight": criterion.weight, "low": str(criterion.low), "high": str(criterion.high)}
    record("inspections.criterion_corrected", by=by, at=at, on=criterion, old=old, new=new, unit_id=held.unit_id)
    return criterion


@transaction.atomic
def remove_criterion(*, criterion: SurveyCriterion, by: Actor, at: dt.datetime) -> None:
    """Compare by it no longer; what was counted for it goes too. Refused: ``chosen``; ``last_criterion``."""
    held = _hold(criterion.survey_id)
    _refuse_chosen(held)
    if held.criteria.count() == 1:
        raise InspectionRefused("last_criterion")
    record(
        "inspections.criterion_removed", by=by, at=at, on=criterion, old={"code": criterion.code}, unit_id=held.unit_id
    )  # fmt: skip
    criterion.delete()


@transaction.atomic
def choose_village(
    *,
    survey: Survey,
    village: SurveyVillage,
    reason: str,
    decided_by: str,
    document_number: str,
    decided_on: dt.date,
    by: Actor,
    at: dt.datetime,
    correction: str = "",
) -> PilotChoice:
    """Record which hamlet was chosen for the pilot, with the ranking as it stands; return the choice. Where one stands
    already this corrects it: ``correction`` says what was wrong, and the former is kept. Any hamlet may be chosen.

    Refused: ``village_elsewhere``; ``reason_empty``, ``decider_empty``, ``document_empty``; ``decided_in_future``,
    ``decided_before_survey``; ``village_over`` for a hamlet that stands no more, with the one it went over into (``heir``); ``correction_empty`` where a choice stands.
    """
    held = _hold(survey.pk)
    if village.survey_id != held.pk:
        raise InspectionRefused("village_elsewhere", field="village")
    reason = some_words(reason, empty="reason_empty", field="reason")
    decided_by = some_words(decided_by, empty="decider_empty", field="decided_by")
    document_number = some_words(document_number, empty="document_empty", field="document_number")
    if decided_on > day_of(at):
        raise InspectionRefused("decided_in_future", field="decided_on")
    if decided_on < held.as_of:
        raise InspectionRefused("decided_before_survey", field="decided_on", day=held.as_of)
    if standing(village.village, decided_on) is None:
        after = heir(village.village, decided_on)
        raise InspectionRefused(
            "village_over", field="village", name=village.village.full_name, heir=after.full_name if after else ""
        )
    former = PilotChoice.objects.current().filter(survey=held).first()
    if former is not None:
        _end(former, some_words(correction, empty="correction_empty", field="correction"), by=by, at=at)
    ranked = ranking_of(held)
    made = PilotChoice.objects.create(
        survey=held,
        village=village,
        reason=reason[:1000],
        decided_by=decided_by[:160],
        document_number=document_number[:60],
        decided_on=decided_on,
        rank=next((line.place.rank for line in ranked.lines if line.village.pk == village.pk), None),
        ranking=[[str(line.village.village_id), line.place.rank, line.points_shown] for line in ranked.lines],
        recorded_at=at,
        recorded_by=author_of(by),
    )
    record(
        "inspections.village_chosen", by=by, at=at, on=made,
        old={"choice": former.pk} if former else None, new={"village": village.village_id, "rank": made.rank},
        unit_id=held.unit_id,
    )  # fmt: skip
    return made


@transaction.atomic
def withdraw_choice(*, choice: PilotChoice, reason: str, by: Actor, at: dt.datetime) -> PilotChoice:
    """Take a choice back: the survey is open again, the choice stays readable with the reason. Returns it.

    Refused: ``reason_empty``; ``choice_over`` for one that stands no longer.
    """
    reason = some_words(reason, empty="reason_empty", field="reason")
    held = _hold(choice.survey_id)
    choice = PilotChoice.objects.select_for_update().get(pk=choice.pk)
    if choice.ended_at is not None:
        raise InspectionRefused("choice_over")
    _end(choice, reason, by=by, at=at)
    record(
        "inspections.choice_withdrawn", by=by, at=at, on=choice, old={"village": choice.village.village_id},
        unit_id=held.unit_id,
    )  # fmt: skip
    return choice


def _end(choice: PilotChoice, reason: str, *, by: Actor, at: dt.datetime) -> None:
    choice.ended_at, choice.ended_by, choice.ended_reason = at, author_of(by), reason[:300]
    choice.save(update_fields=["ended_at", "ended_by", "ended_reason"])


def _hold(pk: uuid.UUID) -> Survey:
    held = Survey.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=pk).first()
    if held is None:
        raise InspectionRefused("gone")
    return held


def _refuse_chosen(survey: Survey) -> None:
    if PilotChoice.objects.current().filter(survey=survey).exists():
        raise InspectionRefused("chosen")


def _refuse_counted(criterion: SurveyCriterion, given: Counted) -> None:
    """Raise what is wrong with one entry, with the name of its criterion."""
    takes_two = criterion.measure != Measure.SCORE
    if takes_two and (given.number is None) != (given.base is None):
        raise InspectionRefused("half_counted", criterion=criterion.name)
    if given.number is None:
        return
    if takes_two and given.base is not None and (given.number > MOST_COUNTED or given.base > MOST_COUNTED):
        raise InspectionRefused("too_many", criterion=criterion.name)
    if criterion.measure == Measure.SHARE and given.base is not None and given.number > given.base:
        raise InspectionRefused("part_over_whole", criterion=criterion.name)
    if not takes_two and not criterion.low <= given.number <= criterion.high:
        raise InspectionRefused("out_of_scale", criterion=criterion.name, low=criterion.low, high=criterion.high)


def _checked(survey: Survey, values: dict[str, Any], *, but: SurveyCriterion | None = None) -> dict[str, Any]:
    name = some_words(values.get("name", ""), empty="criterion_empty", field="name")
    others = survey.criteria.exclude(pk=but.pk) if but else survey.criteria.all()
    if folded(name) in {folded(other) for other in others.values_list("name", flat=True)}:
        raise InspectionRefused("criterion_known", field="name")
    measure, direction = Measure(values["measure"]), Towards(values["direction"])
    if direction == Towards.ABOVE and measure != Measure.BIRTHS:
        raise InspectionRefused("above_births", field="direction")
    if values["high"] <= values["low"] or values["high"] > HIGHEST_SCORE:
        raise InspectionRefused("scale_backward", field="high")
    words = {
        Measure.BIRTHS: ("Bé trai", "Bé gái"),
        Measure.SCORE: ("Điểm", ""),
        Measure.SHARE: (
            one_line(values.get("number_word", "")) or "Số",
            one_line(values.get("base_word", "")) or "Trên tổng",
        ),
    }
    try:
        natural = parameter("natural_sex_ratio", survey.as_of) if direction == Towards.ABOVE else None
    except NoValue as missing:
        raise InspectionRefused("above_births", field="direction") from missing
    return {
        "name": name[:120],
        "guidance": one_line(values.get("guidance", ""))[:500],
        "measure": measure.value,
        "direction": direction.value,
        "weight": values["weight"],
        "low": values["low"],
        "high": values["high"],
        "natural": natural,
        "reliable_from": values.get("reliable_from") or 0,
        "number_word": words[measure][0][:40],
        "base_word": words[measure][1][:40],
    }
