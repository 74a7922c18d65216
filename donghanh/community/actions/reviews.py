"""What was found of a model in a year."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from donghanh.community.actions._writing import lock, refuse_far, some_words, tell
from donghanh.community.models import EventKind, Initiative, Measure, Review, ReviewItem
from donghanh.community.naming import one_line
from donghanh.community.refusals import CommunityRefused
from donghanh.domain.text import nfc
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.record import record

HIGHEST = 100


@dataclass(frozen=True)
class Answer:
    """One criterion and what was found; neither a score nor a verdict where it was not looked at."""

    text: str
    measure: str
    score: int | None = None
    met: bool | None = None


@transaction.atomic
def record_review(
    *,
    initiative: Initiative,
    year: int,
    held_on: dt.date,
    reviewer: str,
    conclusion: str,
    answers: Sequence[Answer],
    by: Actor,
    at: dt.datetime,
) -> Review:
    """Write the review of a year down and return it. An ended model may still be reviewed.

    Refused: ``reviewed_already``, ``year_outside`` of the model's life, ``reviewer_empty``, ``conclusion_empty``, ``day_far``,
    ``answers_empty``, ``score_wrong``.
    """
    initiative = lock(initiative.pk)
    if Review.objects.filter(initiative=initiative, year=year).exists():
        raise CommunityRefused("reviewed_already", field="year", year=year)
    review = Review(initiative=initiative, year=year, held_on=held_on)
    _fill(review, reviewer, conclusion, at)
    items = _items(review, answers)
    review.save(force_insert=True)
    ReviewItem.objects.bulk_create(items)
    tell(initiative, EventKind.REVIEWED, on=held_on, year=year, by=by, at=at)
    record(
        "community.reviewed",
        by=by,
        at=at,
        on=review,
        new={"year": year, "held_on": held_on, "answers": _said(answers)},
        unit_id=initiative.unit_id,
    )
    return review


@transaction.atomic
def correct_review(
    *,
    review: Review,
    expected_version: int,
    held_on: dt.date,
    reviewer: str,
    conclusion: str,
    answers: Sequence[Answer],
    by: Actor,
    at: dt.datetime,
) -> Review:
    """Correct a review and return it. Raises ``StaleRecord``. Refused: what ``record_review`` refuses but the year."""
    initiative = lock(review.initiative_id)
    draft = Review(initiative=initiative, year=review.year, held_on=held_on)
    _fill(draft, reviewer, conclusion, at)
    items = _items(review, answers)
    old = [Answer(item.text, item.measure, item.score, item.met) for item in review.items.all()]
    review.save_changes(
        expected_version=expected_version, held_on=held_on, reviewer=draft.reviewer, conclusion=draft.conclusion
    )
    review.items.all().delete()
    ReviewItem.objects.bulk_create(items)
    tell(initiative, EventKind.REVIEWED, on=held_on, year=review.year, corrected=True, by=by, at=at)
    record(
        "community.review_corrected",
        by=by,
        at=at,
        on=review,
        old={"answers": _said(old)},
        new={"held_on": held_on, "answers": _said(answers)},
        unit_id=initiative.unit_id,
    )
    return review


def _fill(review: Review, reviewer: str, conclusion: str, at: dt.datetime) -> None:
    refuse_far(review.held_on, at, field="held_on")
    first, last = review.initiative.founded_on.year, review.initiative.ended_on
    if not first <= review.year <= (last.year if last else review.held_on.year):
        raise CommunityRefused("year_outside", field="year", year=review.year)
    review.reviewer = some_words(reviewer, code="reviewer_empty", field="reviewer")
    review.conclusion = nfc(conclusion).strip()
    if not review.conclusion:
        raise CommunityRefused("conclusion_empty", field="conclusion")


def _items(review: Review, answers: Sequence[Answer]) -> list[ReviewItem]:
    named = [answer for answer in answers if one_line(answer.text)]
    if not any(answer.score is not None or answer.met is not None for answer in named):
        raise CommunityRefused("answers_empty")
    for answer in named:
        if answer.score is not None and not 0 <= answer.score <= HIGHEST:
            raise CommunityRefused("score_wrong")
    return [
        ReviewItem(
            review=review,
            order=order,
            text=one_line(answer.text)[:300],
            measure=answer.measure,
            score=answer.score if answer.measure == Measure.SCORE else None,
            met=answer.met if answer.measure == Measure.MET else None,
        )
        for order, answer in enumerate(named, start=1)
    ]


def _said(answers: Sequence[Answer]) -> list[list[object]]:
    return [[one.text, one.score if one.measure == Measure.SCORE else one.met] for one in answers]
